package io.daybook.ledger;

/** Which sides of an account take new postings and holds. The order is part of the journal format. */
public enum AccountStatus {
    /** Both sides. */
    OPEN,
    /** Credits only; captures of holds go through. */
    DEBITS_BLOCKED,
    /** Debits only; captures of holds go through. */
    CREDITS_BLOCKED,
    /** Neither; releases and expiries of holds go through. */
    FROZEN,
    /** Neither; empty, and can be reopened. */
    CLOSED;

    private static final AccountStatus[] VALUES = values();

    /**
     * The status with a stable code.
     *
     * @param code its ordinal
     * @return the status
     * @throws IndexOutOfBoundsException when there is none
     */
    public static AccountStatus of(int code) {
        return VALUES[code];
    }
}
