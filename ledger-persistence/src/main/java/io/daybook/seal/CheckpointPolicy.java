package io.daybook.seal;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * That checkpoints are written, by whom they are signed, how often, and who is handed them. One is written at each
 * snapshot and when the ledger is closed, and after each interval in which something was decided. Immutable.
 */
public final class CheckpointPolicy {
    private static final Duration DEFAULT_EVERY = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(10);

    private final NoteSigner signer;
    private final Duration every;
    private final Optional<CheckpointWitness> witness;
    private final Duration patience;

    private CheckpointPolicy(
            NoteSigner signer, Duration every, Optional<CheckpointWitness> witness, Duration patience) {
        this.signer = signer;
        this.every = every;
        this.witness = witness;
        this.patience = patience;
    }

    /**
     * Hourly, for nobody else yet.
     *
     * @param signer signs them
     * @return the policy
     */
    public static CheckpointPolicy signedBy(NoteSigner signer) {
        return new CheckpointPolicy(
                Objects.requireNonNull(signer, "signer"), DEFAULT_EVERY, Optional.empty(), DEFAULT_PATIENCE);
    }

    /**
     * How often.
     *
     * @param interval ZERO for only at snapshots and at close
     * @return a changed policy
     * @throws LedgerException MISUSE when it is negative or longer than 365 days
     */
    public CheckpointPolicy every(Duration interval) {
        return new CheckpointPolicy(signer, checked("interval", interval), witness, patience);
    }

    private static Duration checked(String what, Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new LedgerException(Category.MISUSE, what + " must be 0 to 365 days: " + what + "=" + duration);
        }
        return duration;
    }

    /**
     * Who is handed each of them.
     *
     * @param taker called on a thread of its own
     * @return a changed policy
     */
    public CheckpointPolicy witness(CheckpointWitness taker) {
        return new CheckpointPolicy(signer, every, Optional.of(taker), patience);
    }

    /**
     * How long closing the ledger waits for signer and witness to finish; then they are interrupted, and what is left
     * over is named in a warning.
     *
     * @param duration ZERO for not at all
     * @return a changed policy
     * @throws LedgerException MISUSE when it is negative or longer than 365 days
     */
    public CheckpointPolicy patience(Duration duration) {
        return new CheckpointPolicy(signer, every, witness, checked("patience", duration));
    }

    /**
     * Who signs.
     *
     * @return the signer
     */
    public NoteSigner signer() {
        return signer;
    }

    /**
     * How often.
     *
     * @return default an hour
     */
    public Duration every() {
        return every;
    }

    /**
     * How long closing waits for signer and witness.
     *
     * @return default ten seconds
     */
    public Duration patience() {
        return patience;
    }

    /**
     * Who is handed each of them.
     *
     * @return default nobody
     */
    public Optional<CheckpointWitness> witness() {
        return witness;
    }
}
