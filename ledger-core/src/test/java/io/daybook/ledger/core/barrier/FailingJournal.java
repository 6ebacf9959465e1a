package io.daybook.ledger.core.barrier;

import java.util.function.Supplier;

/** A journal that fails at a given moment, and from then on whatever it is asked. */
final class FailingJournal extends JournalInMemory {
    private volatile Moment moment;
    private volatile Supplier<Throwable> failure;
    private volatile boolean failed;

    /** From now on, the journal fails when it comes to a moment. */
    void failAt(Moment when, Supplier<Throwable> with) {
        failure = with;
        moment = when;
    }

    /** The disk is well again, for whoever opens the journal anew. */
    void heal() {
        moment = null;
        failed = false;
    }

    @Override
    void at(Moment now) {
        if (failed) {
            throw new AssertionError("a failed journal was used again: moment=" + now);
        }
        if (now == moment) {
            failed = true;
            FailingJournal.<RuntimeException>sneak(failure.get());
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }
}
