package io.daybook.ledger.core.snapshot;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.seal.FrameSealer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * How a snapshot file begins: whose it is, and where in the journal.
 *
 * <pre>
 *   128 bytes, little endian
 *    0  magic "DBKS"       4      32  timestamp of the sequence     8
 *    4  format version     2      40  position of its frame         8
 *    6  flags              2      48  chain hash of that frame     32
 *    8  ledger uuid       16      80  number of the data key        4
 *   24  sequence           8      84  unused                        4
 *                                 88  number under that key         8
 *                                 96  unused                       28
 *                                124  CRC32C of the 124 bytes       4
 *   flags: 1 the blocks are sealed, which have the numbers that follow the one under the key
 * </pre>
 *
 * @param ledger its identity
 * @param sequence the last one in the snapshot; 0 for none
 * @param timestampNs its timestamp, ns since the epoch
 * @param position the journal's position of the frame that ends with it
 * @param chainHash the hash of that frame, 64 hexadecimal digits
 * @param keyNumber the data key that the blocks are sealed with; 0 in the clear
 * @param sealNumber a number under that key, which the blocks' numbers follow; 0 in the clear
 */
public record SnapshotHeader(
        UUID ledger, long sequence, long timestampNs, long position, String chainHash, int keyNumber, long sealNumber) {
    /** Bytes. */
    public static final int LENGTH = 128;

    private static final int MAGIC = 0x534B4244;
    private static final int VERSION = 1;
    private static final int HASH_OFFSET = 48;
    private static final int HASH_LENGTH = 32;
    private static final int FLAGS_OFFSET = 6;
    private static final int SEALED = 1;
    private static final int KEY_OFFSET = 80;
    private static final int SEAL_OFFSET = 88;
    private static final int CRC_OFFSET = 124;

    /**
     * The header of a snapshot in the clear.
     *
     * @param ledger its identity
     * @param sequence the last one in the snapshot; 0 for none
     * @param timestampNs its timestamp, ns since the epoch
     * @param position the journal's position of the frame that ends with it
     * @param chainHash the hash of that frame, 64 hexadecimal digits
     */
    public SnapshotHeader(UUID ledger, long sequence, long timestampNs, long position, String chainHash) {
        this(ledger, sequence, timestampNs, position, chainHash, 0, 0);
    }

    /**
     * The header of the same snapshot, sealed; takes a number of the sealer's, which those of the blocks follow.
     *
     * @param sealer seals the blocks, or leaves them in the clear
     * @return the same but for the seal
     */
    public SnapshotHeader sealedBy(FrameSealer sealer) {
        return sealer.keyNumber() == 0
                ? this
                : new SnapshotHeader(
                        ledger,
                        sequence,
                        timestampNs,
                        position,
                        chainHash,
                        sealer.keyNumber(),
                        sealer.nextFrameNumber());
    }

    /**
     * Whether the blocks are sealed.
     *
     * @return false in the clear
     */
    public boolean isSealed() {
        return keyNumber != 0;
    }

    /**
     * The header's bytes.
     *
     * @return ready to be read
     */
    public ByteBuffer encode() {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(MAGIC)
                .putShort((short) VERSION)
                .putShort((short) (isSealed() ? SEALED : 0))
                .putLong(ledger.getMostSignificantBits())
                .putLong(ledger.getLeastSignificantBits())
                .putLong(sequence)
                .putLong(timestampNs)
                .putLong(position)
                .put(HexFormat.of().parseHex(chainHash))
                .putInt(KEY_OFFSET, keyNumber)
                .putLong(SEAL_OFFSET, sealNumber)
                .position(CRC_OFFSET);
        return bytes.putInt(crc(bytes)).flip();
    }

    /**
     * Reads a header.
     *
     * @param bytes {@link #LENGTH} of them from the position on
     * @return the header
     * @throws LedgerException DAMAGED or UNKNOWN_VERSION with what was expected and found
     */
    public static SnapshotHeader decode(ByteBuffer bytes) {
        ByteBuffer header = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        require("magic", MAGIC, header.getInt(0));
        require("headerCrc", crc(header), header.getInt(CRC_OFFSET));
        if (header.getShort(4) != VERSION) {
            throw new LedgerException(
                    Category.UNKNOWN_VERSION,
                    "the snapshot has another format: expected=" + VERSION + ", found=" + header.getShort(4));
        }
        require("flags", header.getInt(KEY_OFFSET) == 0 ? 0 : SEALED, header.getShort(FLAGS_OFFSET));
        byte[] hash = new byte[HASH_LENGTH];
        header.get(HASH_OFFSET, hash);
        return new SnapshotHeader(
                new UUID(header.getLong(8), header.getLong(16)),
                header.getLong(24),
                header.getLong(32),
                header.getLong(40),
                HexFormat.of().formatHex(hash),
                header.getInt(KEY_OFFSET),
                header.getLong(SEAL_OFFSET));
    }

    private static void require(String what, int expected, int found) {
        if (expected != found) {
            throw new LedgerException(
                    Category.DAMAGED,
                    "field=" + what + ", offset=0, expected=" + Integer.toHexString(expected) + ", found="
                            + Integer.toHexString(found));
        }
    }

    private static int crc(ByteBuffer header) {
        CRC32C crc = new CRC32C();
        crc.update(header.duplicate().position(0).limit(CRC_OFFSET));
        return (int) crc.getValue();
    }
}
