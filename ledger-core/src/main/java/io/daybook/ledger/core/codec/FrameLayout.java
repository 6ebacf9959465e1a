package io.daybook.ledger.core.codec;

import io.daybook.ledger.core.journal.FrameFormat;
import java.nio.ByteBuffer;

/**
 * Where things are in the frame that one batch of records is journalled in: a header, the records, and the place of
 * each record. All numbers are little endian.
 *
 * <pre>
 *    0  magic "DBKJ"                 4      48  first timestamp              8
 *    4  format version               2      56  last timestamp               8
 *    6  flags                        2      64  chain hash of the batch before   32
 *    8  ledger uuid                 16      96  CRC32C of the body           4
 *   24  first sequence               8     100  CRC32C of the header         4   with these 4 bytes zero
 *   32  count of records             4     104  number of the data key       4   0: in the clear
 *   36  length of the records        4     108  unused                       4
 *   40  length of the body           4     112  number of the frame          8   under that key
 *   44  unused                       4     120  unused                       8
 *                                          128  body: records, then count x 4 bytes: offset of each record in the body
 * </pre>
 *
 * <p>The chain hash of a batch is SHA-256 over its header and its body; the header holds the hash of the batch before,
 * so that no batch can be changed, taken out or put in without changing every later one.
 *
 * <p>With the flag SEALED the body is that of a clear frame in chunks of 65,520 bytes, each sealed with AES-256-GCM and
 * followed by its tag of 16 bytes. The nonce is the frame's number and the chunk's, big endian, 8 and 4 bytes; the
 * associated data are the header with both checksums zero. Checksums and chain are over the sealed bytes.
 */
public final class FrameLayout implements FrameFormat {
    /** "DBKJ". */
    public static final int MAGIC = 0x4A4B4244;

    /** The version that is written. */
    public static final int VERSION = 1;

    /** Bytes of the header. */
    public static final int HEADER_LENGTH = 128;

    /** Bytes of a chain hash. */
    public static final int HASH_LENGTH = 32;

    /** The flag of a sealed body. */
    static final int SEALED = 1;

    static final int VERSION_OFFSET = 4;
    static final int FLAGS_OFFSET = 6;
    static final int UUID_OFFSET = 8;
    static final int FIRST_SEQUENCE_OFFSET = 24;
    static final int COUNT_OFFSET = 32;
    static final int RECORDS_LENGTH_OFFSET = 36;
    static final int BODY_LENGTH_OFFSET = 40;
    static final int FIRST_TIMESTAMP_OFFSET = 48;
    static final int LAST_TIMESTAMP_OFFSET = 56;
    static final int PREVIOUS_HASH_OFFSET = 64;
    static final int BODY_CRC_OFFSET = 96;
    static final int HEADER_CRC_OFFSET = 100;
    static final int KEY_NUMBER_OFFSET = 104;
    static final int FRAME_NUMBER_OFFSET = 112;

    @Override
    public int headerLength() {
        return HEADER_LENGTH;
    }

    @Override
    public boolean startsFrame(ByteBuffer bytes, int index) {
        return bytes.getInt(index) == MAGIC;
    }

    @Override
    public long firstSequence(ByteBuffer bytes, int index) {
        return bytes.getLong(index + FIRST_SEQUENCE_OFFSET);
    }
}
