package io.daybook.ledger.persistence.chronicle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.daybook.ledger.Durability;
import io.daybook.ledger.core.journal.JournalAppender;
import io.daybook.ledger.core.journal.JournalReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What an append leaves in memory and in the index, and what it costs. */
class JournalPagesTest {
    /** One more page of the index is needed behind so many excerpts. */
    private static final int EXCERPTS_A_PAGE = 4096 * 256;

    @TempDir
    Path directory;

    private ChronicleJournal open(Durability durability) {
        ChronicleJournalOptions options =
                ChronicleJournalOptions.of(directory).withDurability(durability).withReserveBytes(0);
        return ChronicleJournal.open(options, TestFrames.FORMAT);
    }

    /** Kilobytes of a mapped file that are changed and not yet on the disk, as the kernel counts them. */
    private long dirtyKilobytes(String name) throws IOException {
        long sum = 0;
        boolean ours = false;
        for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
            if (line.matches("^[0-9a-f]+-[0-9a-f]+ .*")) {
                ours = line.endsWith(directory.resolve(name).toString());
            } else if (ours && line.matches("(Shared|Private)_Dirty:.*")) {
                sum += Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        return sum;
    }

    /** Who follows a journal frame by frame would fill the page cache with zeros, and the writer would pay for it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldReadLittleMoreThanThereIsAtTheEndOfAFileInUse() throws IOException {
        TestFrames frames = new TestFrames();
        int followed = 200;
        try (ChronicleJournal journal = open(Durability.OS);
                JournalReader reader = journal.newReader()) {
            long before = bytesRead();
            for (int i = 1; i <= followed; i++) {
                frames.append(journal, i, 300);
                assertTrue(reader.next());
                assertFalse(reader.next());
            }
            long each = (bytesRead() - before) / followed;
            assertTrue(each < 128 << 10, "bytes read for a frame of 300: " + each);
        }
    }

    private static long bytesRead() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/self/io")).get(0);
        return Long.parseLong(line.replace("rchar: ", ""));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldLeaveNoMappedPageDirtyAfterAForce() throws IOException {
        TestFrames frames = new TestFrames();
        String file = CycleFiles.nameOf(1);
        try (ChronicleJournal journal = open(Durability.SYNC)) {
            for (int i = 1; i <= 600; i++) {
                frames.append(journal, i, 3000);
            }
            assertTrue(dirtyKilobytes(file) > 0);
            journal.appender().force();
            assertEquals(0, dirtyKilobytes(file));
            frames.append(journal, 601, 10);
            assertTrue(dirtyKilobytes(file) > 0);
            journal.appender().force();
            assertEquals(0, dirtyKilobytes(file));
        }
    }

    @Test
    void shouldKeepTheWritePositionOutOfTheFileUntilItIsLeft() {
        Path file = directory.resolve(CycleFiles.nameOf(1));
        TestFrames frames = new TestFrames();
        long last = 0;
        try (ChronicleJournal journal = open(Durability.SYNC)) {
            frames.append(journal, 1, 100);
            byte[] before = Directories.read(file, 64, 16);
            for (int i = 2; i <= 10; i++) {
                last = frames.append(journal, i, 100);
                journal.appender().force();
            }
            assertArrayEquals(before, Directories.read(file, 64, 16), "a second page for each force");
            assertEquals(10, Tailers.read(directory).size(), "a tailer goes from word to word");
            assertEquals(10, Tailers.countBeforeEnd(directory), "and finds the end without the write position");
        }
        ByteBuffer after = ByteBuffer.wrap(Directories.read(file, 64, 16)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(ChroniclePosition.offset(last), after.getLong());
        assertEquals((ChroniclePosition.offset(last) << 32) + 9, after.getLong());
    }

    @Test
    void shouldGoOnBehindAPageOfTheIndex() {
        int count = EXCERPTS_A_PAGE + 300;
        ByteBuffer header = ByteBuffer.allocateDirect(TestFrames.HEADER_LENGTH);
        ByteBuffer body = ByteBuffer.allocateDirect(8);
        try (ChronicleJournal journal = open(Durability.OS)) {
            JournalAppender appender = journal.appender();
            for (int i = 1; i < count; i++) {
                appender.append(i, header.clear(), body.clear());
            }
            new TestFrames().append(journal, count, 100);
        }
        try (ChronicleJournal journal = open(Durability.OS)) {
            new TestFrames().append(journal, count + 1L, 100);
            assertEquals(1, journal.files().size());
            try (JournalReader reader = journal.newReader()) {
                int read = 0;
                while (reader.next()) {
                    read++;
                }
                assertEquals(count + 1, read);
                assertEquals(count + 1, TestFrames.check(reader.frame()));
            }
        }
        long first = 1L << 32;
        assertEquals(count, Tailers.readAt(directory, first + count - 1));
        assertEquals(count + 1, Tailers.readAt(directory, first + count));
        assertEquals(-2, Tailers.readAt(directory, first + count + 1));
    }

    @Test
    void shouldNotAllocateForAnAppend() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ByteBuffer header = ByteBuffer.allocateDirect(TestFrames.HEADER_LENGTH);
        ByteBuffer small = ByteBuffer.allocateDirect(200);
        ByteBuffer large = ByteBuffer.allocateDirect(20_000);
        try (ChronicleJournal journal = open(Durability.OS)) {
            JournalAppender appender = journal.appender();
            long sequence = 0;
            long allocated = 0;
            for (int round = 0; round < 5; round++) {
                long before =
                        threads.getThreadAllocatedBytes(Thread.currentThread().getId());
                for (int i = 0; i < 2000; i++) {
                    appender.append(++sequence, header.clear(), small.clear());
                    appender.append(++sequence, header.clear(), large.clear());
                }
                allocated =
                        threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            }
            // the guard asks the file system now and then
            assertTrue(allocated < 4000 * 8, "allocated=" + allocated + " for 4000 appends");
        }
    }

    @Test
    void shouldLeaveTheDiskAloneWhenItsThreadIsInterrupted() {
        TestFrames frames = new TestFrames();
        try (ChronicleJournal journal = open(Durability.SYNC);
                JournalReader reader = journal.newReader()) {
            for (int i = 1; i <= 20; i++) {
                Thread.currentThread().interrupt();
                frames.append(journal, i, 5000);
                journal.appender().force();
                assertTrue(reader.next());
                assertEquals(i, TestFrames.check(reader.frame()));
                assertTrue(Thread.interrupted());
            }
        }
    }

    @Test
    void shouldBeFollowedByReadersOnOtherThreadsThroughRolls() throws InterruptedException {
        int count = 20_000;
        ChronicleJournalOptions options = ChronicleJournalOptions.of(directory)
                .withDurability(Durability.OS)
                .withFileLength(1 << 20)
                .withReserveBytes(0);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (ChronicleJournal journal = ChronicleJournal.open(options, TestFrames.FORMAT)) {
            Thread follower = new Thread(() -> follow(journal, count, failure));
            follower.start();
            TestFrames frames = new TestFrames();
            for (int i = 1; i <= count; i++) {
                frames.append(journal, i, i * 31 % 900);
            }
            follower.join(120_000);
            assertFalse(follower.isAlive());
        }
        assertEquals(null, failure.get());
    }

    private static void follow(ChronicleJournal journal, int count, AtomicReference<Throwable> failure) {
        try (JournalReader reader = journal.newReader()) {
            for (int i = 1; i <= count; i++) {
                while (!reader.next()) {
                    Thread.onSpinWait();
                }
                assertEquals(i, TestFrames.check(reader.frame()));
            }
        } catch (Throwable thrown) {
            failure.set(thrown);
        }
    }
}
