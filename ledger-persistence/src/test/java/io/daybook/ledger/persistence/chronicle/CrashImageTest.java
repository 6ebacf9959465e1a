package io.daybook.ledger.persistence.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.persistence.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that dies before any call that the journal makes to the disk: at each of them the files are copied as they
 * are, and every copy must open, hold every frame whose append had returned, and go on.
 */
class CrashImageTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path temporary;

    private final TestFrames frames = new TestFrames();
    private Path original;
    /** Frames that must be in an image. */
    private int certain;
    /** Frames that may be. */
    private int possible;

    private int images;

    private ChronicleJournal open(Path directory, Disk disk) {
        ChronicleJournalOptions options = ChronicleJournalOptions.of(directory)
                .withFileLength(MIB)
                .withReserveBytes(0)
                .withAllocateAhead(0);
        return ChronicleJournal.open(options, TestFrames.FORMAT, disk);
    }

    private void append(ChronicleJournal journal, int bodyLength) {
        possible++;
        frames.append(journal, possible, bodyLength);
        certain = possible;
        journal.appender().force();
    }

    @Test
    void shouldGoOnFromEveryStepOfAnAppendARollACloseAndAnOpen() {
        original = temporary.resolve("original");
        ImagingDisk disk = new ImagingDisk();
        try (ChronicleJournal journal = open(original, disk)) {
            append(journal, 100);
            append(journal, 500_000);
            append(journal, 500_000);
            append(journal, 30);
        }
        try (ChronicleJournal journal = open(original, disk)) {
            append(journal, 600_000);
            append(journal, 20);
            // as if killed here: the next open finds a file that was not left in order
            original = Directories.copy(original, temporary.resolve("killed"));
        }
        try (ChronicleJournal journal = open(original, disk)) {
            append(journal, 1000);
        }
        assertEquals(TestFrames.range(1, possible), Tailers.read(original));
        assertTrue(images > 40, "images=" + images);
    }

    private void checkImage() {
        images++;
        Path image = Directories.copy(original, temporary.resolve("image"));
        long found;
        try (ChronicleJournal journal = open(image, new FileSystemDisk())) {
            found = AppendingProcess.recover(journal);
            assertTrue(found == certain || found == possible, "found=" + found + " certain=" + certain);
            new TestFrames().append(journal, found + 1, 300);
            new TestFrames().append(journal, found + 2, 900_000);
        }
        assertEquals(TestFrames.range(1, found + 2), Tailers.read(image));
        for (java.io.File file : image.toFile().listFiles()) {
            assertTrue(file.delete());
        }
    }

    /** Looks at an image before each call that changes something; of runs of zeros only at the first. */
    private final class ImagingDisk implements Disk {
        private final Disk disk = new FileSystemDisk();
        private String lastCall = "";

        private void step(String call) {
            if (!call.equals(lastCall)) {
                checkImage();
            }
            lastCall = call;
        }

        @Override
        public DiskFile open(Path file) throws IOException {
            step("open");
            return new ImagingFile(disk.open(file));
        }

        @Override
        public DiskFile create(Path file) throws IOException {
            step("create");
            return new ImagingFile(disk.create(file));
        }

        @Override
        public void rename(Path file, Path to) throws IOException {
            step("rename");
            disk.rename(file, to);
        }

        @Override
        public void delete(Path file) throws IOException {
            step("delete");
            disk.delete(file);
        }

        @Override
        public void forceDirectory(Path directory) throws IOException {
            step("force directory");
            disk.forceDirectory(directory);
        }

        @Override
        public long usableSpace(Path directory) throws IOException {
            return disk.usableSpace(directory);
        }

        private final class ImagingFile implements DiskFile {
            private final DiskFile file;

            ImagingFile(DiskFile file) {
                this.file = file;
            }

            @Override
            public int write(ByteBuffer bytes, long offset) throws IOException {
                step(offset < 131_072 && bytes.get(bytes.position()) == 0 ? "zeros" : "write " + offset);
                return file.write(bytes, offset);
            }

            @Override
            public int read(ByteBuffer bytes, long offset) throws IOException {
                return file.read(bytes, offset);
            }

            @Override
            public void force() throws IOException {
                step("force");
                file.force();
            }

            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            public void truncate(long size) throws IOException {
                step("truncate " + size);
                file.truncate(size);
            }

            @Override
            public void close() throws IOException {
                step("close");
                file.close();
            }
        }
    }
}
