package io.daybook.ledger.core.journal;

import io.daybook.ledger.LedgerException;

/**
 * The journal cannot do what it was asked. From an appender it is final: the engine halts, and the next open recovers
 * from the files. The message holds the facts as name=value.
 */
public class JournalException extends LedgerException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure with its facts.
     *
     * @param category what a host can do
     * @param message what is wrong, with name=value facts
     */
    public JournalException(Category category, String message) {
        super(category, message);
    }

    /**
     * A failure with its facts and its cause.
     *
     * @param category what a host can do
     * @param message what is wrong, with name=value facts
     * @param cause the failure underneath
     */
    public JournalException(Category category, String message, Throwable cause) {
        super(category, message, cause);
    }
}
