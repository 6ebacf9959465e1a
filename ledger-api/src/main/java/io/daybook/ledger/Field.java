package io.daybook.ledger;

/** The fields of commands, as rejections name them. The codes are part of the journal format; 0 means none. */
public enum Field {
    /** Any command. */
    ID(1, "id"),
    /** RegisterAsset, OpenAccount. */
    ASSET(2, "asset"),
    /** RegisterAsset. */
    SCALE(3, "scale"),
    /** OpenAccount. */
    CATEGORY(4, "category"),
    /** OpenAccount, ClosePeriod. */
    BOOK(5, "book"),
    /** OpenAccount, UpdateAccount. */
    OVERDRAFT_LIMIT(6, "overdraftLimit"),
    /** OpenAccount, UpdateAccount. */
    MAXIMUM_BALANCE(7, "maximumBalance"),
    /** Administration, postings, conditions. */
    ACCOUNT(8, "account"),
    /** BlockAccount, UnblockAccount, postings. */
    SIDE(9, "side"),
    /** Transfer, PlaceHold, ScheduleTransfer. */
    DEBIT(10, "debit"),
    /** Transfer, PlaceHold, ScheduleTransfer. */
    CREDIT(11, "credit"),
    /** Wherever money moves. */
    AMOUNT(12, "amount"),
    /** Transaction. */
    POSTINGS(13, "postings"),
    /** CaptureHold, AdjustHold, ReleaseHold. */
    HOLD(14, "hold"),
    /** Reverse. */
    ORIGINAL(15, "original"),
    /** CancelScheduled. */
    SCHEDULE(16, "schedule"),
    /** ScheduleTransfer. */
    DUE_AT(17, "dueAt"),
    /** ClosePeriod. */
    THROUGH(18, "through"),
    /** Group. */
    COMMANDS(19, "commands"),
    /** Whatever posts. */
    EFFECTIVE_DATE(20, "effectiveDate"),
    /** PlaceHold, AdjustHold. */
    TIME_TO_LIVE_SECONDS(21, "timeToLiveSeconds"),
    /** CaptureHold. */
    FINAL(22, "final"),
    /** Transfer, PlaceHold. */
    BALANCING(23, "balancing"),
    /** Whatever is judged against limits. */
    OVERRIDE_LIMITS(24, "overrideLimits"),
    /** Transfer, Transaction, PlaceHold. */
    EXPECTED_VERSIONS(25, "expectedVersions"),
    /** UpdateAccount. */
    EXPECTED_VERSION(26, "expectedVersion"),
    /** Transfer, Transaction, PlaceHold. */
    CONDITIONS(27, "conditions"),
    /** UpdateAccount. */
    NEW_CODE(28, "newCode"),
    /** UpdateAccount. */
    NEW_REFERENCE(29, "newReference"),
    /** UpdateAccount. */
    NEW_METADATA(30, "newMetadata"),
    /** Any command. */
    REFERENCE(31, "reference"),
    /** Any command. */
    CODE(32, "code"),
    /** Any command. */
    ACTOR(33, "actor"),
    /** Any command. */
    METADATA(34, "metadata"),
    /** Any command, HOST clock. */
    AT(35, "at"),
    /** The kind of command. */
    COMMAND(36, "command");

    private static final Field[] BY_CODE = new Field[64];

    static {
        for (Field field : values()) {
            BY_CODE[field.code] = field;
        }
    }

    private final int code;
    private final String label;

    Field(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /**
     * The stable number in the journal.
     *
     * @return 1 .. 63
     */
    public int code() {
        return code;
    }

    /**
     * The name in JSON and in details.
     *
     * @return for example {@code overdraftLimit}
     */
    public String label() {
        return label;
    }

    /**
     * The field with a stable number.
     *
     * @param code as in the journal
     * @return the field
     * @throws IllegalArgumentException when no field has that number
     */
    public static Field of(int code) {
        Field field = code > 0 && code < BY_CODE.length ? BY_CODE[code] : null;
        if (field == null) {
            throw new IllegalArgumentException("unknown field: code=" + code);
        }
        return field;
    }
}
