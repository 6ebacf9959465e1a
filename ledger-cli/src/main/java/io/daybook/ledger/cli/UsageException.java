package io.daybook.ledger.cli;

/** The command was called in a way that cannot be followed: a sentence for the caller, and exit code 2. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * With a sentence for the caller.
     *
     * @param message what is wrong, and what to do
     */
    public UsageException(String message) {
        super(message);
    }
}
