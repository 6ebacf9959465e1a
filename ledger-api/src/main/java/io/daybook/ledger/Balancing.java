package io.daybook.ledger;

/**
 * Whether the amount of a transfer or hold is an upper bound, cut down to what an account's own limits allow (the
 * balancing transfers of TigerBeetle). The order is part of the journal format.
 */
public enum Balancing {
    /** The amount is moved in full or not at all. */
    NONE,
    /** At most what the debit account has available. */
    DEBIT,
    /** At most the headroom of the credit account. */
    CREDIT,
    /** Both bounds. */
    BOTH
}
