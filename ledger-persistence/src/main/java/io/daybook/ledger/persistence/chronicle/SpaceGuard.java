package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.persistence.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Keeps a reserve of free space. Who accepts work asks {@link #room()}, from any thread; the appender reports what it
 * writes, and is stopped when half of the reserve is gone: what was accepted before the reserve was reached may still
 * be written, and snapshots and the rest of the machine keep the other half.
 */
final class SpaceGuard {
    /** The file system is asked again after so many bytes. */
    private static final long CHECK_BYTES = 4L << 20;
    /** And after so many appends, since others use the disk too. */
    private static final int CHECK_APPENDS = 256;

    private final Disk disk;
    private final Path directory;
    private final long reserveBytes;
    private long bytesUntilCheck;
    private int appendsUntilCheck;
    private volatile long room;

    SpaceGuard(Disk disk, Path directory, long reserveBytes) {
        this.disk = disk;
        this.directory = directory;
        this.reserveBytes = reserveBytes;
    }

    /** Bytes that may be appended before the reserve is touched, 0 or more. */
    long room() {
        return room;
    }

    /** Asks the file system, and answers the usable bytes. */
    long refresh() throws IOException {
        long usable = disk.usableSpace(directory);
        room = Math.max(0, usable - reserveBytes);
        bytesUntilCheck = CHECK_BYTES;
        appendsUntilCheck = CHECK_APPENDS;
        return usable;
    }

    /** Asks the file system, and refuses when half of the reserve is gone. */
    void check() throws IOException {
        long usable = refresh();
        if (usable < reserveBytes / 2) {
            throw new JournalException(
                    Category.NO_SPACE,
                    "the disk is nearly full; free space and open the ledger again: directory=" + directory
                            + " usableBytes=" + usable + " reserveBytes=" + reserveBytes);
        }
    }

    /** To be called before bytes are written. */
    void beforeWrite(long bytes) throws IOException {
        bytesUntilCheck -= bytes;
        if (bytesUntilCheck <= 0 || --appendsUntilCheck <= 0 || bytes > room) {
            check();
        }
        room = Math.max(0, room - bytes);
    }
}
