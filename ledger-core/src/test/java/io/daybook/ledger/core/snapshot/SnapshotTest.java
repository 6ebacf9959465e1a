package io.daybook.ledger.core.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Id;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.TakenSnapshot;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.ClosePeriod;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;
import io.daybook.ledger.core.history.LastingJournal;
import io.daybook.ledger.core.seal.FrameOpener;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Snapshots of an engine: when they are believed, what they cost nothing of, and who hears of them. */
class SnapshotTest {
    private final LastingJournal journal = new LastingJournal();
    private final MemorySnapshots snapshots = new MemorySnapshots();
    private final List<FrozenFacts> heard = new ArrayList<>();

    private LedgerContext context() {
        return new LedgerContext()
                .clockMode(ClockMode.SYSTEM)
                .durability(Durability.MEMORY)
                .journal(journal);
    }

    private LedgerEngine open() {
        return LedgerEngine.open(context().snapshots(snapshots));
    }

    private static List<Command> books() {
        return List.of(
                RegisterAsset.of("EUR", 2),
                OpenAccount.of(Id.of(1), "EUR", AccountCategory.ASSET),
                OpenAccount.builder(Id.of(2), "EUR", AccountCategory.LIABILITY)
                        .code(7)
                        .reference(Id.of(99))
                        .maximumBalance(Limit.of(Amount.of(1_000_000)))
                        .build(),
                Transfer.of(Id.of(1), Id.of(1), Id.of(2), Amount.of(5000)),
                PlaceHold.of(Id.of(2), Id.of(2), Id.of(1), Amount.of(100)),
                ClosePeriod.of(Id.of(3), LocalDate.of(1970, 1, 11)));
    }

    private static void fill(LedgerEngine ledger) {
        books().forEach(ledger::execute);
    }

    @Test
    void shouldGoOnFromASnapshotAndItsTail() {
        String expected;
        Receipt first;
        try (LedgerEngine ledger = open()) {
            fill(ledger);
            first = ledger.execute(Transfer.of(Id.of(4), Id.of(1), Id.of(2), Amount.of(1)));
            TakenSnapshot taken = ledger.takeSnapshot();
            assertEquals(7, taken.sequence());
            assertEquals(ledger.stateHash().hex(), taken.stateHash());
            ledger.execute(Transfer.of(Id.of(5), Id.of(1), Id.of(2), Amount.of(1)));
            expected = ledger.stateHash().hex();
        }
        try (LedgerEngine ledger = open()) {
            assertEquals(expected, ledger.stateHash().hex());
            Receipt again = ledger.execute(Transfer.of(Id.of(4), Id.of(1), Id.of(2), Amount.of(1)));
            assertEquals(first.toString().replace("replayed=false", "replayed=true"), again.toString());
            assertEquals(7, ledger.account(Id.of(2)).orElseThrow().code());
        }
        assertEquals(Map.of(), snapshots.aside());
    }

    @Test
    void shouldNeverBelieveASnapshotOfWhichAByteHasChanged() {
        String expected;
        try (LedgerEngine ledger = open()) {
            fill(ledger);
            ledger.takeSnapshot();
            expected = ledger.stateHash().hex();
        }
        String name = snapshots.files().firstKey();
        byte[] whole = snapshots.files().get(name);
        for (int at = 0; at < whole.length; at++) {
            byte[] broken = whole.clone();
            broken[at] ^= (byte) (1 << at % 8);
            requireRefused(broken);
            if (at % 97 == 0) {
                requireSetAside(name, broken, expected);
            }
        }
        for (int length = 0; length < whole.length; length++) {
            requireRefused(Arrays.copyOf(whole, length));
        }
        requireRefused(Arrays.copyOf(whole, whole.length + 1));
        requireSetAside(name, Arrays.copyOf(whole, whole.length - 1), expected);
        requireSetAside(name, Arrays.copyOf(whole, 5), expected);
        snapshots.files().put(name, whole);
        open().close();
        assertEquals(Map.of(), snapshots.aside());
    }

    private static void requireRefused(byte[] bytes) {
        LedgerException refused = assertThrows(
                LedgerException.class,
                () -> SnapshotLoader.load(
                                MemorySnapshots.input("broken", bytes), new UUID(0, 0), FrameOpener.WITHOUT_KEYS)
                        .header());
        assertEquals(Category.DAMAGED, refused.category(), refused.getMessage());
    }

    private void requireSetAside(String name, byte[] bytes, String expected) {
        snapshots.files().put(name, bytes);
        try (LedgerEngine ledger = open()) {
            assertEquals(expected, ledger.stateHash().hex());
        }
        assertTrue(snapshots.aside().containsKey(name), "believed");
        assertFalse(snapshots.files().containsKey(name));
        snapshots.aside().clear();
    }

    @Test
    void shouldUseTheOlderSnapshotWhenTheNewerIsDamaged() {
        try (LedgerEngine ledger = open()) {
            fill(ledger);
            ledger.takeSnapshot();
            ledger.execute(Transfer.of(Id.of(5), Id.of(1), Id.of(2), Amount.of(1)));
            ledger.takeSnapshot();
        }
        byte[] newer = snapshots.files().lastEntry().getValue();
        newer[newer.length - 1]++;
        open().close();
        assertEquals(1, snapshots.aside().size());
        assertEquals(1, snapshots.files().size());
    }

