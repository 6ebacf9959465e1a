package io.daybook.ledger.core.snapshot;

import java.nio.ByteBuffer;

/**
 * What the seal of a block vouches for beside its payload: the file's header, but for its checksum, and the block's
 * own. So no block can be moved, left out, or put into another snapshot.
 */
final class SealContext {
    private static final int CHECKSUM = Integer.BYTES;

    private final SnapshotHeader header;
    private final byte[] context = new byte[SnapshotHeader.LENGTH - CHECKSUM + BlockWriter.CRC_OFFSET];

    SealContext(SnapshotHeader header) {
        this.header = header;
        header.encode().get(context, 0, SnapshotHeader.LENGTH - CHECKSUM);
    }

    /** The number of a block under the header's key. */
    long number(int block) {
        return header.sealNumber() + 1 + block;
    }

    /** The context of a block that has its section, length and number; valid until the next call. */
    byte[] of(ByteBuffer block) {
        block.get(0, context, SnapshotHeader.LENGTH - CHECKSUM, BlockWriter.CRC_OFFSET);
        return context;
    }
}
