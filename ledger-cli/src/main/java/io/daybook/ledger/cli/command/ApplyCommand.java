package io.daybook.ledger.cli.command;

import io.daybook.DaybookOptions;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.cli.OutputClosedException;
import io.daybook.ledger.cli.Streams;
import io.daybook.ledger.cli.UsageException;
import io.daybook.ledger.cli.apply.Apply;
import io.daybook.ledger.cli.apply.ApplyOptions;
import io.daybook.ledger.cli.apply.BadLineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger apply}. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = {
            "Applies commands in JSON Lines, and prints one receipt line for each, in order, as soon as it is durable. "
                    + "Creates the ledger when the directory is missing or empty.",
            "A line that is no command ends it with exit code 2; the lines before it stay applied.",
        },
        footer = {
            "",
            "Example:",
            "  ledger apply books --clock host <<'END'",
            "  {\"command\":\"registerAsset\",\"asset\":\"EUR\",\"scale\":2,\"at\":\"2026-01-01T00:00:00Z\"}",
            "  {\"command\":\"openAccount\",\"id\":1,\"asset\":\"EUR\",\"category\":\"ASSET\","
                    + "\"at\":\"2026-01-01T00:00:01Z\"}",
            "  END",
        })
public final class ApplyCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private LedgerDirectory books;

    @Mixin
    private Checkpoints checkpoints;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "Commands. Default: standard input.")
    private Path file;

    @Option(
            names = "--clock",
            paramLabel = "CLOCK",
            defaultValue = "system",
            description = "system (this machine's, the default) or host (each command has its own 'at').")
    private ClockMode clock;

    @Option(
            names = "--durability",
            paramLabel = "LEVEL",
            defaultValue = "sync",
            description =
                    "sync (forced before each receipt, the default), os (in the page cache) or memory (no files).")
    private Durability durability;

    @Option(names = "--simulate", description = "Answer the receipts, and change nothing.")
    private boolean simulate;

    @Option(names = "--fail-on-rejection", description = "Exit with 1 when a command was rejected.")
    private boolean failOnRejection;

    @Option(names = "--effects", description = "Print due effects too, in their place.")
    private boolean effects;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Streams streams = main.streams();
        if (file == null) {
            return apply(streams.in(), streams);
        }
        if (!Files.isRegularFile(file) && Files.isDirectory(file) || !Files.exists(file)) {
            throw new UsageException("there is no file of commands: file=" + file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return apply(in, streams);
        }
    }

    private int apply(InputStream in, Streams streams) throws IOException, InterruptedException {
        try (Ledger ledger = open()) {
            Apply apply = new Apply(ledger, new ApplyOptions(clock, simulate, effects));
            apply.run(in, streams.out());
            return failOnRejection && apply.hasRejected() ? ExitCodes.FINDING : ExitCodes.OK;
        } catch (BadLineException badLine) {
            streams.err().println(badLine.getMessage());
            streams.err().flush();
            return ExitCodes.USAGE;
        } catch (OutputClosedException unheard) {
            return ExitCodes.OUTPUT_CLOSED;
        }
    }

    /**
     * A simulation changes nothing and needs no lock: it judges by what the journal holds. Where there is no ledger, it
     * starts from an empty one in memory.
     */
    private Ledger open() throws IOException {
        DaybookOptions options =
                DaybookOptions.defaults().durability(durability).clock(clock);
        if (!simulate || durability == Durability.MEMORY) {
            return books.open(checkpoints.keep(options));
        }
        return books.isMissingOrEmpty()
                ? books.open(options.durability(Durability.MEMORY))
                : books.openReadOnly(options);
    }
}
