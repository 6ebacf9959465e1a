package io.daybook.ledger.benchmarks.suite;

import io.daybook.ledger.benchmarks.contest.Budget;
import io.daybook.ledger.benchmarks.contest.Contest;
import io.daybook.ledger.benchmarks.contest.Metric;
import io.daybook.ledger.benchmarks.contest.Result;
import io.daybook.ledger.benchmarks.contest.Rounds;
import io.daybook.ledger.benchmarks.parts.PartsRun;
import io.daybook.ledger.benchmarks.report.Machine;
import io.daybook.ledger.benchmarks.report.Plots;
import io.daybook.ledger.benchmarks.report.ResultJson;
import io.daybook.ledger.benchmarks.report.ResultTable;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bin/ledger bench}: measures the ledger, what it is made of, and what else could be used. */
@Command(
        name = "ledger bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the ledger from submit to receipt, beside the parts it is made of, all in the same rounds.",
            "Prints a table for each contest: median, least and greatest of the rounds, and the ratio of medians to "
                    + "the first contestant; then which goals were reached."
        },
        footer = {
            "",
            "Examples:",
            "  ledger bench --quick",
            "  ledger bench --only batches-sync --only hot",
            "  ledger bench --only parts",
            "  ledger bench --only hot --only batch-size --plots plots",
            "  ledger bench --full --json > results.jsonl"
        })
public final class BenchCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "About two minutes for all.")
    private boolean quick;

    @Option(names = "--full", description = "As long as it needs, with the largest workloads.")
    private boolean full;

    @Option(names = "--only", paramLabel = "NAME", description = "Only the contests whose names begin so; repeatable.")
    private List<String> only = List.of();

    @Option(names = "--list", description = "Prints the names of the contests, and measures nothing.")
    private boolean list;

    @Option(names = "--json", description = "One JSON object a measurement instead of the tables.")
    private boolean json;

    @Option(names = "--rounds", paramLabel = "N", description = "How many rounds count (5; with --full 7).")
    private int rounds;

    @Option(names = "--millis", paramLabel = "N", description = "How long one measurement takes.")
    private long millis;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Where files are written meanwhile (a new directory among the temporary files).")
    private Path directory;

    @Option(
            names = "--plots",
            paramLabel = "DIR",
            description = "Draws what was measured as PNG files in this directory as well.")
    private Path plots;

    private final PrintStream out;
    private final TerminalProgress progress = new TerminalProgress(System.err);

    private BenchCommand(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs it and ends the process.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand(System.out)).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Scale scale = quick ? Scale.QUICK : full ? Scale.FULL : Scale.STANDARD;
        List<Entry> chosen = Catalogue.entries().stream()
                .filter(entry -> only.isEmpty()
                        ? scale.covers(entry.least())
                        : only.stream().anyMatch(entry.name()::startsWith))
                .toList();
        boolean parts = only.isEmpty() ? !quick : only.stream().anyMatch(PartsRun.CONTEST::startsWith);
        if (list || (chosen.isEmpty() && !parts)) {
            Catalogue.entries().forEach(entry -> out.println(entry.name()));
            out.println(PartsRun.CONTEST);
            return list ? CommandLine.ExitCode.OK : CommandLine.ExitCode.USAGE;
        }
        Path place =
                directory == null ? Files.createTempDirectory("daybook-bench") : Files.createDirectories(directory);
        measure(chosen, parts, scale, place);
        return CommandLine.ExitCode.OK;
    }

    private void measure(List<Entry> chosen, boolean parts, Scale scale, Path place) throws Exception {
        Machine machine = Machine.of(place);
        int counted = rounds > 0 ? rounds : scale.rounds();
        Budget budget = millis > 0 ? Budget.time(TimeUnit.MILLISECONDS.toNanos(millis)) : scale.budget();
        if (!json) {
            out.println("machine: " + machine);
            out.println("rounds: " + counted + " of " + TimeUnit.NANOSECONDS.toMillis(budget.nanos())
                    + " ms for each contestant in turn; ratios are of medians");
        }
        if (!machine.hasDisk()) {
            progress.note("files are written to " + machine.disk() + ", where a force costs nothing: use --directory");
        }
        Rounds measuring = new Rounds(counted, budget, place, progress);
        List<Result> all = new ArrayList<>();
        for (Entry entry : chosen) {
            Contest contest = entry.contest().apply(scale);
            List<Result> results = measuring.measure(contest);
            all.addAll(results);
            print(contest, results, machine);
        }
        if (parts) {
            all.addAll(measureParts(budget, machine));
        }
        if (plots != null) {
            Plots.draw(all, machine, plots).forEach(file -> progress.note("drawn: " + file));
        }
        if (!json) {
            List<String> goals = Goals.judge(all);
            goals.forEach(out::println);
        }
        if (directory == null) {
            Files.delete(place);
        }
    }

    private List<Result> measureParts(Budget budget, Machine machine) throws Exception {
        List<Result> results = new ArrayList<>();
        for (Class<?> part : PartsRun.parts()) {
            progress.step(PartsRun.CONTEST + ": " + part.getSimpleName());
            results.addAll(PartsRun.measure(part, TimeUnit.NANOSECONDS.toMillis(budget.nanos())));
        }
        Contest contest = new Contest(
                PartsRun.CONTEST,
                "the parts of a command's way, each alone, by JMH in a JVM of its own after warm-ups",
                Metric.COST,
                List.of());
        print(contest, results, machine);
        return results;
    }

    private void print(Contest contest, List<Result> results, Machine machine) throws Exception {
        progress.clear();
        if (json) {
            for (Result result : results) {
                out.println(ResultJson.of(result, machine));
            }
        } else {
            out.println();
            out.print(ResultTable.of(contest, results));
        }
        out.flush();
    }
}
