package io.daybook.ledger;

/**
 * The accounting element an account belongs to, which gives its normal side (IASB Conceptual Framework, chapter 4). The
 * order is part of the journal format.
 */
public enum AccountCategory {
    /** What is owned: debit-normal. */
    ASSET(Side.DEBIT),
    /** What is owed, a customer's deposit among it: credit-normal. */
    LIABILITY(Side.CREDIT),
    /** What remains for the owners: credit-normal. */
    EQUITY(Side.CREDIT),
    /** What was earned: credit-normal. */
    INCOME(Side.CREDIT),
    /** What was spent: debit-normal. */
    EXPENSE(Side.DEBIT);

    private static final AccountCategory[] VALUES = values();

    private final Side normalSide;

    AccountCategory(Side normalSide) {
        this.normalSide = normalSide;
    }

    /**
     * The side that raises the balance.
     *
     * @return DEBIT or CREDIT
     */
    public Side normalSide() {
        return normalSide;
    }

    /**
     * Whether a customer could be owed more than there is unless a limit says otherwise.
     *
     * @return the overdraft limit an account gets when its opener names none: 0 for LIABILITY, else UNLIMITED
     */
    public Limit defaultOverdraftLimit() {
        return this == LIABILITY ? Limit.ZERO : Limit.UNLIMITED;
    }

    /**
     * The category with a stable code.
     *
     * @param code its ordinal
     * @return the category
     * @throws IndexOutOfBoundsException when there is none
     */
    public static AccountCategory of(int code) {
        return VALUES[code];
    }
}
