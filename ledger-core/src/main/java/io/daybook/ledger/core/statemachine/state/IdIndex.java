package io.daybook.ledger.core.statemachine.state;

import org.agrona.MutableDirectBuffer;
import org.agrona.UnsafeApi;

/**
 * Finds the row of a 128-bit id: linear hashing (Litwin, 1980) in buckets of one cache line, so that it grows bucket by
 * bucket without a pause and without looking at the rows.
 *
 * <pre>
 *   bucket, 64 bytes
 *   0        8        16       24       32       40    44    48    52    56    60       64
 *   +--------+--------+--------+--------+--------+-----+-----+-----+-----+-----+--------+
 *   | word 0 | word 1 | word 2 | word 3 | word 4 | r0  | r1  | r2  | r3  | r4  | chain  |
 *   +--------+--------+--------+--------+--------+-----+-----+-----+-----+-----+--------+
 *   word = upper 56 bits of the hash, then bits 32-39 of row+1;  r = bits 0-31 of row+1;  chain = overflow bucket+1
 * </pre>
 *
 * <p>A hit on the 56 bits is a candidate: the caller compares the id in the row and asks on ({@link #next}).
 */
public final class IdIndex implements Undoable {
    /** No such id. */
    public static final long NOT_FOUND = -1;

    private static final int BUCKET = 64;
    private static final int SLOTS = 5;
    private static final int ROWS_OFFSET = SLOTS * Long.BYTES;
    private static final int CHAIN_OFFSET = 60;
    private static final int SEGMENT_SHIFT = 12;
    /** Ids in a hundred primary slots at which the next bucket is split. */
    private static final int FILL_PERCENT = 80;

    private static final int IDS_A_SPLIT = SLOTS * FILL_PERCENT / 100;

    private final UndoLog undo;
    private final Rows primary;
    private final Rows overflow;
    private long freeOverflow = NOT_FOUND;
    private long levelMask = 1;
    private long splitBucket;
    private long size;
    private long[] touched = new long[0];

    private final Runnable changes;
    private final Lookup lookup = new Lookup();

    /**
     * An empty index.
     *
     * @param undo where changes are noted
     */
    public IdIndex(UndoLog undo) {
        this(undo, () -> {});
    }

    /**
     * An empty index that tells before and after each change.
     *
     * @param undo where changes are noted
     * @param changes called before and after
     */
    IdIndex(UndoLog undo, Runnable changes) {
        this.undo = undo;
        this.changes = changes;
        UndoLog structural = new UndoLog();
        this.primary = new Rows(BUCKET, SEGMENT_SHIFT, structural);
        this.overflow = new Rows(BUCKET, SEGMENT_SHIFT, structural);
        primary.append();
        primary.append();
    }

    /**
     * Makes room for many ids at once, so that no bucket has to be split for them. Only while it is empty.
     *
     * @param ids how many
     */
    void reserve(long ids) {
        if (size != 0) {
            throw new IllegalStateException("the index is not empty: size=" + size);
        }
        long buckets = ids * 100 / (SLOTS * FILL_PERCENT) + 1;
        while (primary.count() < buckets) {
            primary.append();
        }
        levelMask = Long.highestOneBit(primary.count()) - 1;
        splitBucket = primary.count() - levelMask - 1;
    }

    /**
     * How many ids it holds.
     *
     * @return the count
     */
    public long size() {
        return size;
    }

    /**
     * Brings the buckets of many hashes into the cache, ahead of the look-ups, and those that are split next, if the
     * hashes are new.
     *
     * @param hashes of ids
     * @param count how many
     * @return something of the buckets, so that the reads are not left out
     */
    long touch(long[] hashes, int count) {
        if (touched.length < count) {
            touched = new long[count];
        }
        long[] buckets = touched;
        long seen = 0;
        for (int i = 0; i < count; i++) {
            long address = primary.address(bucketOf(hashes[i]));
            buckets[i] = address;
            seen ^= UnsafeApi.getLong(address);
        }
        long lastSplit = Math.min(splitBucket + count / IDS_A_SPLIT + 1, primary.count());
        for (long bucket = splitBucket; bucket < lastSplit; bucket++) {
            seen ^= UnsafeApi.getLong(primary.address(bucket));
        }
        for (int i = 0; i < count; i++) {
            int chain = UnsafeApi.getInt(buckets[i] + CHAIN_OFFSET);
            if (chain != 0) {
                seen ^= UnsafeApi.getLong(overflow.address(chain - 1L));
            }
        }
        return seen;
    }

    /**
     * The first candidate for an id.
     *
     * @param hash of the id
     * @return a row whose id may be the one sought, or NOT_FOUND
     */
    public long first(long hash) {
        return lookup.first(hash);
    }

    /**
     * The next candidate.
     *
     * @return another row, or NOT_FOUND
     */
    public long next() {
        return lookup.next();
    }

    /**
     * A look-up of its own, for another thread.
     *
     * @return what it finds is true only if the index did not change meanwhile
     */
    Lookup newLookup() {
        return new Lookup();
    }

    /** Walks over the candidates for one id. */
    final class Lookup {
        private long address;
        private int slot;
        private long tag;

        long first(long hash) {
            address = primary.address(bucketOf(hash));
            slot = 0;
            tag = hash >>> 8;
            return next();
        }

