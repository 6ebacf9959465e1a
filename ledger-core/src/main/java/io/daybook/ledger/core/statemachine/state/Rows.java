package io.daybook.ledger.core.statemachine.state;

import io.daybook.ledger.core.memory.SegmentMemory;
import java.lang.invoke.VarHandle;
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
    /** A table with this many segments grows on. */
    private static final int GROWING = 4;

    private final int rowLength;
    private final int rowsPerSegment;
    private final int segmentShift;
    private final UndoLog undo;
    private UnsafeBuffer[] segments = new UnsafeBuffer[4];
    /** Where each segment starts in memory; 0 where there is none yet. */
    private long[] addresses = new long[4];

    private int segmentCount;
    /** How many of them are kept elsewhere. */
    private int sealedSegments;

    private long count;
    /** The image that is being read elsewhere; null for none. */
    private FrozenRows frozen;

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
        int length = rowsPerSegment * rowLength;
        boolean growing = segmentCount >= GROWING;
        add(new UnsafeBuffer(growing ? SegmentMemory.takeOfMany(length) : SegmentMemory.take(length)));
    }

    private void add(UnsafeBuffer segment) {
        UnsafeBuffer[] all = segments;
        if (segmentCount == all.length) {
            all = Arrays.copyOf(all, segmentCount * 2);
        }
        all[segmentCount] = segment;
        segmentCount++;
        segments = all;
        placeAt(segmentCount - 1, segment);
    }

    private void placeAt(int segment, UnsafeBuffer memory) {
        long[] all = addresses;
        if (segment == all.length) {
            all = Arrays.copyOf(all, segment * 2);
        }
        all[segment] = memory.addressOffset();
        // whoever sees the new array on another thread must see its places
        VarHandle.storeStoreFence();
        addresses = all;
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
     * Where a row starts in memory, for {@link org.agrona.UnsafeApi}: by this way the compiler knows that an access
     * touches none of the objects' fields, and keeps them in registers, which it does not where memory may be an array.
     * For the thread that owns the table; others may use it only where segments are never replaced.
     *
     * @param row its number, below the count
     * @return the address of its first byte
     */
    public long address(long row) {
        long segment = addresses[(int) (row >>> segmentShift)];
        if (segment == 0) {
            throw noSuchRow(row);
        }
        return segment + (row & (rowsPerSegment - 1)) * rowLength;
    }

    private IndexOutOfBoundsException noSuchRow(long row) {
        return new IndexOutOfBoundsException("no such row: row=" + row + ", count=" + count);
    }

    /**
     * Where a row about to change starts in memory.
     *
     * @param row its number
     * @return as {@link #address}
     */
    public long changeAddress(long row) {
        FrozenRows image = frozen;
        if (image != null) {
            image.preserve(row);
        }
        if (undo.isOpen()) {
            undo.noteChange(this, row, segment(row), offset(row), rowLength);
        }
        return address(row);
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
        changeAddress(row);
        return segment(row);
    }

    /**
     * The rows as they are now, to be read while nothing changes.
     *
     * @return their image
     */
    FrozenRows image() {
        return new FrozenRows(segments.clone(), segmentShift, rowLength, count, sealedSegments);
    }

    /**
     * The rows as they are now, to be read by another thread while they go on changing, until {@link #thaw}.
     *
     * @return their image
     */
    FrozenRows freeze() {
        if (frozen != null) {
            throw new IllegalStateException("the rows are frozen already");
        }
        frozen = image();
        return frozen;
    }

    /** Forgets the image: nobody reads it any more. */
    void thaw() {
        frozen = null;
    }

    /**
     * Fills the empty table.
     *
     * @param source gives the rows
     */
    void load(StateSource source) {
        load(0, source);
    }

    /**
     * Fills the empty table, the first rows being kept elsewhere.
     *
     * @param table which it is
     * @param source gives the rows
     */
    void loadAppendOnly(StateSection table, StateSource source) {
        long sealed = word(source);
        if (sealed < 0 || sealed % rowsPerSegment != 0 || sealed >= 1L << 40) {
            throw source.refuse("rows that are kept elsewhere do not fill segments: rows=" + sealed);
        }
        int length = rowsPerSegment * rowLength;
        while (count < sealed) {
            add(new UnsafeBuffer(source.sealed(table, (long) segmentCount * length, length)));
            count += rowsPerSegment;
            sealedSegments++;
        }
        load(sealed, source);
    }

    private void load(long sealed, StateSource source) {
        long rows = word(source);
        if (rows < sealed || rows - sealed > source.remaining() / rowLength) {
            throw source.refuse("more rows than bytes: count=" + rows + ", remaining=" + source.remaining());
        }
        while (count < rows) {
            addSegment();
            ByteBuffer bytes = segments[segmentCount - 1].byteBuffer().duplicate();
            int loaded = (int) Math.min(rows - count, rowsPerSegment);
            source.read(bytes.clear().limit(loaded * rowLength));
            count += loaded;
        }
    }

    private static long word(StateSource source) {
        ByteBuffer word = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        source.read(word);
        return word.getLong(0);
    }

    /**
     * Reads the rows of a full segment from elsewhere from now on. Nothing of it may change any more.
     *
     * @param segment its number
     * @param rows the same bytes
     */
    void replaceSegment(int segment, ByteBuffer rows) {
        segments[segment] = new UnsafeBuffer(rows);
        placeAt(segment, segments[segment]);
        sealedSegments = Math.max(sealedSegments, segment + 1);
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
