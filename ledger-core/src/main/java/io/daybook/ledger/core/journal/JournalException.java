package io.daybook.ledger.core.journal;

import io.daybook.ledger.LedgerException;

/**
 * The journal cannot do what it was asked. From an appender it is final: the engine halts, and the next open recovers
 * from the files. The message holds the facts as name=value.
 */
public class JournalException extends LedgerException {
    private static final long serialVersionUID = 1L;
    private static final String DAMAGED =
            "the journal is damaged: do not write to it; restore a backup or run verify: ";

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
     * Damage, with what to do about it.
     *
     * @param facts where, what was expected and what was found, as name=value
     * @return DAMAGED
     */
    public static JournalException damaged(String facts) {
        return new JournalException(Category.DAMAGED, DAMAGED + facts);
    }

    /**
     * What was found, without what to do about it.
     *
     * @return the message, less the advice of {@link #damaged}
     */
    public String facts() {
        return getMessage().startsWith(DAMAGED) ? getMessage().substring(DAMAGED.length()) : getMessage();
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
