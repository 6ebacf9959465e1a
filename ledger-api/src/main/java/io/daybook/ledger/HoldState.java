package io.daybook.ledger;

/** The life of a hold. The order is part of the journal format. */
public enum HoldState {
    /** Something remains reserved. */
    OPEN,
    /** Ended by a capture, or by an adjustment down to what was captured. */
    CAPTURED,
    /** Ended by a release. */
    RELEASED,
    /** Ended by its time to live. */
    EXPIRED;

    private static final HoldState[] VALUES = values();

    /**
     * The state with a stable code.
     *
     * @param code its ordinal
     * @return the state
     * @throws IndexOutOfBoundsException when there is none
     */
    public static HoldState of(int code) {
        return VALUES[code];
    }
}
