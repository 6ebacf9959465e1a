package io.daybook.ledger.persistence.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rows that stand once for all snapshots in files of their own, damaged: both snapshots go with them. The journal
 * is replayed instead where it is whole, and the ledger refused where it is not.
 */
class RowFilesTest {
    private static final long SEED = Long.getLong("daybook.seed", System.nanoTime());
    private static final String ROWS = "snapshots/decisions.rows";
    private static final int BATCH = 500;
    /** Two full segments of decisions, and some. */
    private static final int TRANSFERS = 34_000;

    private static final DaybookOptions OPTIONS =
            DaybookOptions.defaults().durability(Durability.OS).journalFile(1 << 20);

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private Path books;
    private FileTree files;
    private StateHash hash;
    private long nextId = 1;

    @BeforeEach
    void keepBooks() {
        System.out.println("daybook.seed=" + SEED);
        books = folder.resolve("books");
        try (Ledger ledger = Daybook.open(books, OPTIONS)) {
            ledger.execute(RegisterAsset.of("EUR", 2));
            ledger.execute(OpenAccount.of(Id.of(1), "EUR", AccountCategory.ASSET));
            ledger.execute(OpenAccount.of(Id.of(2), "EUR", AccountCategory.ASSET));
            move(ledger, TRANSFERS);
            ledger.takeSnapshot();
            move(ledger, BATCH);
            ledger.takeSnapshot();
            move(ledger, BATCH);
            hash = ledger.stateHash();
        }
        files = FileTree.of(books);
    }

    private void move(Ledger ledger, int count) {
        CommandBatch batch = ledger.newBatch(BATCH);
        for (int moved = 0; moved < count; moved += BATCH) {
            batch.clear();
            for (int i = 0; i < BATCH; i++) {
                batch.transfer(nextId++, 1, 2, 1);
            }
            ledger.execute(batch);
        }
    }

    private List<Fault> faults() {
        Faults faults = new Faults(random.nextLong(), false);
        byte[] bytes = files.files().get(ROWS);
        faults.someBits(ROWS, 0, bytes.length, 3);
        faults.add(
                "cut short",
                ROWS,
                damaged -> Files.write(damaged.resolve(ROWS), Arrays.copyOf(bytes, random.nextInt(bytes.length))));
        faults.add("zeros", ROWS, damaged -> Files.write(damaged.resolve(ROWS), new byte[bytes.length]));
        faults.gone(ROWS);
        return faults.list();
    }

    @Test
    void shouldReplayTheJournalInstead() throws Exception {
        int opened = 0;
        for (Fault fault : faults()) {
            files.writeTo(books);
            fault.damage().to(books);
            try (Ledger ledger = Daybook.openReadOnly(books)) {
                assertEquals(hash, ledger.stateHash(), fault::toString);
            }
            if (opened++ % 3 == 0) {
                goOn(fault);
            }
        }
    }

    /** The next snapshots have rows of their own, and are believed. */
    private void goOn(Fault fault) throws IOException {
        try (Ledger ledger = Daybook.open(books, OPTIONS)) {
            assertEquals(hash, ledger.stateHash(), fault::toString);
            assertTrue(ledger.execute(Transfer.of(Id.of(7), Id.of(1), Id.of(2), Amount.of(1)))
                    .replayed());
            ledger.takeSnapshot();
        }
        List<String> aside = list(".bad");
        assertEquals(2, aside.size(), () -> fault + ": " + aside);
        List<String> kept = list(".snapshot");
        try (Ledger ledger = Daybook.open(books, OPTIONS)) {
            assertEquals(hash, ledger.stateHash(), fault::toString);
        }
        assertEquals(kept, list(".snapshot"), fault::toString);
    }

    private List<String> list(String suffix) throws IOException {
        try (Stream<Path> found = Files.list(books.resolve("snapshots"))) {
            return found.map(Path::toString)
                    .filter(name -> name.endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void shouldRefuseWhereTheJournalIsNotWhole() throws Exception {
        assertTrue(Daybook.deleteOldJournal(books, OPTIONS).files() > 0);
        files = FileTree.of(books);
        for (Fault fault : faults()) {
            files.writeTo(books);
            fault.damage().to(books);
            FileTree before = FileTree.of(books);
            LedgerException refused = assertThrows(
                    LedgerException.class, () -> Daybook.open(books, OPTIONS).close(), fault::toString);
            Category expected = fault.kind().equals("symbolic link") ? Category.ENVIRONMENT : Category.DAMAGED;
            assertEquals(expected, refused.category(), refused.getMessage());
            assertTrue(refused.getMessage().contains("file="), refused.getMessage());
            before.assertSame(FileTree.of(books));
        }
    }
}
