package io.daybook.ledger.persistence.file;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Rows in a file, read through a mapping. */
final class MappedRows implements AutoCloseable {
    /** Mapped at once, about: a process may have only so many mappings. */
    private static final long CHUNK = 1L << 30;

    private final Path path;
    private FileChannel channel;
    private ByteBuffer chunk = ByteBuffer.allocate(0);
    private long chunkOffset;

    /** The file is opened when it is first used. */
    MappedRows(Path path) {
        this.path = path;
    }

    private FileChannel channel() throws IOException {
        if (channel == null) {
            channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        }
        return channel;
    }

    /**
     * Some rows.
     *
     * @param offset bytes, where they start
     * @param length bytes
     * @return the rows, valid until they are closed
     * @throws LedgerException DAMAGED when the file is missing or too short
     */
    ByteBuffer map(long offset, int length) {
        if (offset < chunkOffset || offset + length > chunkOffset + chunk.capacity()) {
            mapChunk(offset, length);
        }
        return chunk.slice((int) (offset - chunkOffset), length);
    }

    private void mapChunk(long offset, int length) {
        if (!path.toFile().isFile()) {
            throw new LedgerException(Category.DAMAGED, "the rows of snapshots are missing: file=" + path);
        }
        try {
            long there = channel().size() - offset;
            if (there < length) {
                throw new LedgerException(
                        Category.DAMAGED,
                        "the rows of snapshots are too short: file=" + path + ", expected at least=" + (offset + length)
                                + ", found=" + channel().size());
            }
            chunk = channel()
                    .map(MapMode.READ_ONLY, offset, Math.min(there, Math.max(length, CHUNK / length * length)));
            chunkOffset = offset;
        } catch (IOException failure) {
            throw SnapshotFiles.failed("cannot read rows of", path, failure);
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException failure) {
            throw SnapshotFiles.failed("cannot close rows of", path, failure);
        }
    }
}
