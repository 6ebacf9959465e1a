package io.daybook.ledger.cli.command;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.query.History;
import java.time.Duration;

/** Waits for the history of a ledger that was opened to be read. */
final class Histories {
    private static final Duration LIMIT = Duration.ofHours(1);

    private Histories() {}

    static History of(Ledger ledger) {
        History history = ledger.history();
        if (!history.await(ledger.durableSequence(), LIMIT)) {
            throw new LedgerException(
                    Category.HALTED,
                    "the history did not come up in time: known=" + history.sequence() + ", wanted="
                            + ledger.durableSequence());
        }
        return history;
    }
}
