package io.daybook.ledger.core.statemachine.state;

import org.agrona.MutableDirectBuffer;
import org.eclipse.collections.impl.map.mutable.primitive.LongLongHashMap;

/**
 * How much of an original was reversed, for the originals that were.
 *
 * <pre>
 *   row, 24 bytes:   0 reversed so far 16  |  16 decision of the original 8
 * </pre>
 */
public final class ReversalTable implements Undoable {
    private static final int ROW_LENGTH = 24;
    private static final int ORIGINAL = 16;
    private static final long ABSENT = -1;

    private final UndoLog undo;
    private final Rows rows;
    private final LongLongHashMap rowByOriginal = new LongLongHashMap();

    ReversalTable(UndoLog undo) {
        this.undo = undo;
        this.rows = new Rows(ROW_LENGTH, 10, undo);
    }

    /**
     * How many originals were reversed, in part or in full.
     *
     * @return the number of the next row
     */
    public long count() {
        return rows.count();
    }

    /**
     * An original that was reversed.
     *
     * @param row below {@link #count}
     * @return its decision
     */
    public long original(long row) {
        return rows.segment(row).getLong(rows.offset(row) + ORIGINAL);
    }

    /**
     * The upper half of what was reversed of an original.
     *
     * @param original its decision
     * @return 64 bits
     */
    public long reversedHigh(long original) {
        long row = rowByOriginal.getIfAbsent(original, ABSENT);
        return row == ABSENT ? 0 : rows.segment(row).getLong(rows.offset(row) + Long.BYTES);
    }

    /**
     * The lower half of what was reversed of an original.
     *
     * @param original its decision
     * @return 64 bits
     */
    public long reversedLow(long original) {
        long row = rowByOriginal.getIfAbsent(original, ABSENT);
        return row == ABSENT ? 0 : rows.segment(row).getLong(rows.offset(row));
    }

    /**
     * Sets what was reversed of an original.
     *
     * @param original its decision
     * @param high upper 64 bits
     * @param low lower 64 bits
     */
    public void setReversed(long original, long high, long low) {
        long row = rowByOriginal.getIfAbsent(original, ABSENT);
        if (row == ABSENT) {
            row = rows.append();
            rowByOriginal.put(original, row);
            if (undo.isOpen()) {
                undo.noteAppend(this, original);
            }
            rows.segment(row).putLong(rows.offset(row) + ORIGINAL, original);
        }
        MutableDirectBuffer buffer = rows.change(row);
        buffer.putLong(rows.offset(row), low);
        buffer.putLong(rows.offset(row) + Long.BYTES, high);
    }

    @Override
    public void undoAppend(long original) {
        rowByOriginal.remove(original);
    }

    @Override
    public void undoChange(long key, MutableDirectBuffer saved, int savedOffset) {
        throw new IllegalStateException("the rows undo themselves: key=" + key);
    }

    /** Finds the rows again that are there. */
    void reindex() {
        for (long row = 0; row < rows.count(); row++) {
            rowByOriginal.put(original(row), row);
        }
    }

    Rows rows() {
        return rows;
    }
}
