package io.daybook.ledger.core.codec;

import io.daybook.ledger.core.seal.FrameSealer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Gathers records into a frame: copies them, then adds their places, seals them where that is wanted, and adds
 * checksums and the chain. Does not allocate while a frame fits its buffer, but for what the JDK's ciphers do. Used by
 * the journal thread only.
 */
public final class FrameWriter {
    private final UUID ledger;
    private final FrameSealer sealer;
    private final CRC32C crc = new CRC32C();
    private final MessageDigest sha256 = sha256();
    private final ByteBuffer header =
            ByteBuffer.allocateDirect(FrameLayout.HEADER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    private final byte[] previousHash = new byte[FrameLayout.HASH_LENGTH];
    private final byte[] sealedHeader = new byte[FrameLayout.HEADER_LENGTH];
    private ByteBuffer sealedBody = ByteBuffer.allocateDirect(0);
    private UnsafeBuffer body;
    private ByteBuffer bodyBytes;
    private int[] offsets = new int[1024];
    private int count;
    private int length;
    private long firstSequence;
    private long firstTimestampNs;
    private long lastTimestampNs;

    /**
     * A writer for a ledger, in the clear.
     *
     * @param ledger its identity
     * @param previousHash chain hash of the last batch there is; 32 zeros for none
     * @param capacity bytes of records it takes without growing
     */
    public FrameWriter(UUID ledger, byte[] previousHash, int capacity) {
        this(ledger, previousHash, capacity, FrameSealer.CLEAR);
    }

    /**
     * A writer for a ledger.
     *
     * @param ledger its identity
     * @param previousHash chain hash of the last batch there is; 32 zeros for none
     * @param capacity bytes of records it takes without growing
     * @param sealer seals the bodies of the frames, this writer's alone
     */
    public FrameWriter(UUID ledger, byte[] previousHash, int capacity, FrameSealer sealer) {
        this.ledger = ledger;
        this.sealer = sealer;
        System.arraycopy(previousHash, 0, this.previousHash, 0, FrameLayout.HASH_LENGTH);
        allocate(capacity);
    }

    /**
     * How many records were gathered.
     *
     * @return 0 for an empty frame
     */
    public int count() {
        return count;
    }

    /**
     * How many bytes of records were gathered.
     *
     * @return bytes
     */
    public int length() {
        return length;
    }

    /**
     * Adds a record.
     *
     * @param buffer holds it
     * @param offset where it starts
     * @param recordLength bytes, a multiple of 8
     * @param sequence its sequence: one more than the last
     */
    public void add(DirectBuffer buffer, int offset, int recordLength, long sequence) {
        long timestampNs = buffer.getLong(offset + RecordLayout.TIMESTAMP);
        if (count == 0) {
            firstSequence = sequence;
            firstTimestampNs = timestampNs;
        } else if (sequence != firstSequence + count) {
            throw new IllegalStateException(
                    "sequence has a gap: expected=" + (firstSequence + count) + ", actual=" + sequence);
        }
        lastTimestampNs = timestampNs;
        ensure(recordLength);
        body.putBytes(length, buffer, offset, recordLength);
        offsets[count++] = length;
        length += recordLength;
    }

    /** Ends the frame: {@link #header} and {@link #body} are then ready to be written, and the chain has moved on. */
    public void end() {
        for (int i = 0; i < count; i++) {
            body.putInt(length + i * Integer.BYTES, offsets[i]);
        }
        int bodyLength = length + count * Integer.BYTES;
        bodyBytes.limit(bodyLength).position(0);
        putHeader(sealer.sealedLength(bodyLength));
        ByteBuffer written = sealer.keyNumber() == 0 ? bodyBytes : seal(sealer.sealedLength(bodyLength));
        putChecksums(written);
        sha256.update(header.position(0));
        sha256.update(written.position(0));
        try {
            sha256.digest(previousHash, 0, previousHash.length);
        } catch (DigestException impossible) {
            throw new IllegalStateException("SHA-256 has another length", impossible);
        }
        header.position(0);
        written.position(0);
    }

    private ByteBuffer seal(int sealedLength) {
        if (sealedBody.capacity() < sealedLength) {
            sealedBody = ByteBuffer.allocateDirect(sealer.sealedLength(bodyBytes.capacity()));
        }
        sealedBody.clear();
        header.get(0, sealedHeader);
        sealer.seal(sealedHeader, bodyBytes, sealedBody);
        return sealedBody.flip();
    }

    private void putChecksums(ByteBuffer written) {
        crc.reset();
        crc.update(written);
        header.putInt(FrameLayout.BODY_CRC_OFFSET, (int) crc.getValue());
        crc.reset();
        crc.update(header);
        header.putInt(FrameLayout.HEADER_CRC_OFFSET, (int) crc.getValue());
    }

    private void putHeader(int bodyLength) {
        header.clear();
        header.putInt(0, FrameLayout.MAGIC)
                .putShort(FrameLayout.VERSION_OFFSET, (short) FrameLayout.VERSION)
                .putShort(FrameLayout.FLAGS_OFFSET, (short) (sealer.keyNumber() == 0 ? 0 : FrameLayout.SEALED))
                .putLong(FrameLayout.UUID_OFFSET, ledger.getMostSignificantBits())
                .putLong(FrameLayout.UUID_OFFSET + Long.BYTES, ledger.getLeastSignificantBits())
                .putLong(FrameLayout.FIRST_SEQUENCE_OFFSET, firstSequence)
                .putInt(FrameLayout.COUNT_OFFSET, count)
                .putInt(FrameLayout.RECORDS_LENGTH_OFFSET, length)
                .putInt(FrameLayout.BODY_LENGTH_OFFSET, bodyLength)
                .putLong(FrameLayout.FIRST_TIMESTAMP_OFFSET, firstTimestampNs)
                .putLong(FrameLayout.LAST_TIMESTAMP_OFFSET, lastTimestampNs)
                .put(FrameLayout.PREVIOUS_HASH_OFFSET, previousHash)
                .putInt(FrameLayout.BODY_CRC_OFFSET, 0)
                .putInt(FrameLayout.HEADER_CRC_OFFSET, 0)
                .putInt(FrameLayout.KEY_NUMBER_OFFSET, sealer.keyNumber())
                .putLong(FrameLayout.FRAME_NUMBER_OFFSET, sealer.nextFrameNumber());
    }

    /** Forgets the records; the chain stays. */
    public void clear() {
        count = 0;
        length = 0;
    }

    /**
     * The header of the ended frame.
     *
     * @return ready to be read
     */
    public ByteBuffer header() {
        return header;
    }

    /**
     * The body of the ended frame.
     *
     * @return ready to be read
     */
    public ByteBuffer body() {
        return sealer.keyNumber() == 0 ? bodyBytes : sealedBody;
    }

    /**
     * The first sequence of the frame.
     *
     * @return the sequence of the first record
     */
    public long firstSequence() {
        return firstSequence;
    }

    /**
     * The last sequence of the frame.
     *
     * @return the sequence of the last record
     */
    public long lastSequence() {
        return firstSequence + count - 1;
    }

    /**
     * The timestamp of the last record.
     *
     * @return ns since the epoch
     */
    public long lastTimestampNs() {
        return lastTimestampNs;
    }

    /**
     * The chain hash after the last ended frame.
     *
     * @return a copy, 32 bytes
     */
    public byte[] chainHash() {
        return previousHash.clone();
    }

    private void ensure(int recordLength) {
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, count * 2);
        }
        long needed = (long) length + recordLength + (count + 1L) * Integer.BYTES;
        if (needed > body.capacity()) {
            UnsafeBuffer former = body;
            allocate((int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, former.capacity() * 2L)));
            body.putBytes(0, former, 0, length);
        }
    }

    private void allocate(int capacity) {
        bodyBytes = ByteBuffer.allocateDirect(capacity).order(ByteOrder.LITTLE_ENDIAN);
        body = new UnsafeBuffer(bodyBytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
