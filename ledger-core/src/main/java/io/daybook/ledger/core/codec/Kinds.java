package io.daybook.ledger.core.codec;

import io.daybook.ledger.EventKind;

/** The codes of {@link EventKind} as constants, for switches; a test holds both together. */
public final class Kinds {
    /** {@link EventKind#REGISTER_ASSET}. */
    public static final int REGISTER_ASSET = 1;

    /** {@link EventKind#OPEN_ACCOUNT}. */
    public static final int OPEN_ACCOUNT = 2;

    /** {@link EventKind#UPDATE_ACCOUNT}. */
    public static final int UPDATE_ACCOUNT = 3;

    /** {@link EventKind#BLOCK_ACCOUNT}. */
    public static final int BLOCK_ACCOUNT = 4;

    /** {@link EventKind#UNBLOCK_ACCOUNT}. */
    public static final int UNBLOCK_ACCOUNT = 5;

    /** {@link EventKind#CLOSE_ACCOUNT}. */
    public static final int CLOSE_ACCOUNT = 6;

    /** {@link EventKind#REOPEN_ACCOUNT}. */
    public static final int REOPEN_ACCOUNT = 7;

    /** {@link EventKind#TRANSFER}. */
    public static final int TRANSFER = 8;

    /** {@link EventKind#TRANSACTION}. */
    public static final int TRANSACTION = 9;

    /** {@link EventKind#PLACE_HOLD}. */
    public static final int PLACE_HOLD = 10;

    /** {@link EventKind#CAPTURE_HOLD}. */
    public static final int CAPTURE_HOLD = 11;

    /** {@link EventKind#ADJUST_HOLD}. */
    public static final int ADJUST_HOLD = 12;

    /** {@link EventKind#RELEASE_HOLD}. */
    public static final int RELEASE_HOLD = 13;

    /** {@link EventKind#REVERSE}. */
    public static final int REVERSE = 14;

    /** {@link EventKind#SCHEDULE_TRANSFER}. */
    public static final int SCHEDULE_TRANSFER = 15;

    /** {@link EventKind#CANCEL_SCHEDULED}. */
    public static final int CANCEL_SCHEDULED = 16;

    /** {@link EventKind#CLOSE_PERIOD}. */
    public static final int CLOSE_PERIOD = 17;

    /** {@link EventKind#GROUP}. */
    public static final int GROUP = 18;

    /** {@link EventKind#HOLD_EXPIRED}. */
    public static final int HOLD_EXPIRED = 64;

    /** {@link EventKind#SCHEDULE_EXECUTED}. */
    public static final int SCHEDULE_EXECUTED = 65;

    private Kinds() {}

    /**
     * Whether a kind is an effect that falls due by itself.
     *
     * @param kind its code
     * @return false for commands
     */
    public static boolean isEffect(int kind) {
        return kind >= HOLD_EXPIRED;
    }
}
