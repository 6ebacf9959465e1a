package io.daybook.ledger.persistence.file;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.snapshot.RowFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Rows in a file: written through a channel, so that a full disk is an exception and not a fault in memory, and read
 * through a mapping of what was written.
 */
final class MappedRows implements RowFile, AutoCloseable {
    /** Mapped at once, about: a process may have only so many mappings. */
    private static final long CHUNK = 1L << 30;

    private final Path path;
    private final boolean writing;
    private FileChannel channel;
    private ByteBuffer chunk = ByteBuffer.allocate(0);
    private long chunkOffset;
    private long unforced;

    /** The file is opened when it is first used. */
    MappedRows(Path path, boolean writing) {
        this.path = path;
        this.writing = writing;
    }

    private FileChannel channel() throws IOException {
        if (channel == null) {
            channel = writing
                    ? FileChannel.open(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS)
                    : FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        }
        return channel;
    }

    @Override
    public void write(long offset, ByteBuffer rows) {
        try {
            long at = offset;
            while (rows.hasRemaining()) {
                at += channel().write(rows, at);
            }
            unforced += at - offset;
            if (unforced >= SnapshotFiles.FORCE_EVERY) {
                force();
            }
        } catch (IOException failure) {
            throw SnapshotFiles.failed("cannot write rows of", path, failure);
        }
    }

    @Override
    public void force() {
        try {
            channel().force(true);
            unforced = 0;
        } catch (IOException failure) {
            throw SnapshotFiles.failed("cannot force rows of", path, failure);
        }
    }

    @Override
    public ByteBuffer map(long offset, int length) {
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
