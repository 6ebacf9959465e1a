package io.daybook.ledger.persistence.fault;

/** How a fault may end; anything else fails the test. */
enum Fate {
    /** All of the books are there. */
    OK,
    /** A tail that was never acknowledged is dropped, as the plan says; the rest is there. */
    CUT,
    /** The ledger stops with a typed error after it was opened, and is there again at the next open. */
    HALT,
    /** The ledger is not opened: a typed error, and not a byte changed. */
    REFUSE
}
