package io.daybook.ledger.core.recovery;

import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.journal.Acknowledged;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.seal.FrameOpener;
import io.daybook.ledger.core.snapshot.SnapshotLoader;
import io.daybook.ledger.core.snapshot.SnapshotStore;
import io.daybook.ledger.core.statemachine.LedgerStateMachine;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a recovery plan out: loads the newest snapshot that can be believed, replays and compares everything after
 * it, and only then cuts what was never acknowledged and sets aside what cannot be believed, so that a ledger that is
 * not opened is left as it was found.
 */
public final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Journal journal;
    private final UUID ledger;
    private final SnapshotStore store;
    private final RecoveryPlan plan;
    private final SnapshotChoice choice;

    private Recovery(Journal journal, UUID ledger, SnapshotStore store, RecoveryPlan plan) {
        this.journal = journal;
        this.ledger = ledger;
        this.store = store;
        this.plan = plan;
        this.choice = new SnapshotChoice(journal, ledger, store, plan);
    }

    /**
     * What came out.
     *
     * @param replayer knows chain hash and index
     * @param machine its state is that of the journal
     * @param snapshotSequence the sequence of the snapshot that was loaded; 0 for none
     */
    public record Recovered(Replayer replayer, LedgerStateMachine machine, long snapshotSequence) {}

    /**
     * Recovers.
     *
     * @param journal open for appending, not appended to yet
     * @param ledger whose it must be
     * @param acknowledged how far it was acknowledged, as far as is known
     * @param store where snapshots are
     * @param hostClock whether commands carry their own timestamps
     * @return the recovered state, and what has replayed it
     * @throws JournalException DAMAGED or UNKNOWN_VERSION, with the files as they were
     */
    public static Recovered run(
            Journal journal, UUID ledger, Acknowledged acknowledged, SnapshotStore store, boolean hostClock) {
        RecoveryPlan plan = RecoveryPlanner.plan(journal, ledger, acknowledged).withSnapshots(store.find());
        plan.requireBelievable();
        LOG.debug("recovery: {}", plan);
        Recovery recovery = new Recovery(journal, ledger, store, plan);
        Recovered recovered = recovery.recover(hostClock);
        recovery.tidy();
        return recovered;
    }

    private Recovered recover(boolean hostClock) {
        Optional<SnapshotLoader.Loaded> loaded = choice.newest(header -> true);
        if (loaded.isEmpty()) {
            choice.requireWhole("opening without a snapshot that can be believed");
        }
        LedgerState state = loaded.map(SnapshotLoader.Loaded::state).orElseGet(LedgerState::new);
        LedgerStateMachine machine = new LedgerStateMachine(state, hostClock);
        Replayer replayer = loaded.map(snapshot -> new Replayer(machine, ledger, snapshot, opener()))
                .orElseGet(() -> new Replayer(machine, ledger, new byte[FrameLayout.HASH_LENGTH], opener()));
        long snapshotSequence = state.lastSequence();
        try (JournalReader reader = journal.newReader()) {
            if (replayer.lastPosition() != Journal.BEFORE_FIRST) {
                reader.seek(replayer.lastPosition());
                reader.next();
            }
            replayer.replay(reader, plan, (buffer, offset, sequence) -> true, sequence -> {});
        }
        return new Recovered(replayer, machine, snapshotSequence);
    }

    private FrameOpener opener() {
        return journal.seal().opener();
    }

    private void tidy() {
        if (plan.tail().action() == RecoveryPlan.Action.CUT) {
            long dropped = journal.cutAfter(plan.lastPosition());
            LOG.warn("dropped a tail that was never acknowledged: bytes={}, plan={}", dropped, plan);
        }
        if (!plan.acknowledged().known()) {
            LOG.warn(
                    "how far the ledger was acknowledged could not be read; it is taken to be all of its journal: {}",
                    plan);
        }
        choice.rejected().forEach(store::setAside);
    }
}
