package io.daybook.ledger.core.projection.history;

import java.time.LocalDate;

/**
 * The sequences that were booked on a UTC day; none when the first is after the last.
 *
 * @param first the first of them
 * @param last the last of them that is known
 * @param known up to which sequence the history knew
 */
record BookedDay(long first, long last, long known) {
    /** Finds them by binary search; called under the read lock. */
    static BookedDay of(DecisionRows decisions, LocalDate day, long known) {
        long before = decisions.countUntil(BalanceReader.lastNs(day.minusDays(1)));
        long end = decisions.countUntil(BalanceReader.lastNs(day));
        return before == end
                ? new BookedDay(1, 0, known)
                : new BookedDay(decisions.sequence(before), Math.min(known, decisions.sequence(end - 1)), known);
    }

    boolean holds(long sequence) {
        return sequence >= first && sequence <= last;
    }
}
