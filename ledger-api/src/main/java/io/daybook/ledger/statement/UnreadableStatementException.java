package io.daybook.ledger.statement;

/** A file is no bank statement in the expected format, or one whose figures cannot mean one thing only. */
public final class UnreadableStatementException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * With what is wrong.
     *
     * @param message a sentence, with the place where there is one
     */
    public UnreadableStatementException(String message) {
        super(message);
    }

    UnreadableStatementException(String message, Throwable cause) {
        super(message, cause);
    }
}
