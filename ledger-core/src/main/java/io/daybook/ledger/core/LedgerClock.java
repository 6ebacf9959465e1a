package io.daybook.ledger.core;

/** What time it is. May jump back: ledger time does not. */
@FunctionalInterface
public interface LedgerClock {
    /**
     * The time.
     *
     * @return ns since the epoch
     */
    long nowNs();
}
