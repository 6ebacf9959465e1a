package io.daybook.ledger.core.snapshot;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.seal.FrameOpener;
import io.daybook.ledger.core.statemachine.state.StateSection;
import io.daybook.ledger.core.statemachine.state.StateSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Reads the sections of a snapshot back from its blocks, and believes no block before its checksum is right. */
final class BlockReader implements StateSource {
    private final SnapshotInput input;
    private final FrameOpener opener;
    private final ByteBuffer plain =
            ByteBuffer.allocateDirect(BlockWriter.MAX_BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    private SealContext context;
    private SnapshotHeader header;
    private ByteBuffer current = plain;
    private final ByteBuffer block =
            ByteBuffer.allocateDirect(BlockWriter.MAX_BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private int section;
    private int number;
    private long offset;
    private long blockOffset;

    BlockReader(SnapshotInput input, FrameOpener opener) {
        this.input = input;
        this.opener = opener;
        current.limit(0);
    }

    /** Reads the header, which comes first. */
    SnapshotHeader header() {
        ByteBuffer bytes = ByteBuffer.allocate(SnapshotHeader.LENGTH);
        take(bytes);
        try {
            header = SnapshotHeader.decode(bytes.flip());
            context = new SealContext(header);
            return header;
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
        if (current.hasRemaining()) {
            throw refuse(
                    "more bytes in a section than expected: section=" + section + ", bytes=" + current.remaining());
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
            if (!current.hasRemaining()) {
                nextBlock();
            }
            int limit = current.limit();
            current.limit(current.position() + Math.min(into.remaining(), current.remaining()));
            into.put(current);
            current.limit(limit);
        }
    }

    @Override
    public ByteBuffer sealed(StateSection table, long offset, int length) {
        return input.sealed(table, offset, length);
    }

    private void nextBlock() {
        int payload = takeBlock();
        require("section", section, block.getInt(0));
        current = header.isSealed() ? open(payload) : block.position(BlockWriter.HEADER);
    }

    private ByteBuffer open(int payload) {
        plain.clear();
        long sealNumber = context.number(number - 1);
        block.position(BlockWriter.HEADER).limit(BlockWriter.HEADER + payload);
        if (!opener.open(header.keyNumber(), sealNumber, context.of(block), block, plain)) {
            throw refuse("field=seal, the block is not the one that was sealed: block=" + (number - 1));
        }
        return plain.flip();
    }

    /** Goes through all blocks without opening any: their checksums and numbers, and that the last one ends it. */
    void checkBlocks() {
        int last = -1;
        while (offset < input.length()) {
            takeBlock();
            last = block.getInt(0);
        }
        require("lastSection", BlockWriter.END, last);
    }

    /** Takes the next block and checks all of it that needs no key; answers the length of its payload. */
    private int takeBlock() {
        blockOffset = offset;
        block.clear().limit(BlockWriter.HEADER);
        take(block);
        int payload = block.getInt(Integer.BYTES);
        if (payload < 1 || payload > BlockWriter.MAX_BLOCK - BlockWriter.HEADER) {
            throw refuse("field=payloadLength, found=" + payload);
        }
        require("blockNumber", number++, block.getInt(2 * Integer.BYTES));
        block.limit(BlockWriter.HEADER + payload);
        take(block);
        require("blockCrc", BlockWriter.checksum(block, crc), block.getInt(BlockWriter.CRC_OFFSET));
        return payload;
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
        return input.length() - offset + current.remaining();
    }

    @Override
    public LedgerException refuse(String what) {
        return new LedgerException(Category.DAMAGED, "file=" + input.name() + ", offset=" + blockOffset + ", " + what);
    }
}
