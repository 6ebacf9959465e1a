package io.daybook.ledger.persistence.file;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One owner for a directory: a lock that the operating system holds as long as the process lives, on a file that is
 * opened nowhere else, and a register inside this process, because a file lock does not keep a process out of its own
 * files.
 */
public final class OwnerLock implements AutoCloseable {
    static final String FILE = "owner.lock";
    private static final Set<Path> OWNED = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;
    private final FileLock lock;

    private OwnerLock(Path directory, FileChannel channel, FileLock lock) {
        this.directory = directory;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Becomes the owner of a directory.
     *
     * @param directory exists
     * @return held until closed
     * @throws LedgerException LOCKED when somebody else is the owner, ENVIRONMENT when the file cannot be used
     */
    public static OwnerLock acquire(Path directory) {
        Path real;
        try {
            real = directory.toRealPath();
        } catch (IOException failure) {
            throw environment(directory, failure);
        }
        if (!OWNED.add(real)) {
            throw locked(real, "this process");
        }
        boolean acquired = false;
        try {
            OwnerLock owner = lock(real);
            acquired = true;
            return owner;
        } finally {
            if (!acquired) {
                OWNED.remove(real);
            }
        }
    }

    private static OwnerLock lock(Path directory) {
        try {
            FileChannel channel =
                    FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw locked(directory, "another process");
            }
            return new OwnerLock(directory, channel, lock);
        } catch (IOException failure) {
            throw environment(directory, failure);
        }
    }

    private static LedgerException locked(Path directory, String owner) {
        return new LedgerException(
                Category.LOCKED, "the ledger is open in " + owner + ": close it there first: directory=" + directory);
    }

    private static LedgerException environment(Path directory, IOException failure) {
        return new LedgerException(
                FileFailures.category(failure),
                "cannot use the ledger's directory: check that it exists and may be written: directory=" + directory
                        + ", cause=" + failure,
                failure);
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException failure) {
            throw environment(directory, failure);
        } finally {
            OWNED.remove(directory);
        }
    }
}
