package io.daybook.ledger.persistence.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalEnd;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.persistence.fault.FileTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a killed process or a power cut may leave at the end of the journal, and how it goes on from there. */
class TornTailTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path temporary;

    private final TestFrames frames = new TestFrames();
    private final List<Long> positions = new ArrayList<>();
    /** As a process left it that was killed after its last append. */
    private Path killed;

    @BeforeEach
    void leaveAJournalOfTwoFiles() {
        Path original = temporary.resolve("original");
        try (ChronicleJournal journal = open(original)) {
            for (int i = 1; i <= 70; i++) {
                positions.add(frames.append(journal, i, 20_000 + i));
            }
            journal.appender().force();
            killed = Directories.copy(original, temporary.resolve("killed"));
        }
        assertTrue(killed.resolve(CycleFiles.nameOf(2)).toFile().length() > MIB);
    }

    private static ChronicleJournal open(Path directory) {
        ChronicleJournalOptions options =
                ChronicleJournalOptions.of(directory).withFileLength(MIB).withReserveBytes(0);
        return ChronicleJournal.open(options, TestFrames.FORMAT);
    }

    private Path lastFile() {
        return killed.resolve(CycleFiles.nameOf(2));
    }

    /** Where the next word after the last frame stands. */
    private long endOffset() {
        long last = ChroniclePosition.offset(positions.get(69));
        return CycleFormat.align(last + CycleFormat.WORD_LENGTH + TestFrames.HEADER_LENGTH + 20_070);
    }

    private static JournalEnd end(Journal journal) {
        try (JournalReader reader = journal.newReader()) {
            TestFrames.read(reader);
            return reader.end();
        }
    }

    private void assertGoesOn(int kept) {
        try (ChronicleJournal journal = open(killed)) {
            assertEquals(TestFrames.range(1, kept), TestFrames.read(journal));
            assertEquals(JournalEnd.Kind.CLEAN, end(journal).kind());
            for (int i = kept + 1; i <= kept + 60; i++) {
                frames.append(journal, i, 30_000);
            }
            journal.appender().force();
            assertEquals(TestFrames.range(1, kept + 60), TestFrames.read(journal));
        }
        assertEquals(TestFrames.range(1, kept + 60), Tailers.read(killed));
        try (ChronicleJournal journal = open(killed)) {
            frames.append(journal, kept + 61, 100);
        }
        assertEquals(TestFrames.range(1, kept + 61), Tailers.read(killed));
    }

    private void assertRefusedAs(JournalEnd.Kind kind, int readable) {
        try (ChronicleJournal journal = open(killed)) {
            assertEquals(TestFrames.range(1, readable), TestFrames.read(journal));
            JournalEnd end = end(journal);
            assertEquals(kind, end.kind(), end.detail());
            assertEquals(
                    Category.DAMAGED,
                    assertThrows(JournalException.class, journal::appender).category());
        }
    }

    @Test
    void shouldGoOnInANewFileAfterAKill() {
        assertGoesOn(70);
        assertTrue(Files.exists(killed.resolve(CycleFiles.nameOf(3))));
    }

    @Test
    void shouldGoOnWhenKilledAgainBeforeTheFirstAppend() {
        for (int i = 0; i < 3; i++) {
            try (ChronicleJournal journal = open(killed)) {
                journal.appender();
                killed = Directories.copy(killed, temporary.resolve("again" + i));
            }
        }
        assertGoesOn(70);
    }

    @Test
    void shouldTellAnUnfinishedAppendAndCutIt() {
        byte[] payload = new byte[5000];
        Arrays.fill(payload, (byte) 0x5A);
        Directories.write(lastFile(), endOffset() + CycleFormat.WORD_LENGTH, payload);
        assertRefusedAs(JournalEnd.Kind.UNFINISHED, 70);
        try (ChronicleJournal journal = open(killed)) {
            JournalEnd end = end(journal);
            assertEquals(CycleFiles.nameOf(2), end.file());
            assertEquals(endOffset(), end.offset());
            assertEquals(5004, end.strayBytes());
            assertEquals(5004, journal.cutAfter(positions.get(69)));
        }
        assertGoesOn(70);
    }

    @Test
    void shouldTellAWholePayloadWithoutItsWordAsUnfinished() {
        long last = ChroniclePosition.offset(positions.get(69));
        Directories.write(lastFile(), last, new byte[CycleFormat.WORD_LENGTH]);
        assertRefusedAs(JournalEnd.Kind.UNFINISHED, 69);
        try (ChronicleJournal journal = open(killed)) {
            assertTrue(journal.cutAfter(positions.get(68)) > 20_000);
        }
        assertGoesOn(69);
    }

    @Test
    void shouldTellAFrameBehindAGapAsDamage() {
        long before = ChroniclePosition.offset(positions.get(68));
        Directories.write(lastFile(), before, new byte[20_100]);
        assertRefusedAs(JournalEnd.Kind.DAMAGED, 68);
    }

    @Test
    void shouldTellAFrameMarkedUnfinishedAsDamageWhenFramesFollow() {
        Directories.flipBit(lastFile(), ChroniclePosition.offset(positions.get(60)) + 3, 7);
        assertRefusedAs(JournalEnd.Kind.DAMAGED, 60);
    }

    @Test
    void shouldTellAFrameMarkedAsMetaDataAsDamage() {
        Directories.flipBit(lastFile(), ChroniclePosition.offset(positions.get(69)) + 3, 6);
        assertRefusedAs(JournalEnd.Kind.DAMAGED, 69);
    }

    @Test
    void shouldTellAMissingFileAsDamage() throws IOException {
        try (ChronicleJournal journal = open(killed)) {
            frames.append(journal, 71, 100);
        }
        Files.delete(killed.resolve(CycleFiles.nameOf(2)));
        int inFirst = (int)
                positions.stream().filter(p -> ChroniclePosition.file(p) == 1).count();
        assertRefusedAsMissing(inFirst);
    }

    private void assertRefusedAsMissing(int readable) {
        try (ChronicleJournal journal = ChronicleJournal.openReadOnly(killed, TestFrames.FORMAT)) {
            assertEquals(TestFrames.range(1, readable), TestFrames.read(journal));
            JournalEnd end = end(journal);
            assertEquals(JournalEnd.Kind.DAMAGED, end.kind());
            assertTrue(end.detail().contains(CycleFiles.nameOf(2)), end.detail());
        }
    }

    @Test
    void shouldTellAFrameBeyondTheFileAsUnfinished() {
        // so may a power cut leave it; that it was acknowledged, and so is damage, the note of that knows
        Directories.truncate(lastFile(), endOffset() - 5);
        assertRefusedAs(JournalEnd.Kind.UNFINISHED, 69);
    }

    @Test
    void shouldTellBytesBehindAnEndMarkAsDamage() {
        Path first = killed.resolve(CycleFiles.nameOf(1));
        Directories.write(first, first.toFile().length() + 100, new byte[] {1});
        try (ChronicleJournal journal = open(killed)) {
            // frames follow in the next file: the first has to be looked at by itself
            assertEquals(70, TestFrames.read(journal).size());
            assertEquals(70, journal.files().size() + 68);
        }
    }

    @Test
    void shouldTellALostEndMarkAsDamage() {
        Path first = killed.resolve(CycleFiles.nameOf(1));
        int inFirst = (int)
                positions.stream().filter(p -> ChroniclePosition.file(p) == 1).count();
        long last = ChroniclePosition.offset(positions.get(inFirst - 1));
        long mark = CycleFormat.align(last + CycleFormat.WORD_LENGTH + TestFrames.HEADER_LENGTH + 20_000 + inFirst);
        assertEquals((byte) 0xC0, Directories.read(first, mark, 4)[3]);
        Directories.write(first, mark, new byte[16]);
        try (ChronicleJournal journal = open(killed)) {
            assertEquals(TestFrames.range(1, inFirst), TestFrames.read(journal));
            assertEquals(JournalEnd.Kind.DAMAGED, end(journal).kind());
        }
    }

    @Test
    void shouldCutAFileThatWasBegunAndHoldsNothing() throws IOException {
        Path begun = killed.resolve(CycleFiles.nameOf(3));
        Files.write(begun, new byte[100_000]);
        assertRefusedAs(JournalEnd.Kind.UNFINISHED, 70);
        try (ChronicleJournal journal = open(killed)) {
            assertEquals(0, journal.cutAfter(positions.get(69)));
        }
        assertFalse(Files.exists(begun));
        assertGoesOn(70);
    }

    @Test
    void shouldCutAFileWhoseHeaderWasNeverFinished() throws IOException {
        Path begun = killed.resolve(CycleFiles.nameOf(3));
        byte[] start = new byte[8192];
        start[3] = (byte) 0x80;
        start[10] = 7;
        Files.write(begun, start);
        assertRefusedAs(JournalEnd.Kind.UNFINISHED, 70);
        try (ChronicleJournal journal = open(killed)) {
            assertEquals(11, journal.cutAfter(positions.get(69)));
        }
        assertGoesOn(70);
    }

    /** Of what a new file begins with, a power cut may leave the first one or two of three excerpts, and zeros. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldCutAFileOfWhoseBeginningOnlyAPartIsThere(int excerpts) throws IOException {
        ByteBuffer whole = ByteBuffer.wrap(Files.readAllBytes(lastFile())).order(ByteOrder.LITTLE_ENDIAN);
        long end = 0;
        for (int i = 0; i < excerpts; i++) {
            end = CycleFormat.next(end, whole.getInt((int) end));
        }
        byte[] part = Arrays.copyOf(Arrays.copyOf(whole.array(), (int) end), 128 << 10);
        Files.write(killed.resolve(CycleFiles.nameOf(3)), part);
        assertRefusedAs(JournalEnd.Kind.UNFINISHED, 70);
        try (ChronicleJournal journal = open(killed)) {
            journal.cutAfter(positions.get(69));
        }
        assertGoesOn(70);
        FileTree.delete(killed);
        Files.createDirectories(killed);
        Files.write(killed.resolve(CycleFiles.nameOf(1)), part);
        assertRefusedAs(JournalEnd.Kind.UNFINISHED, 0);
        try (ChronicleJournal journal = open(killed)) {
            journal.cutAfter(Journal.BEFORE_FIRST);
        }
        assertGoesOn(0);
    }

    @Test
    void shouldCutWholeFramesAcrossFiles() {
        try (ChronicleJournal journal = open(killed)) {
            assertTrue(journal.cutAfter(positions.get(9)) > 60 * 20_000);
        }
        assertFalse(Files.exists(lastFile()));
        assertEquals(10, Tailers.readAt(killed, (1L << 32) + 9));
        assertEquals(-2, Tailers.readAt(killed, (1L << 32) + 10));
        assertEquals(-2, Tailers.readAt(killed, (1L << 32) + 30));
        assertGoesOn(10);
        assertEquals(10, Tailers.readAt(killed, (1L << 32) + 9));
        assertEquals(11, Tailers.readAt(killed, 2L << 32));
    }

    @Test
    void shouldCutEverything() {
        try (ChronicleJournal journal = open(killed)) {
            assertTrue(journal.cutAfter(Journal.BEFORE_FIRST) > 70 * 20_000);
        }
        assertGoesOn(0);
    }

    @Test
    void shouldRefuseToCutWhileAppending() {
        try (ChronicleJournal journal = open(killed)) {
            journal.appender();
            JournalException refused = assertThrows(JournalException.class, () -> journal.cutAfter(positions.get(0)));
            assertEquals(Category.MISUSE, refused.category());
        }
    }

    @Test
    void shouldNotNeedChroniclesOwnFile() throws IOException {
        Path meta = killed.resolve(CycleFiles.META_FILE);
        byte[] garbage = new byte[70_000];
        Arrays.fill(garbage, (byte) 0xC7);
        Files.write(meta, garbage);
        assertGoesOn(70);
    }

    @Test
    void shouldNotTrustAStaleWritePosition() {
        // as a power cut may leave it: the frames are there, the header's page is older
        try (ChronicleJournal journal = open(killed)) {
            frames.append(journal, 71, 500);
        }
        Path third = killed.resolve(CycleFiles.nameOf(3));
        byte[] older = Directories.read(third, 0, 512);
        try (ChronicleJournal journal = open(killed)) {
            frames.append(journal, 72, 500);
        }
        Directories.write(third, 0, older);
        try (ChronicleJournal journal = open(killed)) {
            frames.append(journal, 73, 500);
        }
        assertTrue(Files.exists(killed.resolve(CycleFiles.nameOf(4))));
        assertEquals(TestFrames.range(1, 73), Tailers.read(killed));
    }
}
