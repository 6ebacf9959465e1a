package io.daybook.ledger.core.history;

import io.daybook.ledger.Ledger;

/** A ledger on the HOST clock that can be closed and opened again from its journal. */
public interface LedgerUnderTest extends AutoCloseable {
    /** The ledger as it is open now. */
    Ledger ledger();

    /** Closes it, and opens it from what it has journalled. */
    void reopen();

    @Override
    void close();

    /** Makes empty ones. */
    @FunctionalInterface
    interface Factory {
        LedgerUnderTest open();
    }
}
