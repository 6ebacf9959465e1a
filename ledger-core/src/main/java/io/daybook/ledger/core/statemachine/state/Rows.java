package io.daybook.ledger.core.statemachine.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Fixed-size rows off the heap, in segments that never move: it grows without copying and without a pause. Rows are
 * numbered from 0 and appended at the end; a change is announced by {@link #change} so that an open scope can undo it.
 */
public final class Rows implements Undoable {
    private final int rowLength;
    private final int rowsPerSegment;
    private final int segmentShift;
    private final UndoLog undo;
    private UnsafeBuffer[] segments = new UnsafeBuffer[4];
    private int segmentCount;
    private long count;

    /**
     * An empty table.
     *
     * @param rowLength bytes a row, a multiple of 8
     * @param segmentShift 2^this rows a segment
     * @param undo where changes are noted
     */
    public Rows(int rowLength, int segmentShift, UndoLog undo) {
        this.rowLength = rowLength;
        this.segmentShift = segmentShift;
        this.rowsPerSegment = 1 << segmentShift;
        this.undo = undo;
    }

    /**
     * How many rows there are.
     *
     * @return the number of the next row
     */
    public long count() {
        return count;
    }

    /**
     * The bytes of a row.
     *
     * @return its length
     */
    public int rowLength() {
        return rowLength;
    }

    /**
     * Appends a row of zeros.
     *
     * @return its number
     */
    public long append() {
        long row = count;
        int segment = (int) (row >>> segmentShift);
        if (segment == segmentCount) {
            addSegment();
        }
        count = row + 1;
        if (undo.isOpen()) {
            undo.noteAppend(this, row);
        }
        return row;
    }

    private void addSegment() {
        UnsafeBuffer[] all = segments;
        if (segmentCount == all.length) {
            all = Arrays.copyOf(all, segmentCount * 2);
        }
        all[segmentCount] = new UnsafeBuffer(
                ByteBuffer.allocateDirect(rowsPerSegment * rowLength).order(ByteOrder.LITTLE_ENDIAN));
        segmentCount++;
        segments = all;
    }

    /**
     * The segment that holds a row. Another thread may call it for a row that was published to it.
     *
     * @param row its number
     * @return the memory; the row starts at {@link #offset}
     */
    public MutableDirectBuffer segment(long row) {
        return segments[(int) (row >>> segmentShift)];
    }

    /**
     * Where a row starts in its segment.
     *
     * @param row its number
     * @return bytes
     */
    public int offset(long row) {
        return (int) (row & (rowsPerSegment - 1)) * rowLength;
    }

    /**
     * The segment that holds a row about to change.
     *
     * @param row its number
     * @return the memory
     */
    public MutableDirectBuffer change(long row) {
        MutableDirectBuffer segment = segment(row);
        if (undo.isOpen()) {
            undo.noteChange(this, row, segment, offset(row), rowLength);
        }
        return segment;
    }

    /**
     * Walks over all rows, a segment at a time.
     *
     * @param visitor called with the memory of a segment and the bytes of it that hold rows
     */
    public void forEachSegment(SegmentVisitor visitor) {
        long left = count;
        for (int i = 0; left > 0; i++) {
            UnsafeBuffer segment = segments[i];
            int used = (int) Math.min(left, rowsPerSegment);
            visitor.onSegment(segment.byteBuffer().duplicate(), used * rowLength);
            left -= used;
        }
    }

    /** Takes the memory of a segment. */
    @FunctionalInterface
    public interface SegmentVisitor {
        /**
         * Called for each segment in order.
         *
         * @param bytes a view of the segment
         * @param length how many of its bytes hold rows
         */
        void onSegment(ByteBuffer bytes, int length);
    }

    @Override
    public void undoChange(long row, MutableDirectBuffer saved, int savedOffset) {
        segment(row).putBytes(offset(row), saved, savedOffset, rowLength);
    }

    @Override
    public void undoAppend(long row) {
        segment(row).setMemory(offset(row), rowLength, (byte) 0);
        count = row;
    }
}
