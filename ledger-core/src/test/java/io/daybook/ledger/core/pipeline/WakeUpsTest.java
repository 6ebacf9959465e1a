package io.daybook.ledger.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WakeUpsTest {
    private final WakeUps wakeUps = new WakeUps();
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    /** Only the first is woken by who releases: all others must be woken by one another. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 100})
    void shouldWakeAllThatOneFrameReleases(int count) throws Exception {
        for (int round = 0; round < 20; round++) {
            List<Caller> waiting = new ArrayList<>();
            List<Future<Boolean>> ends = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Caller caller = start(ends);
                waiting.add(caller);
            }
            waiting.forEach(caller -> caller.released(null));
            wakeUps.wake();
            for (Future<Boolean> end : ends) {
                assertEquals(false, end.get(30, TimeUnit.SECONDS));
            }
        }
    }

    @Test
    void shouldWaitOnWhenItIsInterruptedAndLeaveTheInterruptSet() throws Exception {
        List<Future<Boolean>> ends = new ArrayList<>();
        Caller caller = start(ends);
        caller.own.interrupt();
        assertThrows(TimeoutException.class, () -> ends.get(0).get(50, TimeUnit.MILLISECONDS));
        caller.released(null);
        wakeUps.wake();
        assertEquals(true, ends.get(0).get(30, TimeUnit.SECONDS));
    }

    @Test
    void shouldTellWhoWaitsThatTheLedgerHasHalted() throws Exception {
        List<Future<Boolean>> ends = new ArrayList<>();
        Caller caller = start(ends);
        caller.failed(new LedgerException(Category.HALTED, "the disk is gone"));
        Throwable told = assertThrows(
                        ExecutionException.class, () -> ends.get(0).get(30, TimeUnit.SECONDS))
                .getCause();
        assertEquals(Category.HALTED, ((LedgerException) told).category());
        assertTrue(told.getMessage().contains("the disk is gone"));
    }

    private Caller start(List<Future<Boolean>> ends) throws Exception {
        Caller[] made = new Caller[1];
        CountDownLatch begun = new CountDownLatch(1);
        ends.add(callers.submit(() -> {
            made[0] = new Caller(wakeUps);
            begun.countDown();
            made[0].await(false);
            return Thread.interrupted();
        }));
        begun.await();
        return made[0];
    }

    private static final class Caller extends WaitingThread {
        private final Thread own = Thread.currentThread();

        Caller(WakeUps wakeUps) {
            super(wakeUps);
            begin();
        }

        @Override
        protected void take(Slot slot) {}
    }
}
