package io.daybook.ledger.core.statemachine.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The rows of a table as they were at one moment, while the table goes on changing. The ledger thread copies a page
 * aside before it first changes it ({@link #preserve}); one other thread reads ({@link #read}), and takes the copy
 * where there is one. Neither waits for the other.
 *
 * <pre>
 *   ledger thread                          reading thread
 *   copy the page aside                    read the page where it lies
 *   note the place of the copy             ── fence ──
 *   ── fence ──                            is a copy noted? then read that instead
 *   change the row
 * </pre>
 *
 * <p>Whoever read anything of a change finds the copy noted. Rows appended later have higher numbers and are not looked
 * at, so a table that only grows is never copied.
 */
final class FrozenRows {
    /** 2^this rows a page: few, since of changes here and there each copies a page. */
    private static final int PAGE_SHIFT = 2;

    private static final int PAGES_PER_SLAB = 512;
    /** 2^this pages have their places in one array, so that none is so long that to make it is a pause. */
    private static final int CHUNK_SHIFT = 14;

    private static final VarHandle CHUNKS = MethodHandles.arrayElementVarHandle(int[][].class);
    private static final VarHandle PLACES = MethodHandles.arrayElementVarHandle(int[].class);

    private final UnsafeBuffer[] segments;
    private final int segmentShift;
    private final int rowLength;
    private final int pageLength;
    private final long count;
    private final int sealedSegments;
    /** By page: the place of its copy plus one, 0 for none. A chunk is null until its first copy. */
    private final int[][] places;

    private UnsafeBuffer[] slabs = new UnsafeBuffer[4];
    private int copied;
    /** Rows before this one were read: they need no copy any more. */
    private volatile long passed;

    FrozenRows(UnsafeBuffer[] segments, int segmentShift, int rowLength, long count, int sealedSegments) {
        this.sealedSegments = sealedSegments;
        this.segments = segments;
        this.segmentShift = segmentShift;
        this.rowLength = rowLength;
        this.pageLength = rowLength << PAGE_SHIFT;
        this.count = count;
        this.places = new int[(int) (count >>> (PAGE_SHIFT + CHUNK_SHIFT)) + 1][];
    }

    long count() {
        return count;
    }

    /** How many rows lie in segments that are full. */
    long fullSegmentRows() {
        return count >>> segmentShift << segmentShift;
    }

    /** How many rows are kept elsewhere already. */
    long sealedRows() {
        return (long) sealedSegments << segmentShift;
    }

    int segmentLength() {
        return rowLength << segmentShift;
    }

    int rowLength() {
        return rowLength;
    }

    /** Called by the ledger thread before a row changes. */
    void preserve(long row) {
        if (row >= count || row < passed) {
            return;
        }
        int page = (int) (row >>> PAGE_SHIFT);
        int[] chunk = places[page >>> CHUNK_SHIFT];
        if (chunk == null) {
            chunk = new int[1 << CHUNK_SHIFT];
            CHUNKS.setRelease(places, page >>> CHUNK_SHIFT, chunk);
        }
        int at = page & ((1 << CHUNK_SHIFT) - 1);
        if (chunk[at] == 0) {
            copy(page);
            PLACES.setRelease(chunk, at, copied);
        }
        VarHandle.storeStoreFence();
    }

    private void copy(int page) {
        int slab = copied / PAGES_PER_SLAB;
        if (slab == slabs.length) {
            slabs = Arrays.copyOf(slabs, slab * 2);
        }
        if (slabs[slab] == null) {
            ByteBuffer memory = ByteBuffer.allocateDirect(pageLength * PAGES_PER_SLAB);
            slabs[slab] = new UnsafeBuffer(memory.order(ByteOrder.LITTLE_ENDIAN));
        }
        long row = (long) page << PAGE_SHIFT;
        slabs[slab].putBytes(placeOffset(copied), segment(row), segmentOffset(row), pageLength);
        copied++;
    }

    /**
     * Reads whole pages from a row on, as many as there is room for. Called by the reading thread, in ascending order.
     *
     * @param row the first row of a page
     * @param into has room for a page
     * @return the row to go on at
     */
    long read(long row, ByteBuffer into) {
        long at = row;
        while (at < count && into.remaining() >= pageLength) {
            int length = (int) Math.min(count - at, 1 << PAGE_SHIFT) * rowLength;
            int start = into.position();
            segment(at).getBytes(segmentOffset(at), into, start, length);
            VarHandle.loadLoadFence();
            int place = place((int) (at >>> PAGE_SHIFT));
            if (place != 0) {
                slabs[(place - 1) / PAGES_PER_SLAB].getBytes(placeOffset(place - 1), into, start, length);
            }
            into.position(start + length);
            at = Math.min(count, at + (1 << PAGE_SHIFT));
        }
        passed = at;
        return at;
    }

    private int place(int page) {
        int[] chunk = (int[]) CHUNKS.getAcquire(places, page >>> CHUNK_SHIFT);
        return chunk == null ? 0 : (int) PLACES.getAcquire(chunk, page & ((1 << CHUNK_SHIFT) - 1));
    }

    private int placeOffset(int place) {
        return place % PAGES_PER_SLAB * pageLength;
    }

    private UnsafeBuffer segment(long row) {
        return segments[(int) (row >>> segmentShift)];
    }

    private int segmentOffset(long row) {
        return (int) (row & ((1L << segmentShift) - 1)) * rowLength;
    }

    /** How many pages were copied aside so far. Called when neither thread uses it any more. */
    int copied() {
        return copied;
    }

    /** Gives the memory of the copies back. Called when neither thread uses it any more. */
    void release() {
        for (UnsafeBuffer slab : slabs) {
            if (slab != null) {
                BufferUtil.free(slab.byteBuffer());
            }
        }
        slabs = new UnsafeBuffer[0];
    }
}
