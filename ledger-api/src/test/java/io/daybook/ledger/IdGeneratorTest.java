package io.daybook.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdGeneratorTest {
    private static final int THREADS = 4;
    private static final int IDS_EACH = 50_000;

    private final AtomicLong clockMs = new AtomicLong(1_700_000_000_000L);
    private final IdGenerator ids = new IdGenerator(clockMs::get);

    @Test
    void shouldBeginWithTheMilliseconds() {
        assertEquals(clockMs.get(), ids.next().high() >>> 16);
        clockMs.addAndGet(5);
        assertEquals(clockMs.get(), ids.next().high() >>> 16);
    }

    @Test
    void shouldCountUpWithinAMillisecond() {
        Id first = ids.next();
        assertEquals(first.toBigInteger().add(BigInteger.ONE), ids.next().toBigInteger());
    }

    @Test
    void shouldGoOnUpwardsWhenTheClockJumpsBack() {
        Id before = ids.next();
        clockMs.addAndGet(-60_000);
        assertTrue(ids.next().compareTo(before) > 0);
    }

    @Test
    void shouldYieldRisingIdsToEveryThreadAndNoneTwice() throws Exception {
        IdGenerator shared = new IdGenerator();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Callable<List<Id>> draw = () -> {
                List<Id> drawn = new ArrayList<>(IDS_EACH);
                for (int i = 0; i < IDS_EACH; i++) {
                    drawn.add(shared.next());
                }
                return drawn;
            };
            Set<Id> all = new HashSet<>();
            for (Future<List<Id>> one : threads.invokeAll(Collections.nCopies(THREADS, draw))) {
                assertEquals(one.get().stream().sorted().toList(), one.get());
                all.addAll(one.get());
            }
            assertEquals(THREADS * IDS_EACH, all.size());
            assertTrue(all.stream().allMatch(Id::isValid));
        } finally {
            threads.shutdownNow();
        }
    }
}
