package io.daybook.ledger.core.recovery;

import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.journal.Acknowledged;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.statemachine.LedgerStateMachine;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a recovery plan out: replays and compares everything first, and only then cuts what was never acknowledged,
 * so that a journal that cannot be believed is left as it was found.
 */
public final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private Recovery() {}

    /**
     * Recovers.
     *
     * @param journal open for appending, not appended to yet
     * @param ledger whose it must be
     * @param acknowledged how far it was acknowledged, as far as is known
     * @param machine its state is empty, and afterwards that of the journal
     * @return what has replayed: it knows chain hash and index
     * @throws JournalException DAMAGED or UNKNOWN_VERSION, with the files as they were
     */
    public static Replayer run(Journal journal, UUID ledger, Acknowledged acknowledged, LedgerStateMachine machine) {
        RecoveryPlan plan = RecoveryPlanner.plan(journal, ledger, acknowledged);
        plan.requireBelievable();
        LOG.debug("recovery: {}", plan);
        Replayer replayer = new Replayer(
                machine,
                ledger,
                new byte[FrameLayout.HASH_LENGTH],
                journal.seal().opener());
        try (JournalReader reader = journal.newReader()) {
            replayer.replay(reader, plan, (buffer, offset, sequence) -> true, sequence -> {});
        }
        if (plan.tail().action() == RecoveryPlan.Action.CUT) {
            long dropped = journal.cutAfter(plan.lastPosition());
            LOG.warn("dropped a tail that was never acknowledged: bytes={}, plan={}", dropped, plan);
        }
        if (!acknowledged.known()) {
            LOG.warn(
                    "how far the ledger was acknowledged could not be read; it is taken to be all of its journal: {}",
                    plan);
        }
        return replayer;
    }
}
