package io.daybook.ledger;

/** The sides that a block or an unblock concerns. The order is part of the journal format. */
public enum BlockedSide {
    /** New debits. */
    DEBITS,
    /** New credits. */
    CREDITS,
    /** Both. */
    BOTH
}
