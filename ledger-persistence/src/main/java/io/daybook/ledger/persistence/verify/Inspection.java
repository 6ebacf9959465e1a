package io.daybook.ledger.persistence.verify;

import io.daybook.ledger.core.journal.JournalStart;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import java.util.function.Consumer;

/**
 * A further check that watches while the books are built up again, and compares them with something that was noted
 * elsewhere. Called on the verifying thread; it must not change what it is shown.
 */
public interface Inspection {
    /**
     * Called first.
     *
     * @param start where the journal begins: batches before it were archived, and are not shown
     */
    default void onStart(JournalStart start) {}

    /**
     * Called after each batch that follows from the one before, whether or not its records can be read.
     *
     * @param sequence the last one in the batch
     * @param chainHash the chain hash after the batch, 32 bytes; copy what shall be kept
     * @param findings takes what is not as it must be
     */
    default void onChain(long sequence, byte[] chainHash, Consumer<Finding> findings) {}

    /**
     * Called after each batch that was decided again and came out as it was journalled.
     *
     * @param state the books after the batch
     * @param chainHash the chain hash after the batch, 32 bytes; copy what shall be kept
     * @param findings takes what is not as it must be
     */
    void onBatch(LedgerState state, byte[] chainHash, Consumer<Finding> findings);

    /**
     * Called once, at the end.
     *
     * @param state the books as far as they were built up
     * @param whole whether that is all of the journal
     * @param findings takes what is not as it must be
     */
    void onEnd(LedgerState state, boolean whole, Consumer<Finding> findings);
}
