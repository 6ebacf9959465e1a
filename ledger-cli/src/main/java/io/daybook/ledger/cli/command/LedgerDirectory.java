package io.daybook.ledger.cli.command;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.EventListener;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.core.ReadOnlyLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine.Parameters;

/** The directory that a command works on, and the ways to open it. */
final class LedgerDirectory {
    @Parameters(index = "0", paramLabel = "DIR", description = "Directory of the ledger.")
    private Path directory;

    Path path() {
        return directory;
    }

    /** Whether there is nothing in it that could be a ledger. */
    boolean isMissingOrEmpty() throws IOException {
        if (!Files.isDirectory(directory)) {
            return !Files.exists(directory);
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Opens it for writing; other processes are kept out meanwhile. */
    Ledger open(DaybookOptions options) {
        return Daybook.open(directory, options);
    }

    /** Replays it as far as its journal goes; never creates anything. */
    Ledger openReadOnly() {
        return Daybook.openReadOnly(directory);
    }

    /** Replays it up to a point; never creates anything. */
    Ledger openReadOnly(ReadOnlyLedger.Until until, ReadOnlyLedger.Progress progress) {
        return Daybook.openReadOnly(directory, until, progress);
    }

    /** Reads its journal in order; never creates anything. */
    void readJournal(long fromSequence, EventListener listener) {
        Daybook.readJournal(directory, fromSequence, listener);
    }
}
