package io.daybook.ledger.persistence.fault;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A small file system in memory, where this machine permits it; otherwise the test is skipped, and says so. */
final class Mount implements AutoCloseable {
    private final Path directory;

    private Mount(Path directory) {
        this.directory = directory;
    }

    static Mount tmpfs(Path directory, int mebibytes) throws IOException, InterruptedException {
        String refused = run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", directory.toString());
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
        String refused = run("mount", "-o", really ? "remount,ro" : "remount,rw", directory.toString());
        if (!refused.isEmpty()) {
            throw new IOException(refused);
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? "" : said + " ";
        } catch (IOException notThere) {
            return notThere + " ";
        }
    }

    @Override
    public void close() {
        try {
            run("umount", "-l", directory.toString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException("cannot unmount: directory=" + directory, failure);
        }
    }
}
