package io.daybook.ledger.core.snapshot;

import io.daybook.ledger.core.seal.FrameSealer;
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
 *
 * <p>Of a sealed snapshot the n bytes are sealed, and have 16 more: each block by itself, vouching for the file's
 * header and its own.
 */
final class BlockWriter {
    static final int HEADER = 16;
    static final int MAX_BLOCK = 1 << 16;
    static final int CRC_OFFSET = 12;

    /** The journal's frames: where they are. */
    static final int FRAMES = 32;

    /** The last block: the state hash. */
    static final int END = 255;

    /** What sealing adds to a block. */
    private static final int TAG = 16;

    private final SnapshotOutput output;
    private final FrameSealer sealer;
    private final SealContext context;
    private final ByteBuffer sealed;
    private final ByteBuffer block = ByteBuffer.allocateDirect(MAX_BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private int section;
    private int number;

    /** Blocks of a snapshot whose header names the sealer's key; its next number is the header's plus one. */
    BlockWriter(SnapshotOutput output, SnapshotHeader header, FrameSealer sealer) {
        this.output = output;
        this.sealer = sealer;
        this.context = new SealContext(header);
        this.sealed =
                ByteBuffer.allocateDirect(header.isSealed() ? MAX_BLOCK : 0).order(ByteOrder.LITTLE_ENDIAN);
        begin();
    }

    private void begin() {
        block.clear().limit(isSealing() ? MAX_BLOCK - TAG : MAX_BLOCK).position(HEADER);
    }

    private boolean isSealing() {
        return sealed.capacity() > 0;
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
            ByteBuffer written = isSealing() ? seal() : head(block, payload);
            written.putInt(CRC_OFFSET, checksum(written, crc));
            output.write(written.position(0));
        }
        begin();
    }

    private ByteBuffer head(ByteBuffer target, int payload) {
        return target.putInt(0, section).putInt(Integer.BYTES, payload).putInt(2 * Integer.BYTES, number++);
    }

    private ByteBuffer seal() {
        long expected = context.number(number);
        if (sealer.nextFrameNumber() != expected) {
            throw new IllegalStateException("the sealer has sealed something else meanwhile: expected=" + expected);
        }
        int payload = sealer.sealedLength(block.limit() - HEADER);
        head(sealed.clear().limit(HEADER + payload), payload);
        sealer.seal(context.of(sealed), block.position(HEADER), sealed.position(HEADER));
        return sealed;
    }

    static int checksum(ByteBuffer block, CRC32C crc) {
        crc.reset();
        crc.update(block.duplicate().position(0).limit(CRC_OFFSET));
        crc.update(block.duplicate().position(HEADER));
        return (int) crc.getValue();
    }
}
