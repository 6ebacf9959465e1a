package io.daybook.ledger.benchmarks.contest;

/** A contestant cannot be measured here; the message says why. */
public final class SkippedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * With a reason.
     *
     * @param reason a sentence
     */
    public SkippedException(String reason) {
        super(reason);
    }
}
