package io.daybook.ledger.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.TakenSnapshot;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;
import io.daybook.ledger.core.snapshot.MemorySnapshots;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Generated histories through a ledger that takes snapshots at random places and is opened again from them: everything
 * is answered as the model answers it, and the books are those of a full replay. {@code -Ddaybook.snapshot.histories=…}
 * for more of them.
 */
class SnapshotHistoryTest {
    private static final int HISTORIES = Integer.getInteger("daybook.snapshot.histories", 12);

    private int taken;
    private int reopened;

    @Test
    void shouldGoOnFromAnySnapshotAsFromAFullReplay() {
        for (int seed = 1; seed <= HISTORIES; seed++) {
            long chosen = seed;
            new HistoryRun(() -> new Snapshotting(chosen), seed).run(new Coverage());
        }
        assertTrue(taken > HISTORIES && reopened > HISTORIES / 2, "snapshots=" + taken + ", from them=" + reopened);
    }

    /** Takes a snapshot now and then, and is opened again from the last one. */
    private final class Snapshotting implements LedgerUnderTest {
        private final LastingJournal journal = new LastingJournal();
        private final MemorySnapshots snapshots = new MemorySnapshots();
        private final Dice dice;
        private LedgerEngine ledger;

        Snapshotting(long seed) {
            dice = new Dice(seed);
            start();
        }

        private void start() {
            ledger = LedgerEngine.open(context().snapshots(snapshots));
        }

        private LedgerContext context() {
            return new LedgerContext()
                    .clockMode(ClockMode.HOST)
                    .durability(Durability.MEMORY)
                    .journal(journal);
        }

        @Override
        public Ledger ledger() {
            if (dice.chance(0.02)) {
                TakenSnapshot snapshot = ledger.takeSnapshot();
                assertEquals(ledger.stateHash().hex(), snapshot.stateHash());
                taken++;
            }
            return ledger;
        }

        @Override
        public void reopen() {
            ledger.close();
            try (LedgerEngine replayed = LedgerEngine.open(context())) {
                String expected = replayed.stateHash().hex();
                start();
                assertEquals(expected, ledger.stateHash().hex());
            }
            reopened += snapshots.files().isEmpty() ? 0 : 1;
            assertEquals(Map.of(), snapshots.aside());
        }

        @Override
        public void close() {
            ledger.close();
        }
    }
}
