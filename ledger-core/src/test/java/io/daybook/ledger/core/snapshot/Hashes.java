package io.daybook.ledger.core.snapshot;

import io.daybook.ledger.core.ReadOnlyLedger;
import io.daybook.ledger.core.codec.Hex;
import io.daybook.ledger.core.journal.Acknowledged;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.recovery.RecoveryPlanner;
import io.daybook.ledger.core.statemachine.state.StateHasher;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** State hashes at chosen sequences, by deciding a journal again. */
final class Hashes {
    private Hashes() {}

    static void of(Journal journal, Set<Long> sequences, BiConsumer<Long, String> found) {
        UUID ledger = new UUID(0, 0);
        ReadOnlyLedger.replay(
                        journal,
                        RecoveryPlanner.plan(journal, ledger, Acknowledged.NOTHING),
                        ledger,
                        (sequence, timestampNs) -> true,
                        (sequence, state) -> {
                            if (sequences.contains(sequence)) {
                                found.accept(sequence, Hex.of(new StateHasher().hash(state)));
                            }
                        })
                .close();
    }
}
