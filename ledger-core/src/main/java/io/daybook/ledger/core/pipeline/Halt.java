package io.daybook.ledger.core.pipeline;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.util.concurrent.atomic.AtomicReference;

/** Whether the ledger has stopped after a failure, and which: the first one counts, and it is final. Thread-safe. */
public final class Halt {
    private final AtomicReference<LedgerException> failure = new AtomicReference<>();

    /**
     * Stops the ledger.
     *
     * @param where the stage that failed
     * @param cause what happened
     */
    void because(String where, Throwable cause) {
        Category category = cause instanceof LedgerException known ? known.category() : Category.HALTED;
        String message =
                "the ledger has halted: the outcome of what was not answered is unknown; open it again and retry with "
                        + "the same ids: stage=" + where + ", cause=" + cause;
        failure.compareAndSet(null, new LedgerException(category, message, cause));
    }

    /**
     * Why the ledger has stopped.
     *
     * @return null while it runs
     */
    public LedgerException failure() {
        return failure.get();
    }

    /**
     * Whether the ledger has stopped.
     *
     * @return true after a failure
     */
    public boolean isHalted() {
        return failure.get() != null;
    }
}
