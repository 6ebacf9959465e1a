package io.daybook.ledger;

/** Where a ledger's timestamps come from. */
public enum ClockMode {
    /** The machine's clock: {@code max(clock, last + 1)}. */
    SYSTEM,
    /** Each command carries its own timestamp: import of history, tests, simulation. */
    HOST
}
