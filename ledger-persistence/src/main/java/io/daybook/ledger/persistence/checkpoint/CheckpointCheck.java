package io.daybook.ledger.persistence.checkpoint;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.codec.Hex;
import io.daybook.ledger.core.journal.JournalStart;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.core.statemachine.state.StateHasher;
import io.daybook.ledger.persistence.verify.Finding;
import io.daybook.ledger.persistence.verify.Finding.Check;
import io.daybook.ledger.persistence.verify.Inspection;
import io.daybook.seal.Checkpoint;
import io.daybook.seal.NoteVerifier;
import io.daybook.seal.SignedNote;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Holds a signed checkpoint against the books: at its sequence the journal must have the chain hash that was signed
 * then, and the books that are built up from it the same state hash and totals. Whoever writes the journal anew, with
 * all its checksums and hashes, comes to another chain hash.
 */
public final class CheckpointCheck implements Inspection {
    private final Checkpoint checkpoint;
    private boolean reached;
    private boolean compared;
    private JournalStart start = JournalStart.BEGINNING;

    private CheckpointCheck(Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
    }

    /**
     * A check of a checkpoint.
     *
     * @param note the signed note
     * @param verifier the key that must have signed it
     * @param ledger the identity of the ledger that is verified
     * @return to be given to a verification
     * @throws LedgerException DAMAGED when the note is not signed by the key, or of another ledger; MISUSE when it is
     *     none of a checkpoint
     */
    public static CheckpointCheck of(SignedNote note, NoteVerifier verifier, UUID ledger) {
        if (!note.verify(verifier)) {
            throw new LedgerException(
                    Category.DAMAGED,
                    "the checkpoint is not signed by this key, or was changed: do not believe it: key=" + verifier);
        }
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (!checkpoint.ledger().equals(ledger)) {
            throw new LedgerException(
                    Category.DAMAGED,
                    "the checkpoint is of another ledger: expected=" + ledger + ", found=" + checkpoint.ledger());
        }
        return new CheckpointCheck(checkpoint);
    }

    /**
     * What was signed.
     *
     * @return the checkpoint
     */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /**
     * Whether state hash and totals were compared, and not the chain hash alone.
     *
     * @return false when records could not be read, or not up to there
     */
    public boolean isCompared() {
        return compared;
    }

    @Override
    public void onStart(JournalStart begins) {
        start = begins;
    }

    @Override
    public void onChain(long sequence, byte[] chainHash, Consumer<Finding> findings) {
        if (sequence == checkpoint.sequence()) {
            reached = true;
            requireEqual("chainHash", checkpoint.chainHash(), Hex.of(chainHash), findings);
        }
    }

    @Override
    public void onBatch(LedgerState state, byte[] chainHash, Consumer<Finding> findings) {
        if (state.lastSequence() == checkpoint.sequence()) {
            compared = true;
            requireEqual("stateHash", checkpoint.stateHash(), Hex.of(new StateHasher().hash(state)), findings);
            requireEqual("time", checkpoint.timestampNs(), state.lastTimestampNs(), findings);
            requireEqual("totals", checkpoint.totals(), CheckpointTotals.of(state), findings);
        }
    }

    @Override
    public void onEnd(LedgerState state, boolean whole, Consumer<Finding> findings) {
        if (checkpoint.sequence() < start.sequence()) {
            findings.accept(finding("journal files were archived that the checkpoint is of: put them back to verify it:"
                    + " the journal begins with " + start));
        } else if (!reached) {
            findings.accept(finding("no batch of the journal ends at the checkpoint's sequence"));
        }
    }

    private void requireEqual(String what, Object signed, Object found, Consumer<Finding> findings) {
        if (!signed.equals(found)) {
            findings.accept(finding("the books are not those of the checkpoint: field=" + what + ", signed=" + signed
                    + ", found=" + found));
        }
    }

    private Finding finding(String message) {
        return new Finding(Check.CHECKPOINT, checkpoint.sequence(), "origin=" + checkpoint.origin(), message);
    }
}
