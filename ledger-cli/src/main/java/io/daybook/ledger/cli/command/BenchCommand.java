package io.daybook.ledger.cli.command;

import io.daybook.ledger.cli.UsageException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * {@code bin/ledger bench}, as far as this program goes: the launcher starts the benchmarks instead, which are a
 * program of their own, so that what the ledger is compared with stays out of it.
 */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the ledger beside what it is made of and what else could be used.",
            "'bin/ledger bench' builds and starts the benchmarks, and 'bin/ledger bench --help' tells their options."
        },
        footer = {"", "Example:", "  ledger bench --quick"})
public final class BenchCommand implements Callable<Integer> {
    @Unmatched
    private List<String> options = List.of();

    @Override
    public Integer call() {
        throw new UsageException("The benchmarks are a program of their own: start them with 'bin/ledger bench"
                + (options.isEmpty() ? "" : " " + String.join(" ", options)) + "'.");
    }
}
