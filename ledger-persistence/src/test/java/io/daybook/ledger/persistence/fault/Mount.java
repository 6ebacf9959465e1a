package io.daybook.ledger.persistence.fault;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.daybook.ledger.persistence.Shell;
import java.io.IOException;
import java.nio.file.Path;

/** A small file system in memory, where this machine permits it; otherwise the test is skipped, and says so. */
final class Mount implements AutoCloseable {
    private final Path directory;

    private Mount(Path directory) {
        this.directory = directory;
    }

    static Mount tmpfs(Path directory, int mebibytes) throws InterruptedException {
        String refused =
                Shell.run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", directory.toString());
        if (!refused.isEmpty()) {
            System.out.println("skipped: a file system cannot be mounted here: " + refused);
        }
        assumeTrue(refused.isEmpty(), refused);
        return new Mount(directory);
    }

    /** Where it is mounted. */
    Path directory() {
        return directory;
    }

    void readOnly(boolean really) throws IOException, InterruptedException {
        String refused = Shell.run("mount", "-o", really ? "remount,ro" : "remount,rw", directory.toString());
        if (!refused.isEmpty()) {
            throw new IOException(refused);
        }
    }

    @Override
    public void close() {
        try {
            Shell.run("umount", "-l", directory.toString());
        } catch (InterruptedException failure) {
            throw new IllegalStateException("cannot unmount: directory=" + directory, failure);
        }
    }
}
