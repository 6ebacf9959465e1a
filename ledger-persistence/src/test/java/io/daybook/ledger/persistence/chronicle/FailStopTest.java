package io.daybook.ledger.persistence.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.Durability;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalEnd;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.core.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that fails: nothing is promised from then on, nothing is tried again, and the next open finds what is true.
 */
class FailStopTest {
    private static final int MIB = 1 << 20;
    private static final String FIRST = CycleFiles.nameOf(1);
    private static final String SECOND = CycleFiles.nameOf(2);

    @TempDir
    Path directory;

    private final TestFrames frames = new TestFrames();
    private final FaultyDisk disk = new FaultyDisk();

    private ChronicleJournalOptions options() {
        return ChronicleJournalOptions.of(directory).withFileLength(MIB).withReserveBytes(1000);
    }

    private ChronicleJournal open() {
        return ChronicleJournal.open(options(), TestFrames.FORMAT, disk);
    }

    private void assertFinished(Journal journal, JournalException first, Category category) {
        assertEquals(category, first.category(), first.getMessage());
        for (int i = 0; i < 3; i++) {
            JournalException append = assertThrows(JournalException.class, () -> frames.append(journal, 1000, 10));
            JournalException force = assertThrows(
                    JournalException.class, () -> journal.appender().force());
            assertEquals(category, append.category());
            assertSame(first, append.getCause());
            assertSame(first, force.getCause());
        }
    }

    private void assertGoesOnAfter(int kept) {
        FaultyDisk sound = new FaultyDisk();
        try (ChronicleJournal journal = ChronicleJournal.open(options(), TestFrames.FORMAT, sound)) {
            long last = Journal.BEFORE_FIRST;
            try (JournalReader reader = journal.newReader()) {
                for (int i = 1; i <= kept; i++) {
                    assertTrue(reader.next());
                    assertEquals(i, TestFrames.check(reader.frame()));
                    last = reader.position();
                }
                assertFalse(reader.next());
                if (reader.end().kind() != JournalEnd.Kind.CLEAN) {
                    assertEquals(JournalEnd.Kind.UNFINISHED, reader.end().kind());
                    journal.cutAfter(last);
                }
            }
            frames.append(journal, kept + 1, 500);
        }
        assertEquals(TestFrames.range(1, kept + 1), Tailers.read(directory));
    }

    @Test
    void shouldStopForGoodWhenAForceFails() {
        try (ChronicleJournal journal = open()) {
            frames.append(journal, 1, 100);
            journal.appender().force();
            frames.append(journal, 2, 100);
            disk.failNext("force " + FIRST, new IOException("Input/output error"));
            JournalException failed = assertThrows(
                    JournalException.class, () -> journal.appender().force());
            assertTrue(failed.getMessage().contains("Input/output error"), failed.getMessage());
            disk.calls.clear();
            assertFinished(journal, failed, Category.HALTED);
        }
        assertEquals(List.of(), disk.calls, "a force that failed is never tried again, not at close either");
        assertGoesOnAfter(2);
    }

    @Test
    void shouldWriteTheBytesAgainThatAFailedForceMayHaveLost() {
        try (ChronicleJournal journal = open()) {
            frames.append(journal, 1, 100_000);
            disk.failNext("force " + FIRST, new IOException("Input/output error"));
            assertThrows(JournalException.class, () -> journal.appender().force());
        }
        FaultyDisk next = new FaultyDisk();
        try (ChronicleJournal journal = ChronicleJournal.open(options(), TestFrames.FORMAT, next)) {
            journal.appender();
        }
        List<String> onFirst =
                next.calls.stream().filter(call -> call.endsWith(FIRST)).collect(Collectors.toList());
        assertTrue(onFirst.indexOf("write " + FIRST) >= 0, onFirst.toString());
        assertTrue(onFirst.indexOf("write " + FIRST) < onFirst.indexOf("force " + FIRST), onFirst.toString());
    }

    @Test
    void shouldRefuseToOpenWhenThoseBytesCannotBeForcedEither() {
        try (ChronicleJournal journal = open()) {
            frames.append(journal, 1, 100_000);
            disk.failNext("force " + FIRST, new IOException("Input/output error"));
            assertThrows(JournalException.class, () -> journal.appender().force());
        }
        FaultyDisk next = new FaultyDisk();
        next.failNext("force " + FIRST, new IOException("Input/output error"));
        try (ChronicleJournal journal = ChronicleJournal.open(options(), TestFrames.FORMAT, next)) {
            assertEquals(
                    Category.HALTED,
                    assertThrows(JournalException.class, journal::appender).category());
        }
        assertGoesOnAfter(1);
    }

    @Test
    void shouldStopForGoodWhenTheDirectoryCannotBeForced() {
        try (ChronicleJournal journal = open()) {
            frames.append(journal, 1, 100);
            disk.failNext("force directory", new IOException("Input/output error"));
            JournalException failed = assertThrows(
                    JournalException.class, () -> journal.appender().force());
            assertFinished(journal, failed, Category.HALTED);
        }
        assertGoesOnAfter(1);
    }

