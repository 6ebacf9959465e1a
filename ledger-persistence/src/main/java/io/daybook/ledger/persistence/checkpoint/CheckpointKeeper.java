package io.daybook.ledger.persistence.checkpoint;

import io.daybook.ledger.core.snapshot.BookTotals;
import io.daybook.ledger.core.snapshot.FreezeListener;
import io.daybook.ledger.core.snapshot.FrozenFacts;
import io.daybook.seal.Checkpoint;
import io.daybook.seal.CheckpointPolicy;
import io.daybook.seal.CheckpointWitness;
import io.daybook.seal.SignedNote;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the checkpoints of a running ledger: of each freeze a note is signed and written on one thread, and handed to
 * the witness on another, so that neither a slow signer nor a slow witness holds anything up. What goes wrong is
 * logged; the ledger goes on.
 *
 * <pre>
 *   snapshot thread ─▶ signing: note, file in checkpoints/ ─▶ witness
 * </pre>
 */
public final class CheckpointKeeper implements FreezeListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointKeeper.class);

    private final Path directory;
    private final CheckpointPolicy policy;
    private final Errands signing = new Errands("daybook-checkpoint", "checkpoints to be signed");
    private final Errands witness = new Errands("daybook-witness", "checkpoints to be handed to the witness");
    private volatile boolean abandoned;
    /** Of the signing thread. */
    private long lastSequence;

    /**
     * A keeper.
     *
     * @param directory of the ledger, which this process owns
     * @param policy who signs, and who is handed the notes
     */
    public CheckpointKeeper(Path directory, CheckpointPolicy policy) {
        this.directory = directory;
        this.policy = policy;
    }

    @Override
    public void onFreeze(FrozenFacts facts) {
        if (facts.sequence() > 0) {
            signing.add(() -> keep(facts));
        }
    }

    private void keep(FrozenFacts facts) {
        if (facts.sequence() == lastSequence) {
            return;
        }
        SignedNote note = SignedNote.sign(checkpoint(facts).text(), policy.signer());
        if (abandoned) {
            LOG.warn("a checkpoint was signed too late, and is not kept: sequence={}", facts.sequence());
            return;
        }
        Path file = CheckpointFiles.write(directory, note);
        lastSequence = facts.sequence();
        LOG.debug("checkpoint: sequence={}, file={}", lastSequence, file);
        policy.witness().ifPresent(taker -> witness.add(() -> hand(taker, note)));
    }

    private static void hand(CheckpointWitness taker, SignedNote note) throws Exception {
        taker.onCheckpoint(note);
    }

    private Checkpoint checkpoint(FrozenFacts facts) {
        return new Checkpoint(
                policy.signer().verifier().name(),
                facts.sequence(),
                facts.chainHash(),
                facts.ledger(),
                facts.timestampNs(),
                facts.stateHash(),
                facts.totals().stream().map(CheckpointKeeper::total).toList());
    }

    private static Checkpoint.Total total(BookTotals line) {
        return new Checkpoint.Total(
                line.book(),
                line.asset(),
                line.debitsPosted(),
                line.creditsPosted(),
                line.debitsPending(),
                line.creditsPending());
    }

    /** Finishes what was begun, as far as the policy's patience goes. */
    @Override
    public void close() {
        long deadlineNs = System.nanoTime() + policy.patience().toNanos();
        signing.close(deadlineNs);
        abandoned = true;
        witness.close(deadlineNs);
    }
}
