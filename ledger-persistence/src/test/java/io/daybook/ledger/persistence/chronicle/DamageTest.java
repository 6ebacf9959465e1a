package io.daybook.ledger.persistence.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.core.journal.JournalEnd;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.core.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damage of every kind to a small journal of two files. A reader may find everything, or notice; what it must never do
 * is to find less and call that the end.
 */
class DamageTest {
    private static final int FRAMES = 12;
    /** Fills the first file, so that the second is begun. */
    private static final int LARGE_FRAME = 6;

    @TempDir
    Path temporary;

    private Path directory;

    private final long[] positions = new long[FRAMES + 1];
    /** Whether the last answer came after all frames but the last. */
    private boolean lastFrameOnly;

    private final Map<Answer, Integer> counts = new EnumMap<>(Answer.class);

    /** What a reader makes of a journal. */
    private enum Answer {
        /** Every frame, and a clean end. */
        WHOLE,
        /** A frame whose bytes are wrong or that does not follow the one before: its checksum and chain tell. */
        WRONG_FRAME,
        /** Less than every frame, and an end that is damage. */
        DAMAGED_END,
        /** Less than every frame, and an end like that of an interrupted append: the manifest tells. */
        UNFINISHED_END,
        /** The files cannot be used at all, and the exception says why. */
        REFUSED,
        /** Less than every frame, and a clean end. */
        SILENT_LOSS
    }

    @BeforeEach
    void makeAJournal() {
        directory = temporary.resolve("journal");
        ChronicleJournalOptions options =
                ChronicleJournalOptions.of(directory).withFileLength(1 << 20).withReserveBytes(0);
        try (ChronicleJournal journal = ChronicleJournal.open(options, TestFrames.FORMAT)) {
            TestFrames frames = new TestFrames();
            for (int i = 1; i <= FRAMES; i++) {
                positions[i] = frames.append(journal, i, bodyLength(i));
            }
        }
        assertEquals(1, ChroniclePosition.file(positions[LARGE_FRAME]));
        assertEquals(2, ChroniclePosition.file(positions[FRAMES]));
    }

    private static int bodyLength(int frame) {
        return frame == LARGE_FRAME ? 900_000 : frame == LARGE_FRAME + 1 ? 20_000 : 20 + 7 * frame;
    }

    private Path file(int number) {
        return directory.resolve(CycleFiles.nameOf(number));
    }

    private Answer answer() {
        Answer answer = read();
        counts.merge(answer, 1, Integer::sum);
        return answer;
    }

    private Answer read() {
        try (ChronicleJournal journal = ChronicleJournal.openReadOnly(directory, TestFrames.FORMAT);
                JournalReader reader = journal.newReader()) {
            List<Long> sequences = TestFrames.read(reader);
            if (!sequences.equals(TestFrames.range(1, sequences.size()))) {
                return Answer.WRONG_FRAME;
            }
            JournalEnd.Kind end = reader.end().kind();
            if (sequences.size() == FRAMES && end == JournalEnd.Kind.CLEAN) {
                return Answer.WHOLE;
            }
            if (end == JournalEnd.Kind.DAMAGED) {
                return Answer.DAMAGED_END;
            }
            lastFrameOnly = sequences.size() >= FRAMES - 1;
            return end == JournalEnd.Kind.UNFINISHED ? Answer.UNFINISHED_END : Answer.SILENT_LOSS;
        } catch (JournalException refused) {
            return Answer.REFUSED;
        }
    }

