package io.daybook.ledger.persistence.file;

import io.daybook.ledger.core.snapshot.RowFile;
import io.daybook.ledger.persistence.disk.Disk;
import io.daybook.ledger.persistence.disk.Disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Rows in a file that is written: through the disk, so that a full one is an exception and not a fault in memory. What
 * was written is read again through a mapping.
 */
final class WrittenRows implements RowFile, AutoCloseable {
    private final Path path;
    private final Disk disk;
    private final MappedRows read;
    private DiskFile file;
    private long unforced;

    /** The file is opened, or made, when it is first used. */
    WrittenRows(Path path, Disk disk) {
        this.path = path;
        this.disk = disk;
        this.read = new MappedRows(path);
    }

    private DiskFile file() throws IOException {
        if (file == null) {
            file = Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? disk.open(path) : disk.create(path);
        }
        return file;
    }

    @Override
    public void write(long offset, ByteBuffer rows) {
        try {
            unforced += rows.remaining();
            file().writeFully(rows, offset);
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
            file().force();
            unforced = 0;
        } catch (IOException failure) {
            throw SnapshotFiles.failed("cannot force rows of", path, failure);
        }
    }

    @Override
    public ByteBuffer map(long offset, int length) {
        return read.map(offset, length);
    }

    @Override
    public void close() {
        read.close();
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException failure) {
            throw SnapshotFiles.failed("cannot close rows of", path, failure);
        }
    }
}
