package io.daybook.ledger.core.codec;

import static io.daybook.ledger.core.codec.RecordLayout.align;

import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.UnsafeApi;

/**
 * A command in place: reads the command part of a record without copying or allocating. Reads by a plain address, or
 * from a plain array: of an access that may be to either, the compiler has to think that it changes any field. Not safe
 * for use by several threads.
 */
public final class CommandView {
    /** Where the bytes of an array start. */
    private static final long ARRAY = UnsafeApi.arrayBaseOffset(byte[].class);

    private DirectBuffer buffer;
    private int offset;

    /** The array that the command lies in; null when it lies off the heap. */
    private byte[] array;

    /** Where the command starts: in the array, or in memory. */
    private long start;

    /** Bytes from the command's start to the buffer's end. */
    private int room;

    /**
     * Looks at another command.
     *
     * @param buffer holds it
     * @param offset where it starts
     * @return this
     */
    public CommandView wrap(DirectBuffer buffer, int offset) {
        this.buffer = buffer;
        this.offset = offset;
        array = buffer.byteArray();
        start = (array == null ? buffer.addressOffset() : buffer.wrapAdjustment()) + offset;
        room = buffer.capacity() - offset;
        return this;
    }

    /**
     * The memory it lies in.
     *
     * @return the buffer
     */
    public DirectBuffer buffer() {
        return buffer;
    }

    /**
     * Where it starts.
     *
     * @return bytes
     */
    public int offset() {
        return offset;
    }

    /**
     * The length of the whole record.
     *
     * @return bytes
     */
    public int length() {
        return intAt(RecordLayout.LENGTH);
    }

    /**
     * The length of the command part.
     *
     * @return bytes
     */
    public int commandLength() {
        return intAt(RecordLayout.COMMAND_LENGTH);
    }

    /**
     * The code of the kind.
     *
     * @return see {@link io.daybook.ledger.EventKind#code}
     */
    public int kind() {
        return byteAt(RecordLayout.KIND);
    }

    /**
     * The code of the outcome.
     *
     * @return 0 before the decision
     */
    public int outcome() {
        return byteAt(RecordLayout.OUTCOME);
    }

    /**
     * Whether an option is set.
     *
     * @param option a bit of {@link RecordLayout}
     * @return true when set
     */
    public boolean has(int option) {
        return (byteAt(RecordLayout.OPTIONS) & option) != 0;
    }

    /**
     * All options.
     *
     * @return bits of {@link RecordLayout}
     */
    public int options() {
        return byteAt(RecordLayout.OPTIONS);
    }

    /**
     * The code of a field that could not be carried.
     *
     * @return 0 for none
     */
    public int invalidField() {
        return byteAt(RecordLayout.INVALID_FIELD);
    }

    /**
     * The host's timestamp before the decision, the ledger's after it.
     *
     * @return ns since the epoch; 0 for none
     */
    public long timestampNs() {
        return longAt(RecordLayout.TIMESTAMP);
    }

    /**
     * Which optional parts there are.
     *
     * @return bits of {@link RecordLayout}
     */
    public int presence() {
        return intAt(RecordLayout.PRESENCE);
    }

    /**
     * Whether an optional part is there.
     *
     * @param part a presence bit
     * @return true when it is
     */
    public boolean isPresent(int part) {
        return (presence() & part) != 0;
    }

    /**
     * The lower half of a 128-bit number.
     *
     * @param at offset in the record
     * @return 64 bits
     */
    public long low(int at) {
        return longAt(at);
    }

    /**
     * The upper half of a 128-bit number.
     *
     * @param at offset in the record
     * @return 64 bits
     */
    public long high(int at) {
        return longAt(at + Long.BYTES);
    }

    /**
     * A 64-bit number.
     *
     * @param at offset in the record
     * @return the number
     */
    public long longAt(int at) {
        requireRoom(at, Long.BYTES);
        return array == null ? UnsafeApi.getLong(start + at) : LittleEndian.getLong(array, (int) start + at);
    }

    /**
     * A 32-bit number.
     *
     * @param at offset in the record
     * @return the number
     */
    public int intAt(int at) {
        requireRoom(at, Integer.BYTES);
        return array == null ? UnsafeApi.getInt(start + at) : LittleEndian.getInt(array, (int) start + at);
    }

