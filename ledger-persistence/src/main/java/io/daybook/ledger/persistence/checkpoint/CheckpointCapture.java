package io.daybook.ledger.persistence.checkpoint;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.codec.Hex;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.core.statemachine.state.StateHasher;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import io.daybook.ledger.persistence.verify.Finding;
import io.daybook.ledger.persistence.verify.Inspection;
import io.daybook.ledger.persistence.verify.Verification;
import io.daybook.ledger.persistence.verify.Verifier;
import io.daybook.seal.Checkpoint;
import io.daybook.seal.KeyProvider;
import io.daybook.seal.NoteSigner;
import io.daybook.seal.SignedNote;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Makes a checkpoint of books that were verified just now, from their files; they may be in use elsewhere. */
public final class CheckpointCapture implements Inspection {
    private final String origin;
    private final UUID ledger;
    private byte[] lastHash = {};
    private Optional<Checkpoint> checkpoint = Optional.empty();

    private CheckpointCapture(String origin, UUID ledger) {
        this.origin = origin;
        this.ledger = ledger;
    }

    /**
     * Verifies a ledger, and signs what it is.
     *
     * @param directory of a ledger
     * @param keys of whoever has them, when it is encrypted
     * @param signer signs
     * @return the signed checkpoint
     * @throws LedgerException DAMAGED when the verification finds something, KEY when a key is missing, MISUSE when
     *     nothing was decided yet
     */
    public static SignedNote take(Path directory, Optional<KeyProvider> keys, NoteSigner signer) {
        UUID ledger = LedgerDirectory.identify(directory).ledger();
        CheckpointCapture capture = new CheckpointCapture(signer.verifier().name(), ledger);
        Verification verification = Verifier.verify(directory, keys, finding -> {}, List.of(capture));
        if (!verification.isVerified()) {
            throw new LedgerException(
                    Category.DAMAGED,
                    "nothing was signed, since the books are not well: run verify: "
                            + verification.findings().get(0));
        }
        if (verification.unread() > 0) {
            throw new LedgerException(
                    Category.KEY, "nothing was signed: the ledger is encrypted: open it with the key that it needs");
        }
        Checkpoint known = capture.checkpoint.orElseThrow(
                () -> new LedgerException(Category.MISUSE, "nothing was decided yet, and so there is nothing to sign"));
        return SignedNote.sign(known.text(), signer);
    }

    @Override
    public void onBatch(LedgerState state, byte[] chainHash, Consumer<Finding> findings) {
        lastHash = chainHash.clone();
    }

    @Override
    public void onEnd(LedgerState state, boolean whole, Consumer<Finding> findings) {
        if (whole && lastHash.length > 0) {
            checkpoint = Optional.of(new Checkpoint(
                    origin,
                    state.lastSequence(),
                    Hex.of(lastHash),
                    ledger,
                    state.lastTimestampNs(),
                    Hex.of(new StateHasher().hash(state)),
                    CheckpointTotals.of(state)));
        }
    }
}
