package io.daybook.ledger.cli.command;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.JournalCursor;
import io.daybook.ledger.EventListener;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.cli.progress.Progress;
import io.daybook.ledger.core.ReadOnlyLedger;
import io.daybook.ledger.persistence.file.Identity;
import io.daybook.seal.KeyProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The directory that a command works on, and the ways to open it. */
final class LedgerDirectory {
    @Parameters(index = "0", paramLabel = "DIR", description = "Directory of the ledger.")
    private Path directory;

    @Mixin
    private KeyFile keys;

    Path path() {
        return directory;
    }

    /** Who has the master keys, when that was said. */
    Optional<KeyProvider> keys() {
        return keys.provider();
    }

    /** What reads it needs to know. */
    DaybookOptions options() {
        return keys.encrypt(DaybookOptions.defaults());
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
        return Daybook.open(directory, keys.encrypt(options));
    }

    /** Opens it as far as its journal goes; never creates anything. */
    Ledger openReadOnly() {
        return openReadOnly((sequence, timestampNs) -> true);
    }

    /** Opens it as far as its journal goes, to simulate on the clock of the options; never creates anything. */
    Ledger openReadOnly(DaybookOptions options) {
        return openReadOnly(keys.encrypt(options), (sequence, timestampNs) -> true);
    }

    /** Opens it as it was some time; never creates anything. */
    Ledger openReadOnly(ReadOnlyLedger.Until until) {
        return openReadOnly(options(), until);
    }

    private Ledger openReadOnly(DaybookOptions options, ReadOnlyLedger.Until until) {
        return Daybook.openReadOnly(directory, options, until);
    }

    /** Shows how far along its journal something is that goes through all of it. */
    Progress progress(String task) {
        return Progress.of(task, lastKnown());
    }

    /** About how long its journal is; 0 when that cannot be said. Whoever opens it says what is wrong. */
    private long lastKnown() {
        try {
            Identity identity = io.daybook.ledger.persistence.file.LedgerDirectory.identify(directory);
            return io.daybook.ledger.persistence.file.LedgerDirectory.readMark(directory, identity)
                    .sequence();
        } catch (LedgerException unreadable) {
            return 0;
        }
    }

    /** Walks over its journal; to be closed. */
    JournalCursor journal(long fromSequence) {
        return JournalCursor.open(directory, options(), fromSequence);
    }

    /** Reads its journal in order; never creates anything. */
    void readJournal(long fromSequence, EventListener listener) {
        Daybook.readJournal(directory, options(), fromSequence, listener);
    }
}
