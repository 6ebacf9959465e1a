package io.daybook.ledger.persistence.kill;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.daybook.ledger.persistence.Shell;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An ext4 file system in a file, whose power can be cut: after the shutdown ioctl nothing that was not forced gets to
 * the disk any more. Needs rights that not every machine gives; the test is skipped then, and says so.
 */
final class LoopDisk implements AutoCloseable {
    private static final long LENGTH = 1L << 30;
    /** FS_IOC_SHUTDOWN with FS_SHUTDOWN_FLAGS_NOLOGFLUSH: not even the file system's own journal is written out. */
    private static final String SHUTDOWN = "import fcntl,os,struct,sys; "
            + "fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587d, struct.pack('I', 2))";

    private final Path file;
    private final Path directory;

    private LoopDisk(Path file, Path directory) {
        this.file = file;
        this.directory = directory;
    }

    static LoopDisk make(Path where) throws IOException, InterruptedException {
        LoopDisk disk = new LoopDisk(where.resolve("disk"), Files.createDirectories(where.resolve("mounted")));
        try (RandomAccessFile sparse = new RandomAccessFile(disk.file.toFile(), "rw")) {
            sparse.setLength(LENGTH);
        }
        disk.skipWhenRefused("mkfs.ext4", "-q", "-F", disk.file.toString());
        disk.mount();
        return disk;
    }

    private void skipWhenRefused(String... command) throws InterruptedException {
        String refused = Shell.run(command);
        if (!refused.isEmpty()) {
            System.out.println("skipped: the power cannot be cut here: " + List.of(command) + " " + refused);
        }
        assumeTrue(refused.isEmpty(), refused);
    }

    /** Where it is mounted. */
    Path directory() {
        return directory;
    }

    void mount() throws InterruptedException {
        skipWhenRefused("mount", "-o", "loop", file.toString(), directory.toString());
    }

    void unmount() throws IOException, InterruptedException {
        // busy as long as the process that was killed is being cleared away
        long limitNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        String refused = Shell.run("umount", directory.toString());
        while (!refused.isEmpty() && System.nanoTime() < limitNs) {
            refused = Shell.run("umount", directory.toString());
        }
        if (!refused.isEmpty()) {
            throw new IOException(refused);
        }
    }

    /** Copies a directory, with its holes. */
    void copy(Path from, Path to) throws IOException, InterruptedException {
        String refused = Shell.run("cp", "-r", "--sparse=always", from.toString(), to.toString());
        if (!refused.isEmpty()) {
            throw new IOException(refused);
        }
    }

    void cutPower() throws InterruptedException {
        skipWhenRefused("python3", "-c", SHUTDOWN, directory.toString());
    }

    @Override
    public void close() throws IOException {
        try {
            Shell.run("umount", "-l", directory.toString());
        } catch (InterruptedException interrupt) {
            throw new IllegalStateException("interrupted while unmounting: directory=" + directory, interrupt);
        }
        Files.deleteIfExists(file);
    }
}
