package io.daybook.ledger.core.statemachine.state;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.agrona.MutableDirectBuffer;

/** The last closed day of each book that has one. */
public final class PeriodTable implements Undoable {
    /** Nothing is closed. */
    public static final long NONE = Long.MIN_VALUE;

    private final UndoLog undo;
    private final TreeMap<Integer, Long> closedThrough = new TreeMap<>(Integer::compareUnsigned);

    PeriodTable(UndoLog undo) {
        this.undo = undo;
    }

    /**
     * The last closed day of a book.
     *
     * @param book unsigned 32 bits
     * @return epoch day, or NONE
     */
    public long closedThrough(int book) {
        return closedThrough.isEmpty() ? NONE : closedThrough.getOrDefault(book, NONE);
    }

    /**
     * Closes a book up to a day; an earlier one than is closed already changes nothing.
     *
     * @param book unsigned 32 bits
     * @param day epoch day
     */
    public void close(int book, long day) {
        long former = closedThrough(book);
        if (day > former) {
            if (undo.isOpen()) {
                undo.noteValue(this, book, 0, former);
            }
            closedThrough.put(book, day);
        }
    }

    @Override
    public void undoChange(long book, MutableDirectBuffer saved, int savedOffset) {
        long former = saved.getLong(savedOffset + Long.BYTES);
        if (former == NONE) {
            closedThrough.remove((int) book);
        } else {
            closedThrough.put((int) book, former);
        }
    }

    @Override
    public void undoAppend(long key) {
        throw new IllegalStateException("periods note values only: key=" + key);
    }

    NavigableMap<Integer, Long> entries() {
        return closedThrough;
    }
}
