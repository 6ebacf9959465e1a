package io.daybook.ledger.core.codec;

/**
 * Where things are in a record. All numbers are little endian; 128-bit numbers have their lower half first; everything
 * starts at a multiple of 8.
 *
 * <pre>
 *    0  length of the record           4      16  presence bits             4
 *    4  kind                           1      20  length of the command     4
 *    5  outcome                        1      24  id                       16
 *    6  options                        1      40  body, fixed by the kind
 *    7  invalid field                  1       …  optional parts, in the order of their presence bits
 *    8  timestamp, ns since the epoch  8       …  outcome part, from the length of the command on
 * </pre>
 *
 * <p>A command on its way to a decision has no outcome part, outcome 0, and the host's timestamp or 0. The members of a
 * group follow its outcome part, which is empty in a command, as whole records that keep the timestamp they were given,
 * 0.
 */
public final class RecordLayout {
    /** Offset of the length of the whole record, 4 bytes. */
    public static final int LENGTH = 0;

    /** Offset of the code of the kind, 1 byte. */
    public static final int KIND = 4;

    /** Offset of the code of the outcome, 1 byte. */
    public static final int OUTCOME = 5;

    /** Offset of the option bits, 1 byte. */
    public static final int OPTIONS = 6;

    /** Offset of the code of a field that no command can carry, 1 byte; 0 for none. */
    public static final int INVALID_FIELD = 7;

    /** Offset of the timestamp, 8 bytes. */
    public static final int TIMESTAMP = 8;

    /** Offset of the presence bits, 4 bytes. */
    public static final int PRESENCE = 16;

    /** Offset of the length of the command, 4 bytes: where the outcome part starts. */
    public static final int COMMAND_LENGTH = 20;

    /** Offset of the id, 16 bytes. */
    public static final int ID = 24;

    /** Offset of the body. */
    public static final int BODY = 40;

    // Transfer, PlaceHold, ScheduleTransfer
    /** Offset of the debit account. */
    public static final int DEBIT = BODY;

    /** Offset of the credit account. */
    public static final int CREDIT = BODY + 16;

    /** Offset of the amount. */
    public static final int AMOUNT = BODY + 32;

    /** Offset of the due time of ScheduleTransfer. */
    public static final int DUE_AT = BODY + 48;

    // CaptureHold, AdjustHold, ReleaseHold, Reverse, CancelScheduled, account administration
    /** Offset of the account, hold, schedule or original. */
    public static final int TARGET = BODY;

    /** Offset of the amount on a target. */
    public static final int TARGET_AMOUNT = BODY + 16;

    /** Offset of the side of BlockAccount and UnblockAccount. */
    public static final int BLOCKED_SIDE = BODY + 16;

    // RegisterAsset, OpenAccount
    /** Offset of the asset's code, 16 bytes filled with zeros. */
    public static final int ASSET = BODY;

    /** Offset of the scale. */
    public static final int SCALE = BODY + 16;

    /** Offset of the category, 1 byte. */
    public static final int CATEGORY = BODY + 16;

    /** Offset of the flag for an unlimited overdraft, 1 byte. */
    public static final int OVERDRAFT_UNLIMITED = BODY + 17;

    /** Offset of the flag for no maximum balance, 1 byte. */
    public static final int MAXIMUM_UNLIMITED = BODY + 18;

    /** Offset of the book of OpenAccount. */
    public static final int BOOK = BODY + 20;

    /** Offset of the overdraft limit. */
    public static final int OVERDRAFT = BODY + 24;

    /** Offset of the maximum balance. */
    public static final int MAXIMUM = BODY + 40;

    // Transaction
    /** Offset of the count of postings, or of members of a group. */
    public static final int COUNT = BODY;

    /** Offset of the first posting. */
    public static final int POSTINGS = BODY + 8;

    /** Bytes a posting: account 16, amount 16, side 8 (0 debit, 1 credit). */
    public static final int POSTING_LENGTH = 40;

