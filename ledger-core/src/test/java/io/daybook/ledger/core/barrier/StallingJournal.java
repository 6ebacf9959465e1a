package io.daybook.ledger.core.barrier;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A journal that stands still at a given moment until it is let go. */
final class StallingJournal extends JournalInMemory {
    private static final long LIMIT_SECONDS = 30;

    private volatile Moment moment;
    private volatile CountDownLatch reached = new CountDownLatch(1);
    private volatile CountDownLatch letGo = new CountDownLatch(1);

    /** From now on, the journal stands still when it comes to a moment. */
    void stallAt(Moment when) {
        reached = new CountDownLatch(1);
        letGo = new CountDownLatch(1);
        moment = when;
    }

    /** Returns when the journal thread stands still. */
    void awaitStalled() throws InterruptedException {
        if (!reached.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the journal thread does not come to " + moment);
        }
    }

    /** Lets the journal go on. */
    void letGo() {
        moment = null;
        letGo.countDown();
    }

    @Override
    void at(Moment now) {
        if (now == moment) {
            reached.countDown();
            try {
                if (!letGo.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody lets the journal go");
                }
            } catch (InterruptedException interrupt) {
                throw new IllegalStateException("interrupted while stalling", interrupt);
            }
        }
    }
}