    @Test
    void shouldNotBelieveASnapshotOfAnotherHistory() {
        try (LedgerEngine ledger = open()) {
            fill(ledger);
            ledger.takeSnapshot();
        }
        LastingJournal other = new LastingJournal();
        try (LedgerEngine ledger = LedgerEngine.open(context().journal(other))) {
            fill(ledger);
        }
        try (LedgerEngine ledger = LedgerEngine.open(context().journal(other).snapshots(snapshots))) {
            assertEquals(6, ledger.durableSequence());
        }
        assertTrue(
                snapshots.aside().toString().contains("chainHash"),
                snapshots.aside().toString());
        try (LedgerEngine empty =
                LedgerEngine.open(context().journal(new LastingJournal()).snapshots(snapshots))) {
            assertEquals(0, empty.durableSequence());
        }
    }

    @Test
    void shouldTakeSnapshotsWhileCommandsAreDecidedAtFullSpeed() throws InterruptedException {
        Map<Long, String> taken = new TreeMap<>();
        try (LedgerEngine ledger = open()) {
            fill(ledger);
            openAccounts(ledger, 3_000);
            AtomicBoolean stop = new AtomicBoolean();
            Thread writer = new Thread(() -> transfer(ledger, stop));
            writer.start();
            for (int i = 1; i <= 12; i++) {
                // so that the last one finds a full segment, however fast snapshots are
                while (ledger.durableSequence() < i * 1_700L && writer.isAlive()) {
                    Thread.onSpinWait();
                }
                TakenSnapshot snapshot = ledger.takeSnapshot();
                taken.put(snapshot.sequence(), snapshot.stateHash());
            }
            stop.set(true);
            writer.join();
        }
        assertEquals(taken, hashesOfReplay(taken));
        assertTrue(snapshots.keptBytes() > 0, "too few commands to fill a segment");
        try (LedgerEngine ledger = open();
                LedgerEngine replayed = LedgerEngine.open(context())) {
            assertEquals(replayed.stateHash(), ledger.stateHash());
        }
        assertEquals(Map.of(), snapshots.aside());
    }

    private static void openAccounts(LedgerEngine ledger, int count) {
        for (int i = 0; i < count; i++) {
            ledger.submit(OpenAccount.builder(Id.of(100 + i), "EUR", AccountCategory.ASSET)
                    .code(i % 3)
                    .build());
        }
    }

    private static void transfer(LedgerEngine ledger, AtomicBoolean stop) {
        CommandBatch batch = ledger.newBatch(500);
        long id = 1_000;
        while (!stop.get()) {
            batch.clear();
            for (int i = 0; i < 500; i++) {
                id++;
                batch.transfer(0, id, 0, 100 + id * 7 % 3_000, 0, 100 + (id * 13 + 1) % 3_000, 0, 1);
            }
            ledger.execute(batch);
        }
    }

    /** The state hashes at given sequences of the journal, by deciding it again. */
    private Map<Long, String> hashesOfReplay(Map<Long, String> at) {
        Map<Long, String> found = new TreeMap<>();
        Hashes.of(journal, at.keySet(), found::put);
        return found;
    }

    @Test
    void shouldTellListenersAtEachSnapshotAtRequestAndAtClose() {
        LedgerContext context = context().snapshots(snapshots).freezeListener(heard::add);
        String closing;
        try (LedgerEngine ledger = LedgerEngine.open(context)) {
            fill(ledger);
            TakenSnapshot taken = ledger.takeSnapshot();
            FrozenFacts facts = ledger.freeze();
            assertEquals(taken.stateHash(), facts.stateHash());
            closing = ledger.stateHash().hex();
        }
        assertEquals(3, heard.size());
        FrozenFacts last = heard.get(2);
        assertEquals(closing, last.stateHash());
        assertEquals(6, last.sequence());
        assertEquals(64, last.chainHash().length());
        BookTotals totals = last.totals().get(0);
        assertEquals(new BookTotals(1, "EUR", number(5000), number(5000), number(100), number(100)), totals);
        assertEquals(1, last.totals().size());
    }

    private static BigInteger number(long value) {
        return BigInteger.valueOf(value);
    }

    @Test
    void shouldTakeSnapshotsBySizeOfTheTailAndAtClose() throws InterruptedException {
        LedgerContext context = context().snapshots(snapshots).snapshotPolicy(new SnapshotPolicy(200_000, true));
        try (LedgerEngine ledger = LedgerEngine.open(context)) {
            fill(ledger);
            openAccounts(ledger, 3_000);
            ledger.execute(Transfer.of(Id.of(5), Id.of(1), Id.of(2), Amount.of(1)));
            long deadline = System.nanoTime() + 30_000_000_000L;
            while (snapshots.files().isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }
            assertEquals(1, snapshots.files().size(), "by size");
            ledger.execute(Transfer.of(Id.of(6), Id.of(1), Id.of(2), Amount.of(1)));
        }
        assertEquals(2, snapshots.files().size(), "at close");
        LedgerEngine.open(context().snapshots(snapshots).snapshotPolicy(new SnapshotPolicy(0, true)))
                .close();
        assertEquals(2, snapshots.files().size(), "nothing was decided since");
    }

    @Test
    void shouldGoOnWhenASnapshotCannotBeWritten() {
        try (LedgerEngine ledger = LedgerEngine.open(context())) {
            fill(ledger);
            assertEquals(
                    Category.MISUSE,
                    assertThrows(LedgerException.class, ledger::takeSnapshot).category());
            assertTrue(ledger.execute(Transfer.of(Id.of(5), Id.of(1), Id.of(2), Amount.of(1)))
                    .isAccepted());
            assertEquals(ledger.stateHash().hex(), ledger.freeze().stateHash());
        }
    }
}
