package io.daybook.ledger.cli.command;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.cli.progress.Progress;
import io.daybook.ledger.query.History;
import java.time.Duration;

/** Waits for the history of a ledger that was opened to be read. */
final class Histories {
    private static final Duration LIMIT = Duration.ofHours(1);
    private static final Duration LOOK = Duration.ofMillis(100);

    private Histories() {}

    static History of(Ledger ledger) {
        History history = ledger.history();
        long wanted = ledger.durableSequence();
        long deadlineNs = System.nanoTime() + LIMIT.toNanos();
        try (Progress progress = Progress.of("building the history", wanted)) {
            while (!history.await(wanted, LOOK)) {
                if (System.nanoTime() - deadlineNs >= 0
                        || Thread.currentThread().isInterrupted()) {
                    throw new LedgerException(
                            Category.HALTED,
                            "the history did not come up in time: known=" + history.sequence() + ", wanted=" + wanted);
                }
                progress.stepTo(history.sequence());
            }
        }
        return history;
    }
}
