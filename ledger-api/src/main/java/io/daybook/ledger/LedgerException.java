package io.daybook.ledger;

/**
 * The ledger cannot decide: it is closed, halted, could not be opened, or is misused. A rejection is never an
 * exception.
 */
public class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Category category;

    /** What a host can do about it. */
    public enum Category {
        /** The ledger was closed: open it again. */
        CLOSED,
        /**
         * The ledger has stopped after a failure of its journal or of an invariant. The outcome of what was not
         * answered is unknown: open the ledger again and retry with the same ids.
         */
        HALTED,
        /** Another process or another part of this one has the directory open. */
        LOCKED,
        /** Files are damaged, missing or of another ledger: do not write; restore, or run the verifier. */
        DAMAGED,
        /** Files are of a newer format: use a newer Daybook. */
        UNKNOWN_VERSION,
        /** The disk is (nearly) full: free space, then open the ledger again. */
        NO_SPACE,
        /** The JVM lacks a flag or the directory a right: the message names it. */
        ENVIRONMENT,
        /** The ledger is encrypted, and the key is missing or another: the message says which one is needed. */
        KEY,
        /** The call was wrong: a bug of the host. */
        MISUSE
    }

    /**
     * An exception with its facts.
     *
     * @param category what a host can do
     * @param message what is wrong and what to do next, with name=value facts
     */
    public LedgerException(Category category, String message) {
        super(message);
        this.category = category;
    }

    /**
     * An exception with its facts and its cause.
     *
     * @param category what a host can do
     * @param message what is wrong and what to do next, with name=value facts
     * @param cause the failure underneath
     */
    public LedgerException(Category category, String message, Throwable cause) {
        super(message, cause);
        this.category = category;
    }

    /**
     * What a host can do.
     *
     * @return the category
     */
    public Category category() {
        return category;
    }
}
