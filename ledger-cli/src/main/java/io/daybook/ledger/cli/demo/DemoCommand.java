package io.daybook.ledger.cli.demo;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.cli.progress.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bin/ledger demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Takes fifteen months of a real bank through the whole engine, compares every balance with the one the "
                    + "bank computed, closes the ledger, recovers it from its files, and compares again.",
            "Exits 0 when all of it agrees, else 1. Run again on the same directory, every command is answered from "
                    + "the first run, and nothing changes."
        },
        footer = {"", "Example:", "  ledger demo --dir books"})
public final class DemoCommand implements Callable<Integer> {
    private static final int AGREES = 0;
    private static final int DIFFERS = 1;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Directory of the ledger. Default: a new one below the system's temporary directory.")
    private Path directory;

    @Option(
            names = "--durability",
            paramLabel = "LEVEL",
            defaultValue = "SYNC",
            description = "sync (forced before each receipt, the default) or os (in the page cache).")
    private Durability durability;

    @Override
    public Integer call() throws IOException {
        if (durability == Durability.MEMORY) {
            throw new ParameterException(
                    spec.commandLine(), "The demo opens its files again, and MEMORY has none: use sync or os.");
        }
        PrintWriter out = spec.commandLine().getOut();
        DemoPrinter printer = new DemoPrinter(out);
        BankHistory history = BerkaReader.read();
        Path books = directory == null ? Files.createTempDirectory("daybook-demo-") : directory;
        printer.introduce(history, books, durability);
        DemoReport report = run(history, () -> open(books));
        printer.report(history, report, books);
        return report.holds(history) ? AGREES : DIFFERS;
    }

    private Ledger open(Path books) {
        return Daybook.open(
                books, DaybookOptions.defaults().durability(durability).clock(ClockMode.HOST));
    }

    private static DemoReport run(BankHistory history, Supplier<Ledger> opener) {
        try (Progress progress = Progress.of("commands", HistoryCommands.count(history))) {
            return new Demo(history, opener, progress::stepTo).run();
        }
    }
}
