package io.daybook.ledger.persistence.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.ClockMode;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCopierTest {
    private static final DaybookOptions HOST =
            DaybookOptions.defaults().durability(Durability.OS).clock(ClockMode.HOST);

    @TempDir
    private Path folder;

    private Path books;
    private Path copy;
    private final List<StateHash> hashes = new ArrayList<>();

    @BeforeEach
    void keepBooks() {
        books = folder.resolve("books");
        copy = folder.resolve("copy");
        try (Ledger ledger = Daybook.open(books, HOST)) {
            ledger.execute(RegisterAsset.builder("EUR", 2).at(1).build());
            hashes.add(ledger.stateHash());
            for (int id = 1; id <= 2; id++) {
                ledger.execute(OpenAccount.builder(Id.of(id), "EUR", AccountCategory.ASSET)
                        .at(1 + id)
                        .build());
                hashes.add(ledger.stateHash());
            }
            CommandBatch batch = ledger.newBatch(20);
            for (int id = 1; id <= 20; id++) {
                batch.transfer(id, 1, 2, id);
                batch.at(10 + id);
            }
            ledger.execute(batch);
        }
    }

    @Test
    void shouldBackUpToAnEqualLedger() {
        LedgerCopier.Copied copied = new LedgerCopier(books, copy).copy((sequence, timestampNs) -> true);
        assertEquals(23, copied.lastSequence());
        assertEquals(hash(books), hash(copy));
        try (Ledger ledger = Daybook.open(copy, HOST)) {
            assertTrue(ledger.execute(Transfer.builder(Id.of(20), Id.of(1), Id.of(2), Amount.of(20))
                            .at(100)
                            .build())
                    .replayed());
            assertTrue(ledger.execute(Transfer.builder(Id.of(21), Id.of(1), Id.of(2), Amount.of(1))
                            .at(101)
                            .build())
                    .isAccepted());
        }
    }

    @Test
    void shouldRestoreToASequenceAtTheEndOfABatch() {
        new LedgerCopier(books, copy).copy((sequence, timestampNs) -> sequence <= 2);
        assertEquals(hashes.get(1), hash(copy));
    }

    @Test
    void shouldRestoreToASequenceInsideABatch() {
        LedgerCopier.Copied copied = new LedgerCopier(books, copy).copy((sequence, timestampNs) -> sequence <= 10);
        assertEquals(10, copied.lastSequence());
        assertEquals(hashOf(books, 10), hash(copy));
        try (Ledger ledger = Daybook.open(copy, HOST)) {
            assertEquals(10, ledger.durableSequence());
        }
    }

    @Test
    void shouldRestoreToAnInstant() {
        LedgerCopier.Copied copied = new LedgerCopier(books, copy).copy((sequence, timestampNs) -> timestampNs <= 15);
        assertEquals(15, copied.lastTimestampNs());
        assertEquals(8, copied.lastSequence());
    }

    @Test
    void shouldNotWriteOverAnything() throws IOException {
        Files.createDirectories(copy);
        Files.writeString(copy.resolve("mine"), "precious");
        LedgerException refused = assertThrows(
                LedgerException.class, () -> new LedgerCopier(books, copy).copy((sequence, timestampNs) -> true));
        assertEquals(Category.MISUSE, refused.category());
        assertEquals("precious", Files.readString(copy.resolve("mine")));
    }

    @Test
    void shouldLeaveNothingBehindWhenTheSourceIsNoLedger() {
        Path nothing = folder.resolve("nothing");
        assertThrows(
                LedgerException.class, () -> new LedgerCopier(nothing, copy).copy((sequence, timestampNs) -> true));
        assertFalse(Files.exists(copy));
    }

    @Test
    void shouldBackUpWhileTheLedgerIsInUse() throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        try (Ledger ledger = Daybook.open(books, HOST)) {
            Thread writer = new Thread(() -> write(ledger, stop));
            writer.start();
            for (int i = 0; i < 5; i++) {
                Path one = folder.resolve("copy-" + i);
                long before = ledger.durableSequence();
                LedgerCopier.Copied copied = new LedgerCopier(books, one).copy((sequence, timestampNs) -> true);
                assertTrue(copied.lastSequence() >= before, copied + " is behind " + before);
                assertEquals(hashOf(books, copied.lastSequence()), hash(one));
            }
            stop.set(true);
            writer.join();
        }
    }

    private static void write(Ledger ledger, AtomicBoolean stop) {
        for (int id = 100; !stop.get(); id++) {
            ledger.execute(Transfer.builder(Id.of(id), Id.of(1), Id.of(2), Amount.of(1))
                    .at(id)
                    .build());
        }
    }

    private static StateHash hash(Path directory) {
        return hashOf(directory, Long.MAX_VALUE);
    }

    private static StateHash hashOf(Path directory, long sequence) {
        try (Ledger ledger = Daybook.openReadOnly(directory, sequence)) {
            return ledger.stateHash();
        }
    }
}