    /** Offset of the amount in a posting. */
    public static final int POSTING_AMOUNT = 16;

    /** Offset of the side in a posting. */
    public static final int POSTING_SIDE = 32;

    // ClosePeriod
    /** Offset of the last closed day, epoch day, 4 bytes. */
    public static final int THROUGH = BODY;

    /** Offset of the book of ClosePeriod. */
    public static final int PERIOD_BOOK = BODY + 4;

    // Options
    /** Skips overdraft limit and maximum balance. */
    public static final int OVERRIDE_LIMITS = 1;

    /** A capture that leaves the rest reserved. */
    public static final int NOT_FINAL = 2;

    /** The debit account bounds the amount. */
    public static final int BALANCING_DEBIT = 4;

    /** The credit account bounds the amount. */
    public static final int BALANCING_CREDIT = 8;

    /** No amount given: all that remains. */
    public static final int ALL = 16;

    // Presence bits, in the order of the optional parts
    /** 16 bytes. */
    public static final int REFERENCE = 1;

    /** 8 bytes. */
    public static final int ACTOR = 1 << 1;

    /** 8 bytes. */
    public static final int CODE = 1 << 2;

    /** Epoch day, 8 bytes. */
    public static final int EFFECTIVE_DATE = 1 << 3;

    /** Seconds, 8 bytes. */
    public static final int TIME_TO_LIVE = 1 << 4;

    /** 8 bytes. */
    public static final int EXPECTED_VERSION = 1 << 5;

    /** 8 bytes. */
    public static final int NEW_CODE = 1 << 6;

    /** 16 bytes. */
    public static final int NEW_REFERENCE = 1 << 7;

    /** Unlimited 8, amount 16. */
    public static final int NEW_OVERDRAFT = 1 << 8;

    /** Unlimited 8, amount 16. */
    public static final int NEW_MAXIMUM = 1 << 9;

    /** Count 8, then account 16 and version 8 each. */
    public static final int EXPECTED_VERSIONS = 1 << 10;

    /** Count 8, then account 16, magnitude 16, balance 1, comparison 1, negative 1, pad 5 each. */
    public static final int CONDITIONS = 1 << 11;

    /** Length 4, bytes, filled up to a multiple of 8. */
    public static final int METADATA = 1 << 12;

    /** Length 4, bytes, filled up to a multiple of 8. */
    public static final int NEW_METADATA = 1 << 13;

    /** Bytes an expected version. */
    public static final int EXPECTED_VERSION_LENGTH = 24;

    /** Bytes a condition. */
    public static final int CONDITION_LENGTH = 40;

    /** Offset of the magnitude in a condition. */
    public static final int CONDITION_MAGNITUDE = 16;

    /** Offset of the balance in a condition. */
    public static final int CONDITION_BALANCE = 32;

    /** Offset of the comparison in a condition. */
    public static final int CONDITION_COMPARISON = 33;

    /** Offset of the sign in a condition. */
    public static final int CONDITION_NEGATIVE = 34;

    /** The largest record that a batch carries: a group that needs more is GROUP_TOO_LONG. */
    public static final int MAX_RECORD_LENGTH = 48 << 20;

    private static final int[] FIXED_LENGTHS = {16, 8, 8, 8, 8, 8, 8, 16, 24, 24};

    private RecordLayout() {}

    /**
     * The length of an optional part that has a fixed one.
     *
     * @param bit its place among the presence bits, 0 .. 9
     * @return bytes
     */
    static int fixedLength(int bit) {
        return FIXED_LENGTHS[bit];
    }

    /**
     * How many optional parts have a fixed length.
     *
     * @return 10
     */
    static int fixedParts() {
        return FIXED_LENGTHS.length;
    }

    /**
     * The next multiple of 8.
     *
     * @param length bytes
     * @return bytes, filled up
     */
    public static int align(int length) {
        return length + 7 & ~7;
    }
}
