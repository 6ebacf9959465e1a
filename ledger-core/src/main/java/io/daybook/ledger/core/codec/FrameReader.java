package io.daybook.ledger.core.codec;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.core.seal.FrameOpener;
import io.daybook.ledger.core.seal.FrameSeal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads a frame and believes nothing that is not proved: magic, version, lengths, both checksums, the ledger's
 * identity, the sequence and the chain. A sealed frame is opened when its records are first asked for: all else needs
 * no key. Not safe for use by several threads.
 */
public final class FrameReader {
    /** Frames from this length on are worth another thread, in bytes. */
    private static final int LONG_FRAME = 32 << 10;

    private final CRC32C crc = new CRC32C();
    private final MessageDigest sha256 = FrameWriter.sha256();
    private final UnsafeBuffer frame = new UnsafeBuffer(0, 0);
    private final byte[] headerCopy = new byte[FrameLayout.HEADER_LENGTH];
    private final byte[] storedHash = new byte[FrameLayout.HASH_LENGTH];
    private final byte[] hash = new byte[FrameLayout.HASH_LENGTH];
    private final UnsafeBuffer opened = new UnsafeBuffer(0, 0);
    private final FrameOpener opener;
    private ByteBuffer openedBytes = ByteBuffer.allocateDirect(0);
    private boolean isOpened;
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private long position;
    /** The hash being computed on another thread; null when it is not. */
    private ForkJoinTask<?> hashing;

    private boolean isHashed;

    /** A reader without keys: of a sealed frame it reads the header alone. */
    public FrameReader() {
        this(FrameOpener.WITHOUT_KEYS);
    }

    /**
     * A reader.
     *
     * @param opener opens sealed frames, this reader's alone
     */
    public FrameReader(FrameOpener opener) {
        this.opener = opener;
    }

    /**
     * Looks at a frame and checks what can be said of it alone.
     *
     * @param frameBytes header and body, from position to limit
     * @param framePosition where the journal has it, for messages
     * @return this
     * @throws JournalException DAMAGED with what was expected and found, or UNKNOWN_VERSION
     */
    public FrameReader wrap(ByteBuffer frameBytes, long framePosition) {
        endHashing();
        isHashed = false;
        bytes = frameBytes;
        position = framePosition;
        isOpened = false;
        frame.wrap(frameBytes, frameBytes.position(), frameBytes.remaining());
        requireAtLeast("frameLength", FrameLayout.HEADER_LENGTH, frame.capacity());
        require("magic", FrameLayout.MAGIC, frame.getInt(0, ByteOrder.LITTLE_ENDIAN));
        checkVersion();
        require("headerCrc", frame.getInt(FrameLayout.HEADER_CRC_OFFSET), headerCrc());
        require("frameLength", FrameLayout.HEADER_LENGTH + (long) bodyLength(), frame.capacity());
        requireKnownFlags();
        requireBodyLength();
        requireAtLeast("count", 1, count());
        requireAtLeast("recordsLength", (long) count() * RecordLayout.BODY, recordsLength());
        require("bodyCrc", frame.getInt(FrameLayout.BODY_CRC_OFFSET), bodyCrc());
        return this;
    }

    private void checkVersion() {
        int version = frame.getShort(FrameLayout.VERSION_OFFSET);
        if (version == 0) {
            // no version that ever was: a header that was torn between two sectors
            throw damaged("version", FrameLayout.VERSION, version);
        }
        if (version != FrameLayout.VERSION) {
            throw new JournalException(
                    Category.UNKNOWN_VERSION,
                    "the journal has another format: open it with a Daybook that knows it: position=" + position
                            + ", expected=" + FrameLayout.VERSION + ", found=" + version);
        }
    }

    private void requireKnownFlags() {
        int flags = frame.getShort(FrameLayout.FLAGS_OFFSET);
        if ((flags & ~FrameLayout.SEALED) != 0) {
            throw new JournalException(
                    Category.UNKNOWN_VERSION,
                    "the journal has flags of another format: open it with a Daybook that knows them: position="
                            + position + ", found=" + flags);
        }
    }

