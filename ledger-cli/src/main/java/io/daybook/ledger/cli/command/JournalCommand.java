package io.daybook.ledger.cli.command;

import io.daybook.ledger.Event;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.cli.UsageException;
import io.daybook.ledger.cli.json.EventWriter;
import io.daybook.ledger.cli.json.JsonLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger journal}. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description = {
            "Prints every decided command and due effect with its receipt, as JSON Lines.",
            "'apply --clock host' in an empty directory takes this as input, and comes to the same state hash.",
        },
        footer = {
            "",
            "Example:",
            "  ledger journal books | ledger apply copy --clock host > receipts.jsonl",
        })
public final class JournalCommand implements Callable<Integer> {
    private static final long DAY_NS = 86_400_000_000_000L;

    @ParentCommand
    private Main main;

    @Mixin
    private LedgerDirectory books;

    @Option(names = "--from", paramLabel = "N", defaultValue = "1", description = "The first sequence. Default: 1.")
    private long from;

    @Option(names = "--to", paramLabel = "N", description = "The last sequence. Default: the last there is.")
    private Long to;

    @Option(names = "--date", paramLabel = "DATE", description = "Only what was booked on a day (UTC).")
    private LocalDate date;

    @Override
    public Integer call() throws IOException {
        if (from < 1 || to != null && to < from) {
            throw new UsageException("sequences count from 1, and --to does not come before --from");
        }
        try (JsonLines lines = new JsonLines(main.streams().out())) {
            try {
                books.readJournal(from, event -> write(lines, event));
            } catch (EnoughException enough) {
                lines.flush();
            } catch (UncheckedIOException failure) {
                throw failure.getCause();
            }
            lines.flush();
        }
        return ExitCodes.OK;
    }

    private void write(JsonLines lines, Event event) {
        boolean behind = to != null && event.receipt().sequence().orElseThrow() > to;
        int day = date == null ? 0 : day(event).compareTo(date);
        if (behind || day > 0) {
            throw new EnoughException();
        }
        if (day < 0) {
            return;
        }
        try {
            lines.line(out -> EventWriter.write(out, event));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static LocalDate day(Event event) {
        return LocalDate.ofEpochDay(Math.floorDiv(event.receipt().timestampNs().orElseThrow(), DAY_NS));
    }

    /** Ends the reading of a journal early. */
    private static final class EnoughException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EnoughException() {
            super("enough was read", null, false, false);
        }
    }
}
