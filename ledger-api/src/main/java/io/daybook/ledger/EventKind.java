package io.daybook.ledger;

/** What a record of the journal is about: a command, or an effect that fell due. The codes are part of the format. */
public enum EventKind {
    /** Registers an asset. */
    REGISTER_ASSET(1, "registerAsset"),
    /** Opens an account. */
    OPEN_ACCOUNT(2, "openAccount"),
    /** Replaces limits, code, reference or metadata of an account. */
    UPDATE_ACCOUNT(3, "updateAccount"),
    /** Blocks a side of an account. */
    BLOCK_ACCOUNT(4, "blockAccount"),
    /** Unblocks a side of an account. */
    UNBLOCK_ACCOUNT(5, "unblockAccount"),
    /** Closes an empty account. */
    CLOSE_ACCOUNT(6, "closeAccount"),
    /** Opens a closed account again. */
    REOPEN_ACCOUNT(7, "reopenAccount"),
    /** Moves an amount from one account to another. */
    TRANSFER(8, "transfer"),
    /** Posts to many accounts as one. */
    TRANSACTION(9, "transaction"),
    /** Reserves an amount. */
    PLACE_HOLD(10, "placeHold"),
    /** Posts a reserved amount. */
    CAPTURE_HOLD(11, "captureHold"),
    /** Changes the authorised amount of a hold. */
    ADJUST_HOLD(12, "adjustHold"),
    /** Returns a reserved amount. */
    RELEASE_HOLD(13, "releaseHold"),
    /** Posts the mirror of an earlier posting. */
    REVERSE(14, "reverse"),
    /** Plans a transfer. */
    SCHEDULE_TRANSFER(15, "scheduleTransfer"),
    /** Takes a planned transfer back. */
    CANCEL_SCHEDULED(16, "cancelScheduled"),
    /** Closes a period of a book. */
    CLOSE_PERIOD(17, "closePeriod"),
    /** Many commands, all or nothing. */
    GROUP(18, "group"),
    /** Effect: a hold's time to live ran out. */
    HOLD_EXPIRED(64, "holdExpired"),
    /** Effect: a planned transfer fell due. */
    SCHEDULE_EXECUTED(65, "scheduleExecuted");

    private static final EventKind[] BY_CODE = new EventKind[128];

    static {
        for (EventKind kind : values()) {
            BY_CODE[kind.code] = kind;
        }
    }

    private final int code;
    private final String label;

    EventKind(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /**
     * The stable number in the journal.
     *
     * @return 1 .. 127
     */
    public int code() {
        return code;
    }

    /**
     * The name in JSON.
     *
     * @return for example {@code transfer}
     */
    public String label() {
        return label;
    }

    /**
     * Whether this fell due by itself.
     *
     * @return true for effects, false for commands
     */
    public boolean isEffect() {
        return code >= HOLD_EXPIRED.code;
    }

    /**
     * The kind with a stable number.
     *
     * @param code as in the journal
     * @return the kind
     * @throws IllegalArgumentException when no kind has that number
     */
    public static EventKind of(int code) {
        EventKind kind = code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
        if (kind == null) {
            throw new IllegalArgumentException("unknown kind: code=" + code);
        }
        return kind;
    }
}