    private void flip(int number, long from, long to, int step) {
        for (long offset = from; offset < to; offset += step) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                flip(number, offset, bit);
            }
        }
    }

    private void flip(int number, long offset, int bit) {
        Directories.flipBit(file(number), offset, bit);
        Answer answer = answer();
        String where = "file=" + number + " offset=" + offset + " bit=" + bit;
        assertTrue(answer != Answer.SILENT_LOSS, where);
        assertTrue(answer != Answer.UNFINISHED_END || lastFrameOnly, where);
        Directories.flipBit(file(number), offset, bit);
    }

    /** Every bit of a frame's word and header, and one of each byte of its body. */
    private void flipFrame(int frame) {
        int number = ChroniclePosition.file(positions[frame]);
        long start = ChroniclePosition.offset(positions[frame]);
        long body = start + CycleFormat.WORD_LENGTH + TestFrames.HEADER_LENGTH;
        flip(number, start, body, 1);
        for (int i = 0; i < bodyLength(frame); i += bodyLength(frame) > 1000 ? 997 : 1) {
            flip(number, body + i, i % Byte.SIZE);
        }
    }

    @Test
    void shouldNoticeEveryFlippedBit() {
        for (int frame = 1; frame <= FRAMES; frame++) {
            flipFrame(frame);
        }
        for (int number = 1; number <= 2; number++) {
            long firstFrame = ChroniclePosition.offset(positions[number == 1 ? 1 : LARGE_FRAME + 1]);
            long length = file(number).toFile().length();
            flip(number, 0, 240, 1);
            flip(number, 240, firstFrame, 997);
            flip(number, length - 4200, length, 31);
        }
        System.out.println("flipped bits: " + counts);
        assertEquals(Answer.WHOLE, read());
    }

    @Test
    void shouldGoOnWhateverHappenedToChroniclesNotes() throws IOException {
        Path original = Directories.copy(directory, directory.resolveSibling("original"));
        long notes = ChroniclePosition.offset(positions[LARGE_FRAME + 1]);
        for (int offset = 0; offset < notes; offset += offset < 250 ? 2 : 4001) {
            Directories.flipBit(file(2), offset, offset / 2 % Byte.SIZE);
            if (answer() == Answer.WHOLE) {
                appendOne();
                List<Long> sequences = Tailers.read(directory);
                assertEquals(TestFrames.range(1, FRAMES + 1), sequences, "offset=" + offset);
            }
            Files.deleteIfExists(file(3));
            Directories.copy(original, directory);
        }
        System.out.println("notes: " + counts);
        assertTrue(counts.get(Answer.WHOLE) > 80);
    }

    private void appendOne() {
        ChronicleJournalOptions options =
                ChronicleJournalOptions.of(directory).withFileLength(1 << 20).withReserveBytes(0);
        try (ChronicleJournal journal = ChronicleJournal.open(options, TestFrames.FORMAT)) {
            new TestFrames().append(journal, FRAMES + 1, 10);
        }
    }

    @Test
    void shouldNoticeEveryTruncation() throws IOException {
        byte[] second = Files.readAllBytes(file(2));
        int end = (int) ChroniclePosition.offset(positions[FRAMES])
                + CycleFormat.WORD_LENGTH
                + TestFrames.HEADER_LENGTH
                + bodyLength(FRAMES);
        long small = ChroniclePosition.offset(positions[LARGE_FRAME + 2]) - 100;
        for (int length = end - 1; length >= 0; length -= length > small ? 1 : 211) {
            Directories.truncate(file(2), length);
            Answer answer = answer();
            assertTrue(answer != Answer.SILENT_LOSS || isBetweenFrames(length), "length=" + length);
        }
        Files.write(file(2), second);
        byte[] first = Files.readAllBytes(file(1));
        for (int length = first.length - 4096; length >= 0; length -= 4099) {
            Directories.truncate(file(1), length);
            assertTrue(answer() != Answer.SILENT_LOSS, "length=" + length);
        }
        System.out.println("truncations: " + counts);
    }

    /** A file that ends behind a whole excerpt is as if the next had never been appended: the manifest tells. */
    private boolean isBetweenFrames(int length) {
        for (int i = LARGE_FRAME + 1; i <= FRAMES; i++) {
            long start = ChroniclePosition.offset(positions[i]);
            long unpadded = start - 3;
            if (length >= unpadded && length < start + CycleFormat.WORD_LENGTH) {
                return true;
            }
        }
        return false;
    }

    @Test
    void shouldNoticeFilesThatAreMissingSwappedOrForeign() throws IOException {
        byte[] first = Files.readAllBytes(file(1));
        byte[] second = Files.readAllBytes(file(2));
        Files.write(file(1), second);
        Files.write(file(2), first);
        assertEquals(Answer.WRONG_FRAME, answer(), "swapped");
        Files.delete(file(1));
        Files.write(file(2), second);
        assertEquals(Answer.WRONG_FRAME, answer(), "the first is missing: it does not begin with the first frame");
        Files.write(file(1), first);
        Files.move(file(2), file(3));
        assertEquals(Answer.DAMAGED_END, answer(), "the second is missing");
        Files.delete(file(3));
        Files.createSymbolicLink(file(2), file(1));
        assertEquals(Answer.REFUSED, answer(), "a link");
        Files.delete(file(2));
        Files.createDirectory(file(2));
        assertEquals(Answer.REFUSED, answer(), "a directory");
    }
}
