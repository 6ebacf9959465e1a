package io.daybook.ledger.core.projection.history;

import io.daybook.ledger.core.statemachine.state.Rows;
import io.daybook.ledger.core.statemachine.state.UndoLog;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Any number of lists of entries of one size, off the heap. A list is a chain of blocks, each twice as long as the one
 * before and linked to it: the entry at an index is found in as many steps as the logarithm of the list's length.
 *
 * <pre>
 *   head, 16 bytes    0 count 8  |  8 first slot of the newest block 8
 *   block b           slot 0: first slot of block b-1; then 2^(shift+b) entries
 * </pre>
 *
 * <p>Written by one thread; readers need a lock.
 */
final class BlockLists {
    private static final int SEGMENT_SHIFT = 18;
    private static final int SEGMENT_BYTES = 1 << SEGMENT_SHIFT;
    private static final int NEWEST = 8;

    private final int entryShift;
    private final int firstShift;
    private final Rows heads = new Rows(16, 12, new UndoLog());
    private UnsafeBuffer[] segments = new UnsafeBuffer[4];
    private long slots;

    /** Lists of entries of 2^entryShift bytes, whose first block has 2^firstShift of them. */
    BlockLists(int entryShift, int firstShift) {
        this.entryShift = entryShift;
        this.firstShift = firstShift;
    }

    /** A new list; lists are numbered from 0. */
    int add() {
        return Math.toIntExact(heads.append());
    }

    long count(int list) {
        return heads.segment(list).getLong(heads.offset(list));
    }

    /** Adds an entry and answers its slot. */
    long append(int list) {
        int at = heads.offset(list);
        var head = heads.segment(list);
        long count = head.getLong(at);
        int block = blockOf(count);
        long newest = head.getLong(at + NEWEST);
        if (count == startOf(block)) {
            long first = slots;
            slots += 1 + (1L << firstShift + block);
            ensure(first);
            buffer(first).putLong(offset(first), newest);
            newest = first;
            head.putLong(at + NEWEST, newest);
        }
        head.putLong(at, count + 1);
        long slot = newest + 1 + (count - startOf(block));
        ensure(slot);
        return slot;
    }

    /** The slot of an entry. */
    long slot(int list, long index) {
        int at = heads.offset(list);
        var head = heads.segment(list);
        int block = blockOf(head.getLong(at) - 1);
        int wanted = blockOf(index);
        long first = head.getLong(at + NEWEST);
        while (block > wanted) {
            first = buffer(first).getLong(offset(first));
            block--;
        }
        return first + 1 + (index - startOf(wanted));
    }

    /** The index after the last that lies in one block with an index: up to there slots follow one another. */
    long runEnd(long index) {
        return startOf(blockOf(index) + 1);
    }

    UnsafeBuffer buffer(long slot) {
        return segments[(int) (slot << entryShift >>> SEGMENT_SHIFT)];
    }

    int offset(long slot) {
        return (int) (slot << entryShift) & SEGMENT_BYTES - 1;
    }

    /** Bytes that are held, heads aside. */
    long bytes() {
        return Arrays.stream(segments).filter(segment -> segment != null).count() << SEGMENT_SHIFT;
    }

    private int blockOf(long index) {
        return 63 - Long.numberOfLeadingZeros((index >> firstShift) + 1);
    }

    private long startOf(int block) {
        return (1L << block) - 1 << firstShift;
    }

    private void ensure(long slot) {
        int segment = (int) (slot << entryShift >>> SEGMENT_SHIFT);
        if (segment >= segments.length) {
            segments = Arrays.copyOf(segments, Math.max(segment + 1, segments.length * 2));
        }
        if (segments[segment] == null) {
            segments[segment] =
                    new UnsafeBuffer(ByteBuffer.allocateDirect(SEGMENT_BYTES).order(ByteOrder.LITTLE_ENDIAN));
        }
    }
}
