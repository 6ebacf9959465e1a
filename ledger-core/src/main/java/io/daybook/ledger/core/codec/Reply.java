package io.daybook.ledger.core.codec;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * What the ledger thread answers to one slot: entries in order, each the record of a decided command or due effect, to
 * be journalled, or of a refusal or retry, to be answered only. Written by the ledger thread, then read by the journal
 * thread, then by the caller: the ring and the release order them.
 *
 * <pre>
 *   entry:   0 sequence 8  |  8 flags 4  |  12 length of the record 4  |  16 link 8  |  24 record
 * </pre>
 */
public final class Reply {
    /** The record goes into the journal. */
    public static final int JOURNAL = 1;

    /** The record is of a due effect: no command was asked for it. */
    public static final int EFFECT = 2;

    /** An earlier decision is answered again: the link says which; the record is the command as asked. */
    public static final int REPLAYED = 4;

    /** Bytes before the record. */
    public static final int HEADER = 24;

    private static final int FLAGS = 8;
    private static final int RECORD_LENGTH = 12;
    private static final int LINK = 16;

    private final int initialCapacity;
    private byte[] bytes;
    private UnsafeBuffer buffer;
    private int length;
    private int entry;

    /**
     * An empty reply.
     *
     * @param initialCapacity bytes; it grows as needed
     */
    public Reply(int initialCapacity) {
        this.initialCapacity = initialCapacity;
        allocate(initialCapacity);
    }

    /** Forgets all entries; a buffer that has grown far is given back. */
    public void clear() {
        length = 0;
        if (bytes.length > initialCapacity * 64) {
            allocate(initialCapacity);
        }
    }

    /**
     * The memory of all entries.
     *
     * @return the buffer; another one once it has grown
     */
    public UnsafeBuffer buffer() {
        return buffer;
    }

    /**
     * The same memory for who writes much: it may be another one after {@link #ensure}.
     *
     * @return the array
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * How many bytes the entries take.
     *
     * @return a multiple of 8
     */
    public int length() {
        return length;
    }

    /**
     * Takes entries back.
     *
     * @param to a former {@link #length}
     */
    public void truncate(int to) {
        length = to;
    }

    /** Starts an entry; its record starts at {@link #length}. */
    public void beginEntry() {
        entry = length;
        ensure(HEADER);
        length += HEADER;
    }

    /**
     * Makes room.
     *
     * @param more how many beyond the length
     */
    public void ensure(int more) {
        long needed = (long) length + more;
        if (needed > bytes.length) {
            if (needed > Integer.MAX_VALUE - 8) {
                throw new IllegalStateException("reply is too long: bytes=" + needed);
            }
            long doubled = Math.min(Integer.MAX_VALUE - 8, Math.max(needed, bytes.length * 2L));
            byte[] written = bytes;
            allocate((int) doubled);
            System.arraycopy(written, 0, bytes, 0, length);
        }
    }

    /**
     * Moves the end on.
     *
     * @param bytes how many were written at it
     */
    public void advance(int bytes) {
        length += bytes;
    }

    /**
     * Ends the entry begun last.
     *
     * @param sequence of the decision; 0 for none
     * @param flags JOURNAL, EFFECT, REPLAYED
     * @param link see {@link DecisionLink}; 0 for none
     */
    public void endEntry(long sequence, int flags, long link) {
        LittleEndian.putLong(bytes, entry, sequence);
        LittleEndian.putInt(bytes, entry + FLAGS, flags);
        LittleEndian.putInt(bytes, entry + RECORD_LENGTH, length - entry - HEADER);
        LittleEndian.putLong(bytes, entry + LINK, link);
    }

    /** Keeps every entry out of the journal: what they say was only simulated. */
    public void withholdFromJournal() {
        for (int at = 0; at < length; at = next(at)) {
            LittleEndian.putInt(bytes, at + FLAGS, flags(at) & ~JOURNAL);
        }
    }

    /**
     * The sequence of an entry.
     *
     * @param at where it starts
     * @return 0 for none
     */
    public long sequence(int at) {
        return LittleEndian.getLong(bytes, at);
    }

    /**
     * The flags of an entry.
     *
     * @param at where it starts
     * @return bits
     */
    public int flags(int at) {
        return LittleEndian.getInt(bytes, at + FLAGS);
    }

    /**
     * The length of the record of an entry.
     *
     * @param at where the entry starts
     * @return bytes
     */
    public int recordLength(int at) {
        return LittleEndian.getInt(bytes, at + RECORD_LENGTH);
    }

    /**
     * The link of an entry.
     *
     * @param at where it starts
     * @return see {@link DecisionLink}
     */
    public long link(int at) {
        return LittleEndian.getLong(bytes, at + LINK);
    }

    /**
     * Where the next entry starts.
     *
     * @param at where this one starts
     * @return offset in the buffer; the length after the last
     */
    public int next(int at) {
        return at + HEADER + recordLength(at);
    }

    private void allocate(int capacity) {
        bytes = new byte[capacity];
        buffer = new UnsafeBuffer(bytes);
    }
}
