package io.daybook.ledger.persistence.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever looks behind the last frame of a file in use comes to an end, though the writer cuts it off meanwhile. */
class ShrinkingFileTest {
    private static final int USED = 300_000;
    private static final int ALLOCATED = 8 << 20;
    private static final int LOOKS = 200;
    private static final int LOOK_NS = 3_000_000;

    @TempDir
    Path directory;

    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void shouldComeToAnEndThoughTheFileIsCutMeanwhile() throws Exception {
        CycleFiles files = new CycleFiles(directory);
        TailInspector inspector = new TailInspector(files, TestFrames.FORMAT);
        try (RandomAccessFile file = new RandomAccessFile(files.path(1).toFile(), "rw")) {
            file.seek(USED - 1);
            file.write(1);
            for (int i = 0; i < LOOKS; i++) {
                file.setLength(ALLOCATED);
                int afterNs = random.nextInt(LOOK_NS);
                int more = random.nextInt(500);
                CompletableFuture<Void> cut = CompletableFuture.runAsync(() -> cut(file, afterNs, USED + more));
                long used = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> inspector.usedLength(1));
                assertEquals(USED, used);
                cut.join();
            }
        }
    }

    private static void cut(RandomAccessFile file, int afterNs, int length) {
        LockSupport.parkNanos(afterNs);
        try {
            file.setLength(length);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
