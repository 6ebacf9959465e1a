package io.daybook.ledger.persistence.checkpoint;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done on a thread of its own, one thing after the other, for callers that never wait and are never told. The
 * thread is started with the first errand. Thread-safe.
 */
final class Errands {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
    private static final int WAITING = 1_000;

    private final String what;
    private final ThreadPoolExecutor executor;

    /** One thing to be done. */
    @FunctionalInterface
    interface Errand {
        void run() throws Exception;
    }

    /** A thread with its name, and what its errands are, for warnings. */
    Errands(String thread, String what) {
        this.what = what;
        this.executor = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                task -> daemon(task, thread),
                (task, full) -> makeRoom(task));
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Newer ones say more than older ones. */
    private void makeRoom(Runnable task) {
        if (!executor.isShutdown()) {
            LOG.warn("{}: too many wait, the oldest is left out: waiting={}", what, WAITING);
            executor.getQueue().poll();
            executor.execute(task);
        }
    }

    void add(Errand errand) {
        executor.execute(() -> run(errand));
    }

    private void run(Errand errand) {
        try {
            errand.run();
        } catch (InterruptedException closing) {
            LOG.warn("{}: interrupted, since the ledger is closed", what, closing);
            Thread.currentThread().interrupt();
        } catch (Exception | Error failure) {
            LOG.warn("{}: one has failed; the ledger goes on", what, failure);
        }
    }

    /** Waits for what is to be done, up to a time of System.nanoTime; then interrupts, and says what is left over. */
    void close(long deadlineNs) {
        executor.shutdown();
        boolean done = false;
        boolean interrupted = false;
        while (!done && !interrupted && deadlineNs - System.nanoTime() > 0) {
            try {
                done = executor.awaitTermination(deadlineNs - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException hurry) {
                interrupted = true;
            }
        }
        int waiting = executor.shutdownNow().size();
        if (!done && (waiting > 0 || executor.getActiveCount() > 0)) {
            LOG.warn("{}: not all were done when the ledger was closed: waiting={}", what, waiting);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
