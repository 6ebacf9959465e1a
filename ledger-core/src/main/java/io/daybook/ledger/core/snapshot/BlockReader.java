package io.daybook.ledger.core.snapshot;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.statemachine.state.StateSection;
import io.daybook.ledger.core.statemachine.state.StateSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Reads the sections of a snapshot back from its blocks, and believes no block before its checksum is right. */
final class BlockReader implements StateSource {
    private final SnapshotInput input;
    private final ByteBuffer block =
            ByteBuffer.allocateDirect(BlockWriter.MAX_BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private int section;
    private int number;
    private long offset;
    private long blockOffset;

    BlockReader(SnapshotInput input) {
        this.input = input;
        block.limit(0);
    }

    /** Reads the header, which comes first. */
    SnapshotHeader header() {
        ByteBuffer bytes = ByteBuffer.allocate(SnapshotHeader.LENGTH);
        take(bytes);
        try {
            return SnapshotHeader.decode(bytes.flip());
        } catch (LedgerException broken) {
            throw new LedgerException(broken.category(), "file=" + input.name() + ", " + broken.getMessage(), broken);
        }
    }

    @Override
    public void begin(StateSection next) {
        begin(next.code());
    }

    void begin(int next) {
        requireExhausted();
        section = next;
    }

    /** Refuses when the section has more than was read of it. */
    private void requireExhausted() {
        if (block.hasRemaining()) {
            throw refuse("more bytes in a section than expected: section=" + section + ", bytes=" + block.remaining());
        }
    }

    /** Refuses when the file goes on. */
    void requireEnd() {
        requireExhausted();
        if (offset != input.length()) {
            throw refuse("bytes behind the end: expected length=" + offset + ", found=" + input.length());
        }
    }

    @Override
    public void read(ByteBuffer into) {
        while (into.hasRemaining()) {
            if (!block.hasRemaining()) {
                nextBlock();
            }
            int limit = block.limit();
            block.limit(block.position() + Math.min(into.remaining(), block.remaining()));
            into.put(block);
            block.limit(limit);
        }
    }

    @Override
    public ByteBuffer sealed(StateSection table, long offset, int length) {
        return input.sealed(table, offset, length);
    }

    private void nextBlock() {
        blockOffset = offset;
        block.clear().limit(BlockWriter.HEADER);
        take(block);
        require("section", section, block.getInt(0));
        int payload = block.getInt(Integer.BYTES);
        if (payload < 1 || payload > BlockWriter.MAX_BLOCK - BlockWriter.HEADER) {
            throw refuse("field=payloadLength, found=" + payload);
        }
        require("blockNumber", number++, block.getInt(2 * Integer.BYTES));
        block.limit(BlockWriter.HEADER + payload);
        take(block);
        require("blockCrc", BlockWriter.checksum(block, crc), block.getInt(BlockWriter.CRC_OFFSET));
        block.position(BlockWriter.HEADER);
    }

    private void take(ByteBuffer bytes) {
        offset += bytes.remaining();
        if (offset > input.length()) {
            throw refuse("the file is too short: expected at least=" + offset + ", found=" + input.length());
        }
        input.read(bytes);
        if (bytes.hasRemaining()) {
            throw refuse("the file became shorter while it was read");
        }
    }

    private void require(String what, int expected, int found) {
        if (expected != found) {
            throw refuse("field=" + what + ", expected=" + expected + ", found=" + found);
        }
    }

    @Override
    public long remaining() {
        return input.length() - offset + block.remaining();
    }

    @Override
    public LedgerException refuse(String what) {
        return new LedgerException(Category.DAMAGED, "file=" + input.name() + ", offset=" + blockOffset + ", " + what);
    }
}
