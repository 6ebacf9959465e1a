package io.daybook.ledger.core.projection.history;

import org.agrona.concurrent.UnsafeBuffer;

/** The first and last effective day among some postings; none when the first is after the last. Mutable. */
final class DayRange {
    private int first = Integer.MAX_VALUE;
    private int last = Integer.MIN_VALUE;

    DayRange load(UnsafeBuffer checkpoint, int at, int level) {
        first = checkpoint.getInt(at + Totals.LENGTH + level * Long.BYTES);
        last = checkpoint.getInt(at + Totals.LENGTH + level * Long.BYTES + Integer.BYTES);
        return this;
    }

    void store(UnsafeBuffer checkpoint, int at, int level) {
        checkpoint.putInt(at + Totals.LENGTH + level * Long.BYTES, first);
        checkpoint.putInt(at + Totals.LENGTH + level * Long.BYTES + Integer.BYTES, last);
    }

    void addEntry(UnsafeBuffer buffer, int at) {
        if (AccountLog.type(buffer, at) == AccountLog.POSTING) {
            first = Math.min(first, AccountLog.day(buffer, at));
            last = Math.max(last, AccountLog.day(buffer, at));
        }
    }

    void add(DayRange other) {
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
    }

    boolean isOutside(int firstDay, int lastDay) {
        return first > lastDay || last < firstDay;
    }

    boolean isWithin(int firstDay, int lastDay) {
        return first >= firstDay && last <= lastDay;
    }
}
