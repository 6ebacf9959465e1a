package io.daybook.ledger.core.pipeline;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.util.concurrent.atomic.AtomicReference;

/** Whether the ledger has stopped after a failure, and which: the first one counts, and it is final. Thread-safe. */
public final class Halt {
    private static final String WHAT_TO_DO =
            "the ledger has halted: the outcome of what was not answered is unknown: open it again, and retry with the "
                    + "same id";

    private final AtomicReference<LedgerException> failure = new AtomicReference<>();
    /** Made before it is needed: when memory is short, nothing new may be to be had. */
    private final LedgerException withoutWords = new LedgerException(Category.HALTED, WHAT_TO_DO);

    /**
     * Stops the ledger.
     *
     * @param where the stage that failed
     * @param cause what happened
     */
    void because(String where, Throwable cause) {
        LedgerException described;
        try {
            described =
                    new LedgerException(categoryOf(cause), WHAT_TO_DO + ": stage=" + where + ", cause=" + cause, cause);
        } catch (Throwable again) {
            described = withoutWords;
        }
        failure.compareAndSet(null, described);
    }

    private static Category categoryOf(Throwable cause) {
        boolean full = cause instanceof LedgerException known && known.category() == Category.NO_SPACE;
        return full ? Category.NO_SPACE : Category.HALTED;
    }

    /**
     * The answer to a call that comes after the failure.
     *
     * @return an exception with the caller's own stack
     */
    public LedgerException refusal() {
        LedgerException why = failure.get();
        return new LedgerException(why.category(), why.getMessage(), why);
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