    /**
     * An 8-bit number.
     *
     * @param at offset in the record
     * @return the number
     */
    public byte byteAt(int at) {
        requireRoom(at, Byte.BYTES);
        return array == null ? UnsafeApi.getByte(start + at) : array[(int) start + at];
    }

    /**
     * Copies the beginning of the record.
     *
     * @param target where to
     * @param to where in it
     * @param length bytes
     */
    public void copyTo(byte[] target, int to, int length) {
        requireRoom(0, length);
        Objects.checkFromIndexSize(to, length, target.length);
        if (array == null) {
            UnsafeApi.copyMemory(null, start, target, ARRAY + to, length);
        } else {
            System.arraycopy(array, (int) start, target, to, length);
        }
    }

    private void requireRoom(int at, int length) {
        if (at < 0 || at > room - length) {
            throw new IndexOutOfBoundsException("at=" + at + ", length=" + length + ", room=" + room);
        }
    }

    /**
     * The count of postings or members.
     *
     * @return as encoded
     */
    public int count() {
        return (int) longAt(RecordLayout.COUNT);
    }

    /**
     * Where the members of a group start: after the group's own outcome part, which a command has too, empty.
     *
     * @return offset in the record
     */
    public int membersOffset() {
        int outcome = commandLength();
        boolean extra = (byteAt(outcome + OutcomeLayout.FLAGS) & OutcomeLayout.EXTRA) != 0;
        return outcome + OutcomeLayout.EXTRA_VALUE + (extra ? Long.BYTES : 0);
    }

    /**
     * Where a posting of a transaction starts.
     *
     * @param index from 0
     * @return offset in the record
     */
    public static int posting(int index) {
        return RecordLayout.POSTINGS + index * RecordLayout.POSTING_LENGTH;
    }

    /**
     * Where an optional part starts.
     *
     * @param part its presence bit, which must be set
     * @return offset in the record
     */
    public int part(int part) {
        int presence = presence();
        int at = bodyEnd();
        int below = presence & (part - 1);
        for (int bit = 0; below != 0; bit++, below >>>= 1) {
            if ((below & 1) != 0) {
                at += partLength(bit, at);
            }
        }
        return at;
    }

    /**
     * The length of a metadata part.
     *
     * @param at where the part starts
     * @return bytes of metadata
     */
    public int bytesLength(int at) {
        return intAt(at);
    }

    private int partLength(int bit, int at) {
        if (bit < RecordLayout.fixedParts()) {
            return RecordLayout.fixedLength(bit);
        }
        return switch (1 << bit) {
            case RecordLayout.EXPECTED_VERSIONS -> 8 + (int) longAt(at) * RecordLayout.EXPECTED_VERSION_LENGTH;
            case RecordLayout.CONDITIONS -> 8 + (int) longAt(at) * RecordLayout.CONDITION_LENGTH;
            default -> align(4 + intAt(at));
        };
    }

    /**
     * Where the optional parts start.
     *
     * @return offset in the record
     */
    public int bodyEnd() {
        return switch (kind()) {
            case Kinds.TRANSFER, Kinds.PLACE_HOLD -> RecordLayout.BODY + 48;
            case Kinds.SCHEDULE_TRANSFER, Kinds.OPEN_ACCOUNT -> RecordLayout.BODY + 56;
            case Kinds.CAPTURE_HOLD, Kinds.ADJUST_HOLD, Kinds.REVERSE -> RecordLayout.BODY + 32;
            case Kinds.BLOCK_ACCOUNT, Kinds.UNBLOCK_ACCOUNT, Kinds.REGISTER_ASSET -> RecordLayout.BODY + 24;
            case Kinds.TRANSACTION -> posting(count());
            case Kinds.GROUP, Kinds.CLOSE_PERIOD -> RecordLayout.BODY + 8;
            case Kinds.HOLD_EXPIRED, Kinds.SCHEDULE_EXECUTED -> RecordLayout.BODY;
            default -> RecordLayout.BODY + 16;
        };
    }
}