    @Test
    void shouldPublishNothingOfAFrameThatDidNotFit() {
        try (ChronicleJournal journal = open();
                JournalReader reader = journal.newReader()) {
            frames.append(journal, 1, 100);
            assertTrue(reader.next());
            disk.fillUpAfter(3000);
            JournalException failed = assertThrows(JournalException.class, () -> frames.append(journal, 2, 50_000));
            assertTrue(disk.calls.contains("short write " + FIRST));
            assertFalse(reader.next());
            assertEquals(JournalEnd.Kind.UNFINISHED, reader.end().kind());
            assertFinished(journal, failed, Category.NO_SPACE);
        }
        assertGoesOnAfter(1);
    }

    @Test
    void shouldStopWhenTheNextFileCannotBeMade() {
        try (ChronicleJournal journal = open()) {
            frames.append(journal, 1, 600_000);
            disk.failNext("write " + SECOND, new IOException("No space left on device"));
            JournalException failed = assertThrows(JournalException.class, () -> frames.append(journal, 2, 600_000));
            assertFinished(journal, failed, Category.NO_SPACE);
        }
        assertGoesOnAfter(1);
    }

    @Test
    void shouldForceAFileBeforeAnythingEntersTheNext() {
        List<String> calls;
        try (ChronicleJournal journal = open()) {
            frames.append(journal, 1, 600_000);
            disk.calls.clear();
            frames.append(journal, 2, 600_000);
            journal.appender().force();
            calls = List.copyOf(disk.calls);
        }
        int secondsFrame = calls.lastIndexOf("write " + SECOND);
        int firstForced = calls.indexOf("force " + FIRST);
        int secondForced = calls.indexOf("force " + SECOND);
        int directoryForced = calls.indexOf("force directory");
        assertTrue(firstForced >= 0 && firstForced < secondsFrame, calls.toString());
        assertTrue(
                calls.subList(0, firstForced).stream()
                                .filter(call -> call.startsWith("write " + SECOND))
                                .count()
                        == 32,
                "only its zeros");
        assertTrue(secondForced > secondsFrame && directoryForced > secondsFrame, calls.toString());
    }

    @Test
    void shouldStopWhenTheFinishedFileCannotBeForced() {
        try (ChronicleJournal journal = open()) {
            frames.append(journal, 1, 600_000);
            journal.appender().force();
            disk.failNext("force " + FIRST, new IOException("Input/output error"));
            JournalException failed = assertThrows(JournalException.class, () -> frames.append(journal, 2, 600_000));
            assertFinished(journal, failed, Category.HALTED);
        }
        assertGoesOnAfter(1);
    }

    @Test
    void shouldForceNothingAtDurabilityOsUntilItIsClosed() {
        ChronicleJournalOptions os = options().withDurability(Durability.OS);
        try (ChronicleJournal journal = ChronicleJournal.open(os, TestFrames.FORMAT, disk)) {
            for (int i = 1; i <= 5; i++) {
                frames.append(journal, i, 600_000);
                journal.appender().force();
            }
            assertTrue(disk.calls.stream().noneMatch(call -> call.startsWith("force")), disk.calls.toString());
        }
        assertTrue(disk.calls.contains("force " + CycleFiles.nameOf(5)));
    }

    @Test
    void shouldSayHowMuchRoomThereIsAndStopBeforeItIsUsedUp() {
        disk.usableSpace = 51_000;
        try (ChronicleJournal journal = open()) {
            assertEquals(50_000, journal.room());
            frames.append(journal, 1, 10_000);
            assertEquals(50_000 - 10_000 - TestFrames.HEADER_LENGTH, journal.room());
            disk.usableSpace = 900;
            frames.append(journal, 2, 45_000);
            assertEquals(0, journal.room());
            disk.usableSpace = 499;
            JournalException full = assertThrows(JournalException.class, () -> frames.append(journal, 3, 10));
            assertFinished(journal, full, Category.NO_SPACE);
            assertEquals(TestFrames.range(1, 2), TestFrames.read(journal), "reading goes on");
        }
        try (ChronicleJournal journal = open()) {
            assertEquals(0, journal.room());
            assertEquals(
                    Category.NO_SPACE,
                    assertThrows(JournalException.class, journal::appender).category());
        }
        assertGoesOnAfter(2);
    }

    @Test
    void shouldHaltWhenTheMappedFileIsCutUnderneath() {
        try (ChronicleJournal journal = open()) {
            frames.append(journal, 1, 100);
            Directories.truncate(directory.resolve(FIRST), 0);
            JournalException failed = assertThrows(JournalException.class, () -> frames.append(journal, 2, 100));
            assertFinished(journal, failed, Category.HALTED);
        }
    }
}
