package io.daybook.ledger.core.thread;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkerThreadTest {
    private static final long LIMIT_MS = Duration.ofSeconds(20).toMillis();

    @Test
    void shouldLetGoOfItsWorkWhenTheWorkEnds() throws InterruptedException {
        Work work = new Work();
        WeakReference<Work> kept = new WeakReference<>(work);
        WorkerThread thread = new WorkerThread(work, "to be kept");
        thread.start();
        thread.join(LIMIT_MS);
        assertFalse(thread.isAlive());
        assertTrue(work.hasRun());
        work = null;
        awaitCleared(kept);
        assertTrue(thread.isDaemon(), "what keeps the thread");
    }

    private static void awaitCleared(WeakReference<Work> kept) throws InterruptedException {
        for (long end = System.currentTimeMillis() + LIMIT_MS; kept.get() != null; Thread.sleep(10)) {
            assertTrue(System.currentTimeMillis() < end, "the work is still kept by its thread");
            System.gc();
        }
    }

    /** What a thread runs, to be looked for afterwards. */
    private static final class Work implements Runnable {
        private volatile boolean run;

        @Override
        public void run() {
            run = true;
        }

        boolean hasRun() {
            return run;
        }
    }
}
