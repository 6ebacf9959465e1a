package io.daybook.ledger.core.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever takes a snapshot rests as long as he has worked, beside a ledger that works. */
class PaceTest {
    private static final long MS = 1_000_000;

    private long nowNs;
    private long sequence;
    private final List<Long> rests = new ArrayList<>();
    private boolean late;
    private final Pace pace = new Pace(() -> sequence, () -> late, () -> nowNs, ns -> {
        rests.add(ns);
        nowNs += ns;
    });

    private void work(long ns) {
        nowNs += ns;
        pace.step();
    }

    @Test
    void shouldRestAsLongAsWasWorked() {
        sequence++;
        work(MS / 2);
        assertEquals(List.of(), rests);
        work(MS);
        assertEquals(List.of(MS + MS / 2), rests);
    }

    @Test
    void shouldNotRestBesideALedgerThatStandsStill() {
        for (int i = 0; i < 10; i++) {
            work(5 * MS);
        }
        assertEquals(List.of(), rests);
        sequence++;
        work(5 * MS);
        assertEquals(List.of(5 * MS), rests);
    }

    @Test
    void shouldNotRestWhileTheLedgerGetsFarAhead() {
        late = true;
        for (int i = 0; i < 10; i++) {
            sequence++;
            work(5 * MS);
        }
        assertEquals(List.of(), rests);
        late = false;
        work(5 * MS);
        assertEquals(List.of(5 * MS), rests);
    }

    @Test
    void shouldNotRestLongAfterAWaitForTheDisk() {
        sequence++;
        work(1_000 * MS);
        assertEquals(List.of(10 * MS), rests);
    }
}
