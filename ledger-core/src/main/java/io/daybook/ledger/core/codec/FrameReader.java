package io.daybook.ledger.core.codec;

import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.JournalException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads a frame and believes nothing that is not proved: magic, version, lengths, both checksums, the ledger's
 * identity, the sequence and the chain. Not safe for use by several threads.
 */
public final class FrameReader {
    private final CRC32C crc = new CRC32C();
    private final MessageDigest sha256 = FrameWriter.sha256();
    private final UnsafeBuffer frame = new UnsafeBuffer(0, 0);
    private final byte[] headerCopy = new byte[FrameLayout.HEADER_LENGTH];
    private final byte[] storedHash = new byte[FrameLayout.HASH_LENGTH];
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private long position;

    /**
     * Looks at a frame and checks what can be said of it alone.
     *
     * @param frameBytes header and body, from position to limit
     * @param framePosition where the journal has it, for messages
     * @return this
     * @throws JournalException DAMAGED with what was expected and found, or UNKNOWN_VERSION
     */
    public FrameReader wrap(ByteBuffer frameBytes, long framePosition) {
        bytes = frameBytes;
        position = framePosition;
        frame.wrap(frameBytes, frameBytes.position(), frameBytes.remaining());
        requireAtLeast("frameLength", FrameLayout.HEADER_LENGTH, frame.capacity());
        require("magic", FrameLayout.MAGIC, frame.getInt(0, ByteOrder.LITTLE_ENDIAN));
        checkVersion();
        require("headerCrc", frame.getInt(FrameLayout.HEADER_CRC_OFFSET), headerCrc());
        require("frameLength", FrameLayout.HEADER_LENGTH + (long) bodyLength(), frame.capacity());
        require("bodyLength", recordsLength() + (long) count() * Integer.BYTES, bodyLength());
        requireAtLeast("count", 1, count());
        requireAtLeast("recordsLength", (long) count() * RecordLayout.BODY, recordsLength());
        require("bodyCrc", frame.getInt(FrameLayout.BODY_CRC_OFFSET), bodyCrc());
        return this;
    }

    private void checkVersion() {
        int version = frame.getShort(FrameLayout.VERSION_OFFSET);
        if (version != FrameLayout.VERSION) {
            throw new JournalException(
                    Category.UNKNOWN_VERSION,
                    "the journal has another format: open it with a Daybook that knows it: position=" + position
                            + ", expected=" + FrameLayout.VERSION + ", found=" + version);
        }
    }

    /**
     * Checks a frame against what came before it.
     *
     * @param ledger whose it must be
     * @param expectedSequence the first sequence it must have
     * @param previousHash the chain hash it must name
     * @throws JournalException DAMAGED with what was expected and found
     */
    public void follow(UUID ledger, long expectedSequence, byte[] previousHash) {
        requireLedger(ledger);
        require("firstSequence", expectedSequence, firstSequence());
        frame.getBytes(FrameLayout.PREVIOUS_HASH_OFFSET, storedHash);
        if (!MessageDigest.isEqual(previousHash, storedHash)) {
            throw damaged("previousHash", Hex.of(previousHash), Hex.of(storedHash));
        }
    }

    /**
     * Checks where it ends.
     *
     * @param expected the last sequence it must have
     * @throws JournalException DAMAGED with what was expected and found
     */
    public void requireLastSequence(long expected) {
        require("lastSequence", expected, lastSequence());
    }

    /**
     * Checks whose frame it is.
     *
     * @param ledger whose it must be
     * @throws JournalException DAMAGED with what was expected and found
     */
    public void requireLedger(UUID ledger) {
        if (!ledger.equals(ledger())) {
            throw new JournalException(
                    Category.DAMAGED,
                    "the journal is of another ledger: put back the files that belong together: position=" + position
                            + ", field=ledger, expected=" + ledger + ", found=" + ledger());
        }
    }

