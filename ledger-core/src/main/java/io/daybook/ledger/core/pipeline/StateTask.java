package io.daybook.ledger.core.pipeline;

import io.daybook.ledger.core.statemachine.state.LedgerState;

/** Something to do with the state at its place in the order of commands. Called on the ledger thread. */
@FunctionalInterface
public interface StateTask {
    /**
     * Called once.
     *
     * @param state after everything that was published before
     */
    void onState(LedgerState state);
}
