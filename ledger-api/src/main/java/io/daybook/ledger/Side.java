package io.daybook.ledger;

/** A side of an account, and of a posting. */
public enum Side {
    /** The left side: raises assets and expenses. */
    DEBIT,
    /** The right side: raises liabilities, equity and income. */
    CREDIT;

    /**
     * The other side.
     *
     * @return CREDIT for DEBIT, and the reverse
     */
    public Side opposite() {
        return this == DEBIT ? CREDIT : DEBIT;
    }
}
