package io.daybook.ledger.core.projection.history;

import io.daybook.ledger.core.statemachine.state.Rows;
import io.daybook.ledger.core.statemachine.state.UndoLog;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The entries of every account, in the order of booking, with a checkpoint after each {@value #CHUNK}.
 *
 * <pre>
 *   entry, 32 bytes       0 row of the decision 8  |  8 number 8  |  16 second 8  |  24 word 4  |  28 unused 4
 *     POSTING  number: amount;           second: counter account 4 (-1: not one), effective day 4
 *     PENDING  number: debits pending;   second: credits pending, both after it
 *     STATUS   number: overdraft limit after it; the status stands in the word
 *     TOUCH    nothing changed but the version
 *   word: bits 0-1 type, 2 credit, 3 number is wide, 4 second is wide, 5 unlimited, 6 dated, 8-15 status
 *         (a wide number is a row of the table of wide numbers)
 *   place: in a copy of a posting, how many entries of its decision stand before it in its account's log
 *   checkpoint, 128 bytes  {@link Totals} after the chunk 96  |  first and last effective day 2 x 4, on four levels:
 *     of this chunk, and where it is the last of 32, 1,024 or 32,768, of all these; only where they are asked for
 * </pre>
 *
 * <p>Written by one thread; readers need a lock.
 */
final class AccountLog {
    static final int POSTING = 1;
    static final int PENDING = 2;
    static final int STATUS = 3;

    /** Entries between two checkpoints, and nodes of a level under one of the next. */
    static final int CHUNK = 32;

    private static final int CHUNK_SHIFT = 5;
    private static final int LEVELS = 4;
    private static final int NUMBER = 8;
    private static final int SECOND = 16;
    private static final int DAY = 20;
    private static final int WORD = 24;
    private static final int CREDIT_BIT = 1 << 2;
    private static final int WIDE_BIT = 1 << 3;
    private static final int SECOND_WIDE_BIT = 1 << 4;
    private static final int UNLIMITED_BIT = 1 << 5;
    private static final int DATED_BIT = 1 << 6;
    private static final int PLACE = 28;
    private static final int STATUS_SHIFT = 8;

    private final BlockLists entries = new BlockLists(5, 2);
    private final BlockLists checkpoints = new BlockLists(7, 0);
    private final BlockLists changes = new BlockLists(3, 0);
    private final boolean hasDays;
    private final Rows wide = new Rows(16, 8, new UndoLog());

    /** Adds up entries or looks at them. */
    @FunctionalInterface
    interface Visitor {
        /** Called with an entry's index and where it stands. */
        void onEntry(long index, UnsafeBuffer buffer, int at);
    }

    /** An empty log, with or without the ranges of days that {@link #addUpEffective} needs. */
    AccountLog(boolean hasDays) {
        this.hasDays = hasDays;
    }

    /** Lists for the next account; accounts are numbered from 0. */
    int addAccount() {
        checkpoints.add();
        changes.add();
        return entries.add();
    }

    long count(int account) {
        return entries.count(account);
    }

    /**
     * What is posted.
     *
     * @param row of the decision
     * @param isCredit which side
     * @param high of the amount
     * @param low of the amount
     * @param counter account, or -1
     * @param day its effective day
     * @param isDated whether that is another than the day of its booking
     */
    record Posted(long row, boolean isCredit, long high, long low, int counter, int day, boolean isDated) {}

    void appendPosting(int account, Posted posted, int place) {
        long slot = entries.append(account);
        UnsafeBuffer buffer = entries.buffer(slot);
        int at = entries.offset(slot);
        buffer.putLong(at, posted.row);
        buffer.putInt(at + SECOND, posted.counter);
        buffer.putInt(at + DAY, posted.day);
        buffer.putInt(at + PLACE, place);
        int flag = putNumber(buffer, at + NUMBER, posted.high, posted.low, WIDE_BIT);
        int flags = (posted.isCredit ? CREDIT_BIT : 0) | (posted.isDated ? DATED_BIT : 0);
        buffer.putInt(at + WORD, POSTING | flag | flags);
        closeChunk(account);
    }

    void appendPending(int account, long row, long debitsHigh, long debitsLow, long creditsHigh, long creditsLow) {
        long slot = entries.append(account);
        UnsafeBuffer buffer = entries.buffer(slot);
        int at = entries.offset(slot);
        buffer.putLong(at, row);
        int flags = putNumber(buffer, at + NUMBER, debitsHigh, debitsLow, WIDE_BIT)
                | putNumber(buffer, at + SECOND, creditsHigh, creditsLow, SECOND_WIDE_BIT);
        buffer.putInt(at + WORD, PENDING | flags);
        closeChunk(account);
    }

    void appendStatus(int account, long row, int status, boolean unlimited, long high, long low) {
        long slot = entries.append(account);
        UnsafeBuffer buffer = entries.buffer(slot);
        int at = entries.offset(slot);
        buffer.putLong(at, row);
        int flag = putNumber(buffer, at + NUMBER, high, low, WIDE_BIT);
        buffer.putInt(at + WORD, STATUS | flag | (unlimited ? UNLIMITED_BIT : 0) | status << STATUS_SHIFT);
        long change = changes.append(account);
        changes.buffer(change).putLong(changes.offset(change), entries.count(account) - 1);
        closeChunk(account);
    }

    void appendTouch(int account, long row) {
        long slot = entries.append(account);
        entries.buffer(slot).putLong(entries.offset(slot), row);
        entries.buffer(slot).putInt(entries.offset(slot) + WORD, 0);
        closeChunk(account);
    }

    private int putNumber(UnsafeBuffer buffer, int at, long high, long low, int flag) {
        if (high == 0) {
            buffer.putLong(at, low);
            return 0;
        }
        long row = wide.append();
        wide.segment(row).putLong(wide.offset(row), low);
        wide.segment(row).putLong(wide.offset(row) + Long.BYTES, high);
        buffer.putLong(at, row);
        return flag;
    }

    private void closeChunk(int account) {
        long count = entries.count(account);
        if ((count & CHUNK - 1) != 0) {
            return;
        }
        long chunk = (count >>> CHUNK_SHIFT) - 1;
        Totals totals = new Totals();
        addUp(account, count, totals);
        long slot = checkpoints.append(account);
        totals.store(checkpoints.buffer(slot), checkpoints.offset(slot));
        if (hasDays) {
            closeDays(account, chunk, slot);
        }
    }

    private void closeDays(int account, long chunk, long slot) {
        long end = chunk + 1 << CHUNK_SHIFT;
        DayRange days = new DayRange();
        forEach(account, end - CHUNK, end, (index, buffer, at) -> days.addEntry(buffer, at));
        days.store(checkpoints.buffer(slot), checkpoints.offset(slot), 0);
        for (int level = 1; level < LEVELS && (chunk + 1 & (1L << CHUNK_SHIFT * level) - 1) == 0; level++) {
            int step = 1 << CHUNK_SHIFT * (level - 1);
            DayRange all = new DayRange();
            for (int node = 0; node < CHUNK; node++) {
                all.add(days(account, chunk - (long) node * step, level - 1));
            }
            all.store(checkpoints.buffer(slot), checkpoints.offset(slot), level);
        }
    }

    long changeCount(int account) {
        return changes.count(account);
    }

    /** The index of the entry of a change of status or limit. */
    long change(int account, long number) {
        long slot = changes.slot(account, number);
        return changes.buffer(slot).getLong(changes.offset(slot));
    }

    /** Adds up the first entries of an account, from the last checkpoint before their end. */
    void addUp(int account, long end, Totals totals) {
        long chunks = Math.min(end >>> CHUNK_SHIFT, checkpoints.count(account));
        loadAfter(account, chunks, totals);
        forEach(account, chunks << CHUNK_SHIFT, end, (index, buffer, at) -> add(buffer, at, totals));
    }

    private void loadAfter(int account, long chunks, Totals totals) {
        if (chunks > 0) {
            long slot = checkpoints.slot(account, chunks - 1);
            totals.load(checkpoints.buffer(slot), checkpoints.offset(slot));
        }
    }

    /** Walks over entries in order. */
    void forEach(int account, long from, long to, Visitor visitor) {
        long index = from;
        while (index < to) {
            long slot = entries.slot(account, index);
            long end = Math.min(to, entries.runEnd(index));
            for (; index < end; index++, slot++) {
                visitor.onEntry(index, entries.buffer(slot), entries.offset(slot));
            }
        }
    }

    /** Adds the postings among the first entries of an account with an effective day up to a day. */
    void addUpEffective(int account, long end, int lastDay, Totals totals) {
        walk(account, new DayWalk(end, Integer.MIN_VALUE, lastDay, totals, null), 0, end, LEVELS - 1);
    }

    /** Shows the postings among the first entries of an account within days, in the order of booking. */
    void forEachWithin(int account, long end, int firstDay, int lastDay, Visitor visitor) {
        walk(account, new DayWalk(end, firstDay, lastDay, null, visitor), 0, end, LEVELS - 1);
    }

    /** What is looked for: sums where there are totals, postings where there is a visitor. */
    private record DayWalk(long end, int firstDay, int lastDay, Totals totals, Visitor visitor) {}

    private void walk(int account, DayWalk sought, long from, long to, int level) {
        long size = (long) CHUNK << CHUNK_SHIFT * level;
        long complete = checkpoints.count(account) << CHUNK_SHIFT;
        for (long start = from; start < to; start += size) {
            long end = start + size;
            boolean whole = end <= Math.min(sought.end, complete);
            if (whole) {
                DayRange days = days(account, (end >>> CHUNK_SHIFT) - 1, level);
                if (days.isOutside(sought.firstDay, sought.lastDay)) {
                    continue;
                }
                if (sought.totals != null && days.isWithin(sought.firstDay, sought.lastDay)) {
                    addPosted(account, start >>> CHUNK_SHIFT, end >>> CHUNK_SHIFT, sought.totals);
                    continue;
                }
            }
            if (level > 0) {
                walk(account, sought, start, Math.min(end, to), level - 1);
            } else {
                scan(account, sought, start, Math.min(end, to));
            }
        }
    }

    private void scan(int account, DayWalk sought, long from, long to) {
        forEach(account, from, to, (index, buffer, at) -> {
            if (type(buffer, at) == POSTING
                    && day(buffer, at) >= sought.firstDay
                    && day(buffer, at) <= sought.lastDay) {
                if (sought.totals != null) {
                    sought.totals.post(isCredit(buffer, at), high(buffer, at), low(buffer, at));
                } else {
                    sought.visitor.onEntry(index, buffer, at);
                }
            }
        });
    }

    private void addPosted(int account, long fromChunk, long toChunk, Totals into) {
        Totals earlier = new Totals();
        Totals later = new Totals();
        loadAfter(account, fromChunk, earlier);
        loadAfter(account, toChunk, later);
        into.addPosted(later, earlier);
    }

    private DayRange days(int account, long chunk, int level) {
        long slot = checkpoints.slot(account, chunk);
        return new DayRange().load(checkpoints.buffer(slot), checkpoints.offset(slot), level);
    }

    /** Adds an entry to running totals. */
    void add(UnsafeBuffer buffer, int at, Totals totals) {
        totals.touch(row(buffer, at));
        switch (type(buffer, at)) {
            case POSTING -> totals.post(isCredit(buffer, at), high(buffer, at), low(buffer, at));
            case PENDING -> {
                totals.pending(false, high(buffer, at), low(buffer, at));
                boolean isWide = has(buffer, at, SECOND_WIDE_BIT);
                totals.pending(true, high(buffer, at + SECOND, isWide), low(buffer, at + SECOND, isWide));
            }
            case STATUS -> {
                totals.status(buffer.getInt(at + WORD) >>> STATUS_SHIFT & 0xFF);
                totals.overdraft(has(buffer, at, UNLIMITED_BIT), high(buffer, at), low(buffer, at));
            }
            default -> {}
        }
    }

    /** The row of the decision of an entry. */
    long row(int account, long index) {
        long slot = entries.slot(account, index);
        return row(entries.buffer(slot), entries.offset(slot));
    }

    /** How many entries of an account come from the first decisions. */
    long countBefore(int account, long rowEnd) {
        long from = 0;
        long to = entries.count(account);
        while (from < to) {
            long middle = from + to >>> 1;
            if (row(account, middle) < rowEnd) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    static long row(UnsafeBuffer buffer, int at) {
        return buffer.getLong(at);
    }

    static int type(UnsafeBuffer buffer, int at) {
        return buffer.getInt(at + WORD) & 3;
    }

    static boolean isCredit(UnsafeBuffer buffer, int at) {
        return has(buffer, at, CREDIT_BIT);
    }

    static boolean isDated(UnsafeBuffer buffer, int at) {
        return has(buffer, at, DATED_BIT);
    }

    static int place(UnsafeBuffer buffer, int at) {
        return buffer.getInt(at + PLACE);
    }

    static int day(UnsafeBuffer buffer, int at) {
        return buffer.getInt(at + DAY);
    }

    /** The counter account of a posting, or -1. */
    static int counter(UnsafeBuffer buffer, int at) {
        return buffer.getInt(at + SECOND);
    }

    /** The lower half of the number of an entry. */
    long low(UnsafeBuffer buffer, int at) {
        return low(buffer, at + NUMBER, has(buffer, at, WIDE_BIT));
    }

    /** The upper half of the number of an entry. */
    long high(UnsafeBuffer buffer, int at) {
        return high(buffer, at + NUMBER, has(buffer, at, WIDE_BIT));
    }

    private long low(UnsafeBuffer buffer, int at, boolean isWide) {
        long number = buffer.getLong(at);
        return isWide ? wide.segment(number).getLong(wide.offset(number)) : number;
    }

    private long high(UnsafeBuffer buffer, int at, boolean isWide) {
        long number = buffer.getLong(at);
        return isWide ? wide.segment(number).getLong(wide.offset(number) + Long.BYTES) : 0;
    }

    private static boolean has(UnsafeBuffer buffer, int at, int bit) {
        return (buffer.getInt(at + WORD) & bit) != 0;
    }

    /** Bytes that are held. */
    long bytes() {
        return entries.bytes() + checkpoints.bytes() + changes.bytes();
    }
}
