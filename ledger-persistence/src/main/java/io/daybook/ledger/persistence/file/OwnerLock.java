package io.daybook.ledger.persistence.file;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
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
    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;
    /** What tells the locked file from another one of its name: device and inode. */
    private final Object fileKey;

    private OwnerLock(Path directory, FileChannel channel, FileLock lock) throws IOException {
        this.directory = directory;
        this.file = directory.resolve(FILE);
        this.channel = channel;
        this.lock = lock;
        this.fileKey = fileKey(file);
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
            OwnerLock owner = new OwnerLock(directory, channel, lock);
            owner.requireHeld();
            return owner;
        } catch (IOException failure) {
            throw environment(directory, failure);
        }
    }

    private static Object fileKey(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    /**
     * Makes sure that the file that is locked is still the one in the directory. As long as it is, nobody else can have
     * become the owner; when it was removed or replaced, or the directory was moved, somebody may have.
     *
     * @throws LedgerException LOCKED when it is not
     */
    public void requireHeld() {
        Object found;
        try {
            found = fileKey(file);
        } catch (IOException gone) {
            throw new LedgerException(Category.LOCKED, lost(gone), gone);
        }
        if (!Objects.equals(fileKey, found)) {
            throw new LedgerException(Category.LOCKED, lost(found));
        }
    }

    private String lost(Object found) {
        return "the ledger's lock was taken away, another process may have opened it: nothing more is acknowledged;"
                + " open the ledger again: file=" + file + ", expected=" + fileKey + ", found="
                + found;
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
