package io.daybook.ledger.core.snapshot;

/**
 * Hears of each freeze that has been completed: at a snapshot, when one was asked for, and when the ledger is closed.
 * Called on the snapshot thread, one freeze after the other, while the ledger goes on. What it throws is logged and
 * harms neither the snapshot nor the ledger; the next freeze waits for it.
 */
@FunctionalInterface
public interface FreezeListener {
    /**
     * Called once for each freeze.
     *
     * @param facts of the frozen state
     */
    void onFreeze(FrozenFacts facts);
}
