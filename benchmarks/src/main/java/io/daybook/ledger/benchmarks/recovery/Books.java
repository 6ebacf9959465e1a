package io.daybook.ledger.benchmarks.recovery;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.benchmarks.host.Host;
import io.daybook.ledger.benchmarks.workload.Callers;
import io.daybook.ledger.benchmarks.workload.Level;
import io.daybook.ledger.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The files of a ledger that is closed again. */
final class Books {
    private Books() {}

    /** Writes a ledger with accounts and transfers into a directory. */
    static Path write(Path directory, int accounts, int transfers) {
        Path books = directory.resolve("books");
        Workload workload =
                Workload.of(Level.OS, Callers.batches(1, 1)).accounts(accounts).remembered(transfers);
        try (Ledger ledger = Host.open(workload, books)) {
            ledger.stateHash();
        }
        return books;
    }

    /** Writes a ledger with accounts, a snapshot of them, and transfers behind it. */
    static Path writeWithSnapshot(Path directory, int accounts, int transfers) {
        Path books = directory.resolve("books");
        Workload workload = Workload.of(Level.OS, Callers.batches(1, 1)).accounts(accounts);
        try (Ledger ledger = Host.open(workload, books)) {
            ledger.takeSnapshot();
            Host.remember(ledger, workload.remembered(transfers));
        }
        return books;
    }

    /** Bytes of all files. */
    static long bytes(Path books) throws IOException {
        try (Stream<Path> found = Files.walk(books)) {
            long bytes = 0;
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }
}
