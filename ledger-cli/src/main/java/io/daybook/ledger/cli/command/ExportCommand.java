package io.daybook.ledger.cli.command;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.query.AsOf;
import io.daybook.ledger.query.History;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Writes everything that was posted in the format of another program, or as CSV. 'journal' writes JSON "
                        + "Lines.",
        footer = {"", "Example:", "  ledger export books --format hledger > books.journal"})
public final class ExportCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private LedgerDirectory books;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "hledger",
            description = "hledger (plain-text accounting, the default) or csv (a line a posting, in the order of "
                    + "booking, amounts in minor units).")
    private Kind kind;

    /** The formats. */
    enum Kind {
        HLEDGER,
        CSV
    }

    @Override
    public Integer call() throws IOException {
        try (Ledger ledger = books.openReadOnly()) {
            History history = Histories.of(ledger);
            Writer text =
                    new BufferedWriter(new OutputStreamWriter(main.streams().out(), StandardCharsets.UTF_8));
            switch (kind) {
                case HLEDGER ->
                    new HledgerWriter(history, text)
                            .write(history.snapshot(AsOf.latest()).accounts());
                case CSV ->
                    PostingsCsv.write(history, history.snapshot(AsOf.latest()).accounts(), text);
                default -> throw new IllegalStateException("unknown format: kind=" + kind);
            }
            text.flush();
            return ExitCodes.OK;
        }
    }
}
