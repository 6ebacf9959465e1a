package io.daybook.seal;

/**
 * Takes checkpoints out of the operator's reach: to another party, another machine, another account. What it has taken
 * is what the books can later be held against. Called on a thread of its own, in order; the ledger does not wait for
 * it, and what it throws is logged. When more than a thousand notes wait for a slow one, the oldest of them are left
 * out.
 */
@FunctionalInterface
public interface CheckpointWitness {
    /**
     * Called for each checkpoint, when its file has been written.
     *
     * @param note the signed note
     * @throws Exception when it cannot be handed on now; it is not called again with the same note, which stays in the
     *     ledger's directory
     */
    void onCheckpoint(SignedNote note) throws Exception;
}
