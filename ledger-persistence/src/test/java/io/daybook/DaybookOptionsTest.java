package io.daybook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaybookOptionsTest {
    private static final DaybookOptions OPTIONS = DaybookOptions.defaults().durability(Durability.OS);

    @TempDir
    private Path folder;

    private static Category refused(Runnable action) {
        return assertThrows(LedgerException.class, action::run).category();
    }

    /** More than any disk has; and none at all. */
    @Test
    void shouldKeepTheReserveThatIsAskedFor() {
        Path books = folder.resolve("books");
        DaybookOptions all = OPTIONS.reserve(1L << 60);
        assertEquals(Category.NO_SPACE, refused(() -> Daybook.open(books, all).close()));
        try (Ledger ledger = Daybook.open(books, OPTIONS.reserve(0))) {
            assertTrue(ledger.execute(RegisterAsset.of("EUR", 2)).isAccepted());
        }
    }

    @Test
    void shouldRefuseNumbersThatAreNone() {
        assertEquals(Category.MISUSE, refused(() -> OPTIONS.reserve(-1)));
        assertEquals(Category.MISUSE, refused(() -> OPTIONS.journalFile(1)));
        assertEquals(Category.MISUSE, refused(() -> OPTIONS.journalFile(Long.MAX_VALUE)));
        assertEquals(Category.MISUSE, refused(() -> OPTIONS.snapshotEvery(-1)));
    }

    /** By the size of the tail, without being asked, and when it is closed; no more than two are kept. */
    @Test
    void shouldTakeSnapshotsBySizeAndAtClose() throws IOException, InterruptedException {
        Path books = folder.resolve("books");
        List<Path> found = List.of();
        DaybookOptions often = OPTIONS.snapshotEvery(100_000).snapshotAtClose(true);
        try (Ledger ledger = Daybook.open(books, often)) {
            ledger.execute(RegisterAsset.of("EUR", 2));
            ledger.execute(OpenAccount.of(Id.of(1), "EUR", AccountCategory.ASSET));
            ledger.execute(OpenAccount.of(Id.of(2), "EUR", AccountCategory.ASSET));
            long deadline = System.nanoTime() + 20_000_000_000L;
            for (long id = 1; found.size() < 2 && System.nanoTime() < deadline; id += 500) {
                move(ledger, id);
                Thread.sleep(10);
                found = snapshots(books);
            }
            assertEquals(2, found.size(), "by size");
            move(ledger, 1_000_000);
        }
        List<Path> closed = snapshots(books);
        assertEquals(2, closed.size(), "two are kept");
        try (Ledger reader = Daybook.openReadOnly(books)) {
            String name = "%020d.snapshot".formatted(reader.durableSequence());
            assertEquals(name, closed.get(1).getFileName().toString(), "at close");
        }
    }

    private static void move(Ledger ledger, long firstId) {
        CommandBatch batch = ledger.newBatch(500);
        for (int i = 0; i < 500; i++) {
            batch.transfer(firstId + i, 1, 2, 1);
        }
        ledger.execute(batch);
    }

    private static List<Path> snapshots(Path books) throws IOException {
        Path directory = books.resolve("snapshots");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".snapshot"))
                    .sorted()
                    .toList();
        }
    }
}
