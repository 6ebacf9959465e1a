package io.daybook.ledger;

/**
 * What was decided about a command: {@link #ACCEPTED}, or the first rejection that applies. The constants stand in the
 * order of precedence; groups A to H are those of the ledger's semantics ({@code docs/semantics.md}).
 *
 * <p>In groups C, E and G every code that concerns the debit account comes before any that concerns the credit account.
 */
public enum Outcome {
    /** Decided and booked. */
    ACCEPTED(0, Group.NONE),

    // A, structure: judged before the id is looked at, which stays free.
    /** An id is 0 or 2^128-1; the detail names the field. */
    INVALID_ID(1, Group.STRUCTURE),
    /** An amount is outside 1 .. 2^128-1. */
    INVALID_AMOUNT(2, Group.STRUCTURE),
    /** Another field has no valid value; the detail names it. */
    INVALID_FIELD(3, Group.STRUCTURE),
    /** Metadata are longer than 4096 bytes. */
    METADATA_TOO_LONG(4, Group.STRUCTURE),
    /** A transaction has fewer than 2 postings. */
    TOO_FEW_POSTINGS(5, Group.STRUCTURE),
    /** A transaction has more than 8190 postings. */
    TOO_MANY_POSTINGS(6, Group.STRUCTURE),
    /** A group has more than 8190 members, or more bytes than one journal record holds. */
    GROUP_TOO_LONG(7, Group.STRUCTURE),
    /** HOST clock: the command's timestamp is not later than the last command's. */
    TIMESTAMP_NOT_INCREASING(8, Group.STRUCTURE),

    // B, identity.
    /** The id was decided before with other content; the detail names the first field that differs. */
    ID_REUSED(16, Group.IDENTITY),

    // C, reference.
    /** No asset is registered under the code. */
    ASSET_NOT_FOUND(32, Group.REFERENCE),
    /** The debit account was never opened. */
    DEBIT_ACCOUNT_NOT_FOUND(33, Group.REFERENCE),
    /** The credit account was never opened. */
    CREDIT_ACCOUNT_NOT_FOUND(34, Group.REFERENCE),
    /** An account of a transaction, a condition or an administrative command was never opened. */
    ACCOUNT_NOT_FOUND(35, Group.REFERENCE),
    /** No accepted command has the id given as a hold. */
    HOLD_NOT_FOUND(36, Group.REFERENCE),
    /** No accepted ScheduleTransfer has the id given as a schedule. */
    SCHEDULE_NOT_FOUND(37, Group.REFERENCE),
    /** No accepted command has the id given as the original of a reversal. */
    ORIGINAL_NOT_FOUND(38, Group.REFERENCE),

    // D, fit.
    /** Debit and credit are the same account. */
    SAME_ACCOUNT(48, Group.FIT),
    /** The accounts belong to different books. */
    DIFFERENT_BOOK(49, Group.FIT),
    /** The accounts hold different assets. */
    DIFFERENT_ASSET(50, Group.FIT),
    /** The command named as a hold is of another kind. */
    NOT_A_HOLD(51, Group.FIT),
    /** The command named as the original cannot be reversed: not a transfer, capture or transaction, or a reversal. */
    NOT_REVERSIBLE(52, Group.FIT),

    // E, state.
    /** The hold has ended by a capture. */
    HOLD_ALREADY_CAPTURED(64, Group.STATE),
    /** The hold has ended by a release. */
    HOLD_ALREADY_RELEASED(65, Group.STATE),
    /** The hold has ended by its time to live. */
    HOLD_EXPIRED(66, Group.STATE),
    /** The schedule fell due, whatever came of it. */
    SCHEDULE_ALREADY_EXECUTED(67, Group.STATE),
    /** The schedule was cancelled. */
    SCHEDULE_ALREADY_CANCELLED(68, Group.STATE),
    /** The account is closed. */
    ACCOUNT_CLOSED(69, Group.STATE),
    /** The account takes no new debits. */
    DEBITS_BLOCKED(70, Group.STATE),
    /** The account takes no new credits. */
    CREDITS_BLOCKED(71, Group.STATE),
    /** The account to close has a balance, an open hold or an open schedule. */
    ACCOUNT_NOT_EMPTY(72, Group.STATE),
    /** The effective date lies in a closed period of the book. */
    PERIOD_CLOSED(73, Group.STATE),
    /** The account's version is not the expected one. */
    VERSION_MISMATCH(74, Group.STATE),

    // F, amount.
    /** Debits and credits of a transaction differ in some asset. */
    POSTINGS_NOT_BALANCED(80, Group.AMOUNT),
    /** More is captured than remains of the hold. */
    EXCEEDS_HOLD(81, Group.AMOUNT),
    /** The hold would be authorised for less than was captured of it. */
    BELOW_CAPTURED(82, Group.AMOUNT),
    /** More is reversed than remains of the original. */
    EXCEEDS_ORIGINAL(83, Group.AMOUNT),
    /** A total would exceed 2^128-1. */
    OVERFLOW(84, Group.AMOUNT),

    // G, limits.
    /** The account's available balance would become negative. */
    INSUFFICIENT_FUNDS(96, Group.LIMITS),
    /** The account's maximum balance would be exceeded. */
    MAXIMUM_BALANCE_EXCEEDED(97, Group.LIMITS),
    /** A condition does not hold on the balances after the command. */
    CONDITION_NOT_MET(98, Group.LIMITS),

    // H, group.
    /** Another member of the group was rejected. */
    GROUP_FAILED(112, Group.GROUP);

    /** The groups of precedence. */
    public enum Group {
        /** No rejection. */
        NONE,
        /** A. */
        STRUCTURE,
        /** B. */
        IDENTITY,
        /** C. */
        REFERENCE,
        /** D. */
        FIT,
        /** E. */
        STATE,
        /** F. */
        AMOUNT,
        /** G. */
        LIMITS,
        /** H. */
        GROUP
    }

    private static final Outcome[] BY_CODE = new Outcome[128];

    static {
        for (Outcome outcome : values()) {
            BY_CODE[outcome.code] = outcome;
        }
    }

    private final int code;
    private final Group group;

    Outcome(int code, Group group) {
        this.code = code;
        this.group = group;
    }

    /**
     * The stable number in the journal.
     *
     * @return 0 .. 127
     */
    public int code() {
        return code;
    }

    /**
     * The group of precedence.
     *
     * @return A to H, or NONE for ACCEPTED
     */
    public Group group() {
        return group;
    }

    /**
     * Whether the command was booked.
     *
     * @return true for ACCEPTED
     */
    public boolean isAccepted() {
        return this == ACCEPTED;
    }

    /**
     * The outcome with a stable number.
     *
     * @param code as in the journal
     * @return the outcome
     * @throws IllegalArgumentException when no outcome has that number
     */
    public static Outcome of(int code) {
        Outcome outcome = code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
        if (outcome == null) {
            throw new IllegalArgumentException("unknown outcome: code=" + code);
        }
        return outcome;
    }
}
