package io.daybook.ledger.cli.json;

/** A line of input is no command; the message says why, for the person who wrote the line. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * The reason.
     *
     * @param reason what is wrong, and what would be right
     */
    public InputException(String reason) {
        super(reason);
    }
}