    /**
     * Computes the chain hash of this frame.
     *
     * @param into receives 32 bytes
     */
    public void chainHash(byte[] into) {
        sha256.update(bytes.duplicate());
        try {
            sha256.digest(into, 0, FrameLayout.HASH_LENGTH);
        } catch (DigestException impossible) {
            throw new IllegalStateException("SHA-256 has another length", impossible);
        }
    }

    /**
     * Whose it is.
     *
     * @return the ledger's identity
     */
    public UUID ledger() {
        return new UUID(frame.getLong(FrameLayout.UUID_OFFSET), frame.getLong(FrameLayout.UUID_OFFSET + Long.BYTES));
    }

    /**
     * The first sequence.
     *
     * @return the sequence of the first record
     */
    public long firstSequence() {
        return frame.getLong(FrameLayout.FIRST_SEQUENCE_OFFSET);
    }

    /**
     * The last sequence.
     *
     * @return the sequence of the last record
     */
    public long lastSequence() {
        return firstSequence() + count() - 1;
    }

    /**
     * How many records it holds.
     *
     * @return 1 or more
     */
    public int count() {
        return frame.getInt(FrameLayout.COUNT_OFFSET);
    }

    /**
     * The timestamp of the first record.
     *
     * @return ns since the epoch
     */
    public long firstTimestampNs() {
        return frame.getLong(FrameLayout.FIRST_TIMESTAMP_OFFSET);
    }

    /**
     * The timestamp of the last record.
     *
     * @return ns since the epoch
     */
    public long lastTimestampNs() {
        return frame.getLong(FrameLayout.LAST_TIMESTAMP_OFFSET);
    }

    /**
     * The memory of the frame.
     *
     * @return header and body
     */
    public DirectBuffer buffer() {
        return frame;
    }

    /**
     * Where a record starts in {@link #buffer}.
     *
     * @param index 0 .. count-1
     * @return its offset
     * @throws JournalException DAMAGED when the place or length of the record cannot be
     */
    public int recordOffset(int index) {
        int at = FrameLayout.HEADER_LENGTH + recordsLength() + index * Integer.BYTES;
        int offset = frame.getInt(at);
        if (offset < 0 || offset > recordsLength() - RecordLayout.BODY) {
            throw damaged("recordOffset", "0.." + (recordsLength() - RecordLayout.BODY), offset);
        }
        int start = FrameLayout.HEADER_LENGTH + offset;
        int length = frame.getInt(start + RecordLayout.LENGTH);
        if (length < RecordLayout.BODY || length > recordsLength() - offset) {
            throw damaged("recordLength", RecordLayout.BODY + ".." + (recordsLength() - offset), length);
        }
        return start;
    }

    private int recordsLength() {
        return frame.getInt(FrameLayout.RECORDS_LENGTH_OFFSET);
    }

    private int bodyLength() {
        return frame.getInt(FrameLayout.BODY_LENGTH_OFFSET);
    }

    private int headerCrc() {
        frame.getBytes(0, headerCopy);
        for (int i = 0; i < Integer.BYTES; i++) {
            headerCopy[FrameLayout.HEADER_CRC_OFFSET + i] = 0;
        }
        crc.reset();
        crc.update(headerCopy, 0, headerCopy.length);
        return (int) crc.getValue();
    }

    private int bodyCrc() {
        ByteBuffer body = bytes.duplicate();
        body.position(bytes.position() + FrameLayout.HEADER_LENGTH);
        crc.reset();
        crc.update(body);
        return (int) crc.getValue();
    }

    private void requireAtLeast(String what, long least, long found) {
        if (found < least) {
            throw damaged(what, "at least " + least, found);
        }
    }

    private void require(String what, long expected, long found) {
        if (expected != found) {
            throw damaged(what, expected, found);
        }
    }

    private JournalException damaged(String what, Object expected, Object found) {
        return JournalException.damaged(
                "position=" + position + ", field=" + what + ", expected=" + expected + ", found=" + found);
    }
}
