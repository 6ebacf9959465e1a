package io.daybook.ledger.core.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Cuts the sections of a snapshot into blocks, each with a checksum of its own. Everything in a snapshot file but its
 * header goes through here, and back through {@link BlockReader}.
 *
 * <pre>
 *   block, at most 64 KiB, little endian
 *    0  section        4       8  number of the block, from 0      4
 *    4  payload, n     4      12  CRC32C of the 12 bytes and n     4
 *   16  n bytes
 * </pre>
 */
final class BlockWriter {
    static final int HEADER = 16;
    static final int MAX_BLOCK = 1 << 16;
    static final int CRC_OFFSET = 12;

    /** The journal's frames: where they are. */
    static final int FRAMES = 32;

    /** The last block: the state hash. */
    static final int END = 255;

    private final SnapshotOutput output;
    private final ByteBuffer block = ByteBuffer.allocateDirect(MAX_BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private int section;
    private int number;

    BlockWriter(SnapshotOutput output) {
        this.output = output;
        block.position(HEADER);
    }

    /** Ends the section before, and begins another. */
    void begin(int newSection) {
        flush();
        section = newSection;
    }

    void write(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (!block.hasRemaining()) {
                flush();
            }
            int limit = bytes.limit();
            bytes.limit(bytes.position() + Math.min(bytes.remaining(), block.remaining()));
            block.put(bytes);
            bytes.limit(limit);
        }
    }

    /** Ends the last section. */
    void end() {
        flush();
    }

    private void flush() {
        int payload = block.position() - HEADER;
        if (payload > 0) {
            block.flip();
            block.putInt(0, section).putInt(Integer.BYTES, payload).putInt(2 * Integer.BYTES, number++);
            block.putInt(CRC_OFFSET, checksum(block, crc));
            output.write(block.position(0));
        }
        block.clear().position(HEADER);
    }

    static int checksum(ByteBuffer block, CRC32C crc) {
        crc.reset();
        crc.update(block.duplicate().position(0).limit(CRC_OFFSET));
        crc.update(block.duplicate().position(HEADER));
        return (int) crc.getValue();
    }
}
