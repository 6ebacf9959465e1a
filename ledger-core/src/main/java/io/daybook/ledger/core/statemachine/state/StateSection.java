package io.daybook.ledger.core.statemachine.state;

/** The parts of a state in the order in which they are hashed and written. Codes are for ever. */
public enum StateSection {
    /** The last sequence and the last two timestamps. */
    POSITION(1),
    /** {@link AssetTable}. */
    ASSETS(2),
    /** {@link AccountTable}. */
    ACCOUNTS(3),
    /** {@link AccountDetailTable}, by account number. */
    DETAILS(4),
    /** {@link DecisionTable}. */
    DECISIONS(5),
    /** {@link PostingLog}. */
    POSTINGS(6),
    /** {@link HoldTable}. */
    HOLDS(7),
    /** {@link ScheduleTable}. */
    SCHEDULES(8),
    /** {@link ReversalTable}. */
    REVERSALS(9),
    /** {@link PeriodTable}. */
    PERIODS(10);

    private final int code;

    StateSection(int code) {
        this.code = code;
    }

    /**
     * Whether its rows never change, so that they can be kept in a file of their own.
     *
     * @return true for the decisions and the postings
     */
    public boolean isAppendOnly() {
        return this == DECISIONS || this == POSTINGS;
    }

    /**
     * How a file names it.
     *
     * @return 1 or more
     */
    public int code() {
        return code;
    }
}