    private void requireBodyLength() {
        long plain = recordsLength() + (long) count() * Integer.BYTES;
        require("bodyLength", isSealed() ? FrameSeal.sealedLength(plain) : plain, bodyLength());
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
     * Begins to compute the chain hash of a long frame on another thread, for who has something to do with the frame
     * meanwhile. Its bytes must not change before {@link #chainHash} was called.
     */
    public void hashAhead() {
        if (hashing == null && !isHashed && bytes.remaining() >= LONG_FRAME) {
            hashing = ForkJoinPool.commonPool().submit(this::hash);
        }
    }

    /**
     * The chain hash of this frame.
     *
     * @param into receives 32 bytes
     */
    public void chainHash(byte[] into) {
        endHashing();
        if (!isHashed) {
            hash();
        }
        System.arraycopy(hash, 0, into, 0, hash.length);
    }

    private void hash() {
        sha256.update(bytes.duplicate());
        try {
            sha256.digest(hash, 0, hash.length);
        } catch (DigestException impossible) {
            throw new IllegalStateException("SHA-256 has another length", impossible);
        }
        isHashed = true;
    }

    /** Whoever has thrown meanwhile has left it to itself. */
    private void endHashing() {
        if (hashing != null) {
            hashing.join();
            hashing = null;
        }
    }

    /**
     * The chain hash of the frame before, as this one names it.
     *
     * @return 64 hexadecimal digits
     */
    public String previousHash() {
        frame.getBytes(FrameLayout.PREVIOUS_HASH_OFFSET, storedHash);
        return Hex.of(storedHash);
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
     * Whether the body is sealed, so that its records cannot be read without a key.
     *
     * @return true when it is
     */
    public boolean isSealed() {
        return (frame.getShort(FrameLayout.FLAGS_OFFSET) & FrameLayout.SEALED) != 0;
    }

    /**
     * The data key that it is sealed with.
     *
     * @return its number; 0 for a frame in the clear
     */
    public int keyNumber() {
        return frame.getInt(FrameLayout.KEY_NUMBER_OFFSET);
    }

    /**
     * The memory of the frame, opened when it was sealed.
     *
     * @return header and body
     * @throws LedgerException KEY when the frame is sealed and its key cannot be had, DAMAGED when it is not what was
     *     sealed
     */
    public DirectBuffer buffer() {
        if (!isSealed()) {
            return frame;
        }
        if (!isOpened) {
            open();
        }
        return opened;
    }

    private void open() {
        int length = FrameLayout.HEADER_LENGTH + recordsLength() + count() * Integer.BYTES;
        if (openedBytes.capacity() < length) {
            openedBytes = ByteBuffer.allocateDirect(length + length / 2);
            opened.wrap(openedBytes);
        }
        frame.getBytes(0, headerCopy);
        openedBytes.clear().put(headerCopy);
        Arrays.fill(headerCopy, FrameLayout.BODY_CRC_OFFSET, FrameLayout.HEADER_CRC_OFFSET + Integer.BYTES, (byte) 0);
        long frameNumber = frame.getLong(FrameLayout.FRAME_NUMBER_OFFSET);
        if (!opener.open(keyNumber(), frameNumber, headerCopy, bodyBytes(), openedBytes)) {
            throw damaged("tag", "the one of what was sealed with dataKey=" + keyNumber(), "another");
        }
        isOpened = true;
    }

    /**
     * Where the last record ends in {@link #buffer}.
     *
     * @return its offset
     */
    public int recordsEnd() {
        return FrameLayout.HEADER_LENGTH + recordsLength();
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
        DirectBuffer content = buffer();
        int offset = content.getInt(at);
        if (offset < 0 || offset > recordsLength() - RecordLayout.BODY) {
            throw damaged("recordOffset", "0.." + (recordsLength() - RecordLayout.BODY), offset);
        }
        int start = FrameLayout.HEADER_LENGTH + offset;
        int length = content.getInt(start + RecordLayout.LENGTH);
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
        crc.reset();
        crc.update(bodyBytes());
        return (int) crc.getValue();
    }

    private ByteBuffer bodyBytes() {
        ByteBuffer body = bytes.duplicate();
        body.position(bytes.position() + FrameLayout.HEADER_LENGTH);
        return body;
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
