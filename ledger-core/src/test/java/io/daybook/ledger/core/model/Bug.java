package io.daybook.ledger.core.model;

/** One rule that the model breaks on purpose, so that a test can show that generated histories would notice. */
public enum Bug {
    /** None: the model as the contract has it. */
    NONE,
    /** An expiry returns the reservation of the debit side only. */
    EXPIRY_FORGETS_CREDIT_SIDE,
    /** A final capture leaves the rest reserved on the accounts. */
    FINAL_CAPTURE_KEEPS_THE_REST,
    /** A capture may take one unit more than remains. */
    CAPTURE_EXCEEDS_BY_ONE,
    /** Each reversal in part is judged alone. */
    REVERSAL_FORGETS_EARLIER_ONES,
    /** A reversal can be reversed. */
    REVERSAL_OF_REVERSAL,
    /** A capture goes through on a frozen account. */
    CAPTURE_ON_FROZEN,
    /** A capture is judged for blocks like a new posting. */
    CAPTURE_NOT_ON_BLOCKED,
    /** The closed day itself is still open. */
    CLOSED_DAY_STILL_OPEN,
    /** An override skips blocks too. */
    OVERRIDE_SKIPS_BLOCKS,
    /** In the state of accounts the credit account is judged first. */
    CREDIT_ACCOUNT_FIRST,
    /** The version counts postings, not commands. */
    VERSION_COUNTS_POSTINGS,
    /** A failed group leaves its members' ids decided. */
    FAILED_GROUP_DECIDES_MEMBERS,
    /** A failed group leaves the versions of accounts raised. */
    FAILED_GROUP_KEEPS_BOOKINGS,
    /** A retry of what was rejected is decided again. */
    REJECTIONS_FORGOTTEN,
    /** The actor is no part of a command's content. */
    ACTOR_IS_NOT_CONTENT,
    /** What is due happens in the order of creation. */
    DUE_IN_ORDER_OF_CREATION,
    /** A hold still lives in the nanosecond it is due. */
    DUE_ONE_LATE,
    /** An effect that fell due in the past gets the time of the command that noticed it. */
    EFFECT_AT_COMMAND_TIME,
    /** A total of 2^128-1 is thought not to fit. */
    OVERFLOW_ONE_EARLY,
    /** A balancing amount may take what holds reserve. */
    BALANCING_FORGETS_HOLDS,
    /** The maximum balance is judged without what is reserved. */
    MAXIMUM_FORGETS_HOLDS,
    /** Conditions are judged on the balances before the command. */
    CONDITIONS_JUDGED_BEFORE,
    /** A transaction's limits are judged for each account's postings on the lowering side, not for the net. */
    LIMITS_NOT_NET,
    /** An account can be closed while a schedule names it. */
    CLOSE_FORGETS_SCHEDULES,
    /** A fall of a hold is judged for blocks like a rise. */
    FALL_JUDGED_LIKE_RISE,
    /** A schedule that was rejected when due is left to be cancelled. */
    REJECTED_SCHEDULE_STAYS_OPEN,
    /** A rejected OpenAccount takes its id. */
    REJECTED_OPEN_TAKES_ID,
    /** A timestamp must also be later than the last effect. */
    EFFECTS_MOVE_THE_HOST_CLOCK,
    /** Unblocking one side unblocks both. */
    UNBLOCK_REMOVES_BOTH,
    /** An update removes the maximum balance that it does not state. */
    UPDATE_DROPS_MAXIMUM,
    /** An earlier day opens a closed period again. */
    CLOSE_PERIOD_MOVES_BACK,
    /** A simulation takes a sequence. */
    SIMULATION_TAKES_A_SEQUENCE,
    /** A renewed time to live is counted from the old end. */
    RENEWAL_EXTENDS_OLD_END,
    /** A group's members fall due in the order of their ids. */
    MEMBERS_DUE_IN_ORDER_OF_ID,
    /** Postings are balanced over all assets together. */
    BALANCED_OVER_ALL_ASSETS
}
