package io.daybook.ledger.core.pipeline;

import io.daybook.ledger.LedgerException;

/** Who waits for a slot. Called on the journal thread, once, and must not block. */
public interface Completion {
    /**
     * The slot's reply is durable; it may be read until this returns.
     *
     * @param slot the slot
     */
    void released(Slot slot);

    /**
     * The ledger halted: the outcome is unknown.
     *
     * @param failure why
     */
    void failed(LedgerException failure);
}