        long next() {
            while (true) {
                while (slot < SLOTS) {
                    int at = slot++;
                    if (UnsafeApi.getLong(tagAt(address, at)) >>> 8 == tag) {
                        long row = row(address, at);
                        if (row != NOT_FOUND) {
                            return row;
                        }
                    }
                }
                int chain = UnsafeApi.getInt(address + CHAIN_OFFSET);
                if (chain == 0) {
                    return NOT_FOUND;
                }
                address = overflow.address(chain - 1L);
                slot = 0;
            }
        }

        private void clearLast() {
            clear(address, slot - 1);
        }
    }

    /**
     * Adds an id that is not there.
     *
     * @param hash of the id
     * @param row where it is, 0 .. 2^40-2
     */
    public void insert(long hash, long row) {
        changes.run();
        place(bucketOf(hash), hash, row + 1);
        size++;
        if (undo.isOpen()) {
            undo.noteValue(this, row, hash, 0);
        }
        if (size * 100 > primary.count() * (SLOTS * FILL_PERCENT)) {
            split();
        }
        changes.run();
    }

    @Override
    public void undoChange(long row, MutableDirectBuffer saved, int savedOffset) {
        changes.run();
        remove(saved.getLong(savedOffset), row);
        changes.run();
    }

    @Override
    public void undoAppend(long row) {
        throw new IllegalStateException("an index notes values only: row=" + row);
    }

    private void remove(long hash, long row) {
        for (long candidate = first(hash); candidate != NOT_FOUND; candidate = next()) {
            if (candidate == row) {
                lookup.clearLast();
                size--;
                return;
            }
        }
        throw new IllegalStateException("index has lost a row: row=" + row);
    }

    private long bucketOf(long hash) {
        // The upper bits are compared as the tag; the lower 8 are not, so they must not choose the bucket alone.
        long spread = hash >>> 8;
        long bucket = spread & levelMask;
        return bucket < splitBucket ? spread & (levelMask << 1 | 1) : bucket;
    }

    private void place(long bucket, long hash, long rowPlusOne) {
        long address = primary.address(bucket);
        while (true) {
            for (int slot = 0; slot < SLOTS; slot++) {
                if (row(address, slot) == NOT_FOUND) {
                    UnsafeApi.putLong(tagAt(address, slot), hash & ~0xFFL | rowPlusOne >>> 32);
                    UnsafeApi.putInt(rowAt(address, slot), (int) rowPlusOne);
                    return;
                }
            }
            int chain = UnsafeApi.getInt(address + CHAIN_OFFSET);
            if (chain == 0) {
                chain = (int) (takeOverflow() + 1);
                UnsafeApi.putInt(address + CHAIN_OFFSET, chain);
            }
            address = overflow.address(chain - 1L);
        }
    }

    private void split() {
        primary.append();
        long from = splitBucket++;
        if (splitBucket > levelMask) {
            levelMask = levelMask << 1 | 1;
            splitBucket = 0;
        }
        long address = primary.address(from);
        int chain = UnsafeApi.getInt(address + CHAIN_OFFSET);
        UnsafeApi.putInt(address + CHAIN_OFFSET, 0);
        redistribute(from, address);
        while (chain != 0) {
            long bucket = chain - 1L;
            long chained = overflow.address(bucket);
            chain = UnsafeApi.getInt(chained + CHAIN_OFFSET);
            redistribute(NOT_FOUND, chained);
            giveOverflow(bucket);
        }
    }

    private void redistribute(long stay, long address) {
        for (int slot = 0; slot < SLOTS; slot++) {
            long row = row(address, slot);
            if (row != NOT_FOUND) {
                long hash = UnsafeApi.getLong(tagAt(address, slot));
                long bucket = bucketOf(hash);
                if (bucket != stay) {
                    clear(address, slot);
                    place(bucket, hash, row + 1);
                }
            }
        }
    }

    private static long tagAt(long address, int slot) {
        return address + (long) slot * Long.BYTES;
    }

    private static long rowAt(long address, int slot) {
        return address + ROWS_OFFSET + (long) slot * Integer.BYTES;
    }

    private static long row(long address, int slot) {
        long upper = UnsafeApi.getLong(tagAt(address, slot)) & 0xFF;
        long lower = UnsafeApi.getInt(rowAt(address, slot)) & 0xFFFF_FFFFL;
        return (upper << 32 | lower) - 1;
    }

    private static void clear(long address, int slot) {
        UnsafeApi.putLong(tagAt(address, slot), 0);
        UnsafeApi.putInt(rowAt(address, slot), 0);
    }

    private long takeOverflow() {
        if (freeOverflow == NOT_FOUND) {
            return overflow.append();
        }
        long bucket = freeOverflow;
        long address = overflow.address(bucket);
        freeOverflow = UnsafeApi.getInt(address + CHAIN_OFFSET) - 1L;
        UnsafeApi.putInt(address + CHAIN_OFFSET, 0);
        return bucket;
    }

    private void giveOverflow(long bucket) {
        MutableDirectBuffer buffer = overflow.segment(bucket);
        int offset = overflow.offset(bucket);
        buffer.setMemory(offset, BUCKET, (byte) 0);
        buffer.putInt(offset + CHAIN_OFFSET, (int) (freeOverflow + 1));
        freeOverflow = bucket;
    }
}
