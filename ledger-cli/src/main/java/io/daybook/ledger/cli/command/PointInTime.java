package io.daybook.ledger.cli.command;

import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.query.AsOf;
import io.daybook.ledger.query.BalanceSnapshot;
import io.daybook.ledger.query.History;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** As of when a report is true: now, after a sequence, at an instant of booking, or by effective date. */
final class PointInTime {
    @Mixin
    private Moment moment;

    @Option(
            names = "--effective",
            paramLabel = "DATE",
            description = "By effective date: what is posted with an effective date up to DATE. With --at-sequence or "
                    + "--at: as it was known then.")
    private LocalDate effective;

    /** Replays a ledger to that point. */
    Ledger open(LedgerDirectory books) {
        return moment.open(books);
    }

    /** What the accounts of a ledger that was opened at that point come to; all of them, or those wanted. */
    BalanceSnapshot snapshot(Ledger ledger, List<Id> wanted) {
        if (effective == null) {
            return wanted.isEmpty() ? ledger.snapshot() : ledger.snapshot(wanted);
        }
        History history = Histories.of(ledger);
        AsOf asOf = AsOf.effective(effective);
        return wanted.isEmpty() ? history.snapshot(asOf) : history.snapshot(wanted, asOf);
    }
}
