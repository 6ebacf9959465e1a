package io.daybook.ledger.core.pipeline;

import io.daybook.ledger.core.thread.WorkerThread;
import java.util.concurrent.ThreadFactory;

/**
 * Makes the two threads of a pipeline: first the ledger thread, then the journal thread. Daemons: a host's exit is not
 * held up.
 */
final class StageThreads implements ThreadFactory {
    private static final String[] NAMES = {"daybook-ledger", "daybook-journal"};

    private int made;

    @Override
    public synchronized Thread newThread(Runnable work) {
        return new StageThread(work, NAMES[made++ % NAMES.length]);
    }

    /** A thread that runs a stage. */
    static final class StageThread extends WorkerThread {
        private final Patience patience = new Patience();

        private StageThread(Runnable work, String name) {
            super(work, name);
        }

        /** How long the stage looks for work; to be used by the thread itself. */
        Patience patience() {
            return patience;
        }
    }
}
