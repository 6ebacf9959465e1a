package io.daybook.ledger.persistence.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.Durability;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalEnd;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.core.journal.JournalFile;
import io.daybook.ledger.core.journal.JournalReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleJournalTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path directory;

    private final TestFrames frames = new TestFrames();

    private ChronicleJournalOptions options() {
        return ChronicleJournalOptions.of(directory).withFileLength(MIB).withReserveBytes(0);
    }

    private ChronicleJournal open() {
        return ChronicleJournal.open(options(), TestFrames.FORMAT);
    }

    @Test
    void shouldBeReadWholeByAnOrdinaryTailer() {
        int[] lengths = {0, 1, 2, 3, 4, 5, 100, 4072, 4096, 8192, 16 << 10, 65_537, MIB, 3 * MIB + 1, 7};
        try (ChronicleJournal journal = open()) {
            for (int round = 0; round < 4; round++) {
                for (int i = 0; i < lengths.length; i++) {
                    frames.append(journal, 1 + i + (long) round * lengths.length, lengths[i]);
                }
                journal.appender().force();
            }
            List<Long> expected = TestFrames.range(1, 4L * lengths.length);
            assertEquals(expected, TestFrames.read(journal));
            assertEquals(expected, Tailers.read(directory));
            assertTrue(journal.files().size() > 4);
        }
        assertEquals(TestFrames.range(1, 4L * lengths.length), Tailers.read(directory));
    }

    @Test
    void shouldHoldTheLongestFrameInOneExcerpt() {
        int longest = CycleFormat.MAX_FRAME_LENGTH - TestFrames.HEADER_LENGTH;
        try (ChronicleJournal journal = open()) {
            frames.append(journal, 1, 100);
            frames.append(journal, 2, longest);
            frames.append(journal, 3, longest);
            frames.append(journal, 4, 100);
            journal.appender().force();
        }
        assertEquals(TestFrames.range(1, 4), Tailers.read(directory));
        try (ChronicleJournal journal = open()) {
            assertEquals(TestFrames.range(1, 4), TestFrames.read(journal));
            JournalException refused =
                    assertThrows(JournalException.class, () -> frames.append(journal, 5, longest + 1));
            assertEquals(Category.MISUSE, refused.category());
        }
    }

    @Test
    void shouldContinueTheLastFileWhenItWasLeftInOrder() {
        for (int open = 0; open < 20; open++) {
            try (ChronicleJournal journal = open()) {
                for (int i = 1; i <= 30; i++) {
                    frames.append(journal, open * 30L + i, i * 10);
                }
            }
        }
        assertEquals(TestFrames.range(1, 600), Tailers.read(directory));
        try (ChronicleJournal journal = open()) {
            assertEquals(TestFrames.range(1, 600), TestFrames.read(journal));
            assertEquals(1, journal.files().size());
        }
    }

    @Test
    void shouldSeekAndLocate() {
        List<Long> positions = new ArrayList<>();
        try (ChronicleJournal journal = open()) {
            for (int i = 0; i < 200; i++) {
                positions.add(frames.append(journal, 10L * i + 5, 20_000));
            }
            List<JournalFile> files = journal.files();
            assertTrue(files.size() >= 4);
            for (JournalFile file : files) {
                assertEquals(file.firstPosition(), journal.locate(file.firstSequence()));
                assertTrue(positions.contains(file.firstPosition()));
            }
            assertEquals(Journal.BEFORE_FIRST, journal.locate(4));
            try (JournalReader reader = journal.newReader()) {
                for (int i = 199; i >= 0; i -= 7) {
                    assertEquals(positions.get(i), journal.locate(10L * i + 5));
                    assertEquals(positions.get(i), journal.locate(10L * i + 14));
                    reader.seek(positions.get(i));
                    assertTrue(reader.next());
                    assertEquals(positions.get(i), reader.position());
                    assertEquals(10L * i + 5, TestFrames.check(reader.frame()));
                }
                reader.seek(Journal.BEFORE_FIRST);
                assertEquals(200, TestFrames.read(reader).size());
                assertThrows(JournalException.class, () -> reader.seek(positions.get(3) + 1));
                assertThrows(JournalException.class, () -> reader.seek(1L << 50));
            }
        }
        for (int i = 1; i < positions.size(); i++) {
            assertTrue(positions.get(i) > positions.get(i - 1));
        }
    }

    @Test
    void shouldLetReadersFollowFromAnotherJournalOnTheSameDirectory() {
        try (ChronicleJournal journal = open();
                ChronicleJournal other = ChronicleJournal.openReadOnly(directory, TestFrames.FORMAT);
                JournalReader reader = other.newReader()) {
            assertFalse(reader.next());
            assertEquals(JournalEnd.Kind.CLEAN, reader.end().kind());
            for (int i = 1; i <= 300; i++) {
                frames.append(journal, i, 9_000);
                assertTrue(reader.next());
                assertEquals(i, TestFrames.check(reader.frame()));
                assertFalse(reader.next());
            }
            assertEquals(JournalEnd.Kind.CLEAN, reader.end().kind());
        }
    }

    @Test
    void shouldRefuseToWriteWhenOpenForReading() {
        try (ChronicleJournal journal = ChronicleJournal.openReadOnly(directory, TestFrames.FORMAT)) {
            assertEquals(
                    Category.MISUSE,
                    assertThrows(JournalException.class, journal::appender).category());
            assertThrows(JournalException.class, () -> journal.cutAfter(Journal.BEFORE_FIRST));
            assertEquals(List.of(), TestFrames.read(journal));
            assertEquals(List.of(), journal.files());
        }
    }

    @Test
    void shouldKeepFramesAtDurabilityOs() {
        ChronicleJournalOptions os = options().withDurability(Durability.OS).withAllocateAhead(0);
        try (ChronicleJournal journal = ChronicleJournal.open(os, TestFrames.FORMAT)) {
            for (int i = 1; i <= 100; i++) {
                frames.append(journal, i, 30_000);
                journal.appender().force();
            }
        }
        assertEquals(TestFrames.range(1, 100), Tailers.read(directory));
    }

    @Test
    void shouldRefuseASequenceThatDoesNotRise() {
        try (ChronicleJournal journal = open()) {
            frames.append(journal, 7, 10);
            assertThrows(JournalException.class, () -> frames.append(journal, 7, 10));
            JournalException again = assertThrows(JournalException.class, () -> frames.append(journal, 8, 10));
            assertEquals(Category.MISUSE, again.category());
            assertThrows(JournalException.class, () -> journal.appender().force());
        }
    }
}
