package io.daybook.ledger.persistence.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.codec.FrameReader;
import io.daybook.ledger.core.journal.Acknowledged;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.persistence.backup.LedgerCopier;
import io.daybook.ledger.persistence.file.Identity;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import io.daybook.ledger.persistence.file.MarkFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every single fault that the files of a small ledger can suffer ends in one of four ways, and a table says how often
 * in which. Sampled by a seed in every build; {@code -Ddaybook.sweep=full} for every bit and every length,
 * {@code -Ddaybook.seed=…} for the same sample again.
 */
class SweepTest {
    private static final boolean FULL = Sweep.FULL;
    private static final long SEED = Sweep.SEED;
    /** So many of the last batches are not acknowledged, in the second subject. */
    private static final int UNACKNOWLEDGED = 3;

    private static final String ID = Identity.FILE;
    private static final String MARK = MarkFile.FILE;
    private static final String CYCLE = "journal/19700102F.cq4";
    private static final String META = "journal/metadata.cq4t";

    @TempDir
    Path temp;

    private Sweep sweep;
    private Path directory;
    private long lastSequence;

    @BeforeEach
    void writeBooks() {
        directory = temp.resolve("books");
        lastSequence = SmallBooks.write(directory).sequence();
        sweep = new Sweep(temp.resolve("examined"));
    }

    @AfterEach
    void stop() {
        sweep.close();
    }

    @Test
    void shouldEndEveryFaultOfAnAcknowledgedLedgerWell() throws Exception {
        Subject subject = Subject.of(directory, lastSequence, SmallBooks.commandsAgain());
        FileTree files = subject.files();
        FileTree older = olderFiles();
        FileTree others = othersFiles();
        Faults faults = new Faults(SEED, FULL);
        int[] frames = framesOf(files.files().get(CYCLE));
        faults.bits(ID, 0, files.files().get(ID).length);
        faults.bits(MARK, 0, 64);
        faults.bits(MARK, 2048, 2048 + 64);
        faults.someBits(CYCLE, frames[0] - 64, frames[1] + 64, 1200);
        faults.someBits(CYCLE, 0, frames[0], 200);
        faults.someBits(CYCLE, frames[1], files.files().get(CYCLE).length, 50);
        faults.someBits(META, 0, files.files().get(META).length, 50);
        for (String file : List.of(ID, MARK, CYCLE, META)) {
            faults.lengths(file, files.files().get(file).length, 60);
            faults.longer(file);
            faults.gone(file);
            faults.replaced("replaced by an older one", file, older.files().get(file));
            faults.replaced("of another ledger", file, others.files().get(file));
        }
        faults.pages(CYCLE, files.files().get(CYCLE).length);
        faults.add("journal deleted", "all of it", books -> FileTree.delete(books.resolve("journal")));
        faults.add("journal of another ledger", "all of it", books -> {
            for (String file : List.of(CYCLE, META)) {
                Files.write(books.resolve(file), others.files().get(file));
            }
        });
        faults.add("journal replaced by an older one", "all of it", books -> {
            for (String file : List.of(CYCLE, META)) {
                Files.write(books.resolve(file), older.files().get(file));
            }
        });
        sweep.run(subject, faults.list());
    }

    @Test
    void shouldEndEveryFaultOfAnUnacknowledgedTailWell() throws Exception {
        long acknowledged = lastSequence - UNACKNOWLEDGED;
        int tail = lowerMark(acknowledged);
        Subject subject = Subject.of(directory, acknowledged, SmallBooks.commandsAgain());
        byte[] cycle = subject.files().files().get(CYCLE);
        int[] frames = framesOf(cycle);
        Faults faults = new Faults(SEED, FULL);
        faults.someBits(CYCLE, tail, frames[1] + 64, 400);
        faults.someBits(CYCLE, frames[0], tail, 100);
        for (int length = tail - 64; length < frames[1]; length += FULL ? 1 : 11) {
            int to = length;
            faults.add(
                    "cut short", "length=" + to, books -> Files.write(books.resolve(CYCLE), Arrays.copyOf(cycle, to)));
        }
        sweep.run(subject, faults.list());
    }

    @Test
    void shouldEndEveryFaultOfAJournalOfManyFilesWell() throws Exception {
        FileTree.delete(directory);
        lastSequence = LongBooks.write(directory);
        Subject subject = Subject.of(directory, lastSequence, LongBooks.commandsAgain());
        FileTree older = olderFiles();
        List<String> cycles = subject.files().files().keySet().stream()
                .filter(name -> name.endsWith(".cq4"))
                .toList();
        assertTrue(cycles.size() >= 3, cycles::toString);
        Faults faults = new Faults(SEED, false);
        for (String file : cycles) {
            int length = subject.files().files().get(file).length;
            faults.someBits(file, 0, length, FULL ? 20_000 : 40);
            faults.lengths(file, length, FULL ? 2_000 : 12);
            faults.longer(file);
            faults.gone(file);
            for (String other : cycles) {
                if (!other.equals(file)) {
                    byte[] bytes = subject.files().files().get(other);
                    faults.replaced("replaced by another of its files", file, bytes);
                }
            }
            if (older.files().containsKey(file)) {
                faults.replaced("replaced by an older one", file, older.files().get(file));
            }
            faults.add(
                    "renamed", file, books -> Files.move(books.resolve(file), books.resolve("journal/19700120F.cq4")));
        }
        faults.add("file added", "empty", books -> Files.write(books.resolve("journal/19700120F.cq4"), new byte[0]));
        faults.add("file added", "zeros", books -> Files.write(books.resolve("journal/19700120F.cq4"), new byte[9000]));
        faults.add(
                "file added",
                "first again",
                books -> Files.copy(books.resolve(cycles.get(0)), books.resolve("journal/19700120F.cq4")));
        sweep.run(subject, faults.list());
    }

    /**
     * The test of the test: a whole directory that is replaced by an older state of itself agrees in all its checksums.
     * Who looks has to see that what was acknowledged is lost; only something outside the directory, such as a signed
     * checkpoint, can tell the ledger.
     */
    @Test
    void shouldBeSeenToFailWhereNoChecksumCanHelp() throws Exception {
        Subject subject = Subject.of(directory, lastSequence, SmallBooks.commandsAgain());
        FileTree older = olderFiles();
        sweep.examine(subject, new Fault("rolled back", "the whole directory", older::writeTo), true);
        assertEquals(1, sweep.wrong().size());
        assertTrue(sweep.wrong().get(0).contains("acknowledged and lost"), sweep.wrong()::toString);
    }

    /** Notes less than all as acknowledged; answers where in the file the first frame starts that is not. */
    private int lowerMark(long acknowledged) throws Exception {
        Identity identity = LedgerDirectory.identify(directory);
        FrameReader frame = new FrameReader();
        int tail = 0;
        try (Journal journal = LedgerDirectory.openJournalReadOnly(directory);
                JournalReader reader = journal.newReader()) {
            while (reader.next() && tail == 0) {
                frame.wrap(reader.frame(), reader.position());
                if (frame.lastSequence() == acknowledged) {
                    MarkFile.create(directory, identity.ledger(), Acknowledged.upTo(acknowledged, reader.position()));
                } else if (frame.firstSequence() == acknowledged + 1) {
                    tail = (int) reader.position();
                }
            }
        }
        return tail;
    }

    private FileTree olderFiles() {
        Path older = temp.resolve("older");
        new LedgerCopier(directory, older).copy((sequence, timestampNs) -> sequence <= lastSequence / 2);
        return FileTree.of(older);
    }

    private FileTree othersFiles() {
        Path others = temp.resolve("others");
        SmallBooks.write(others);
        return FileTree.of(others);
    }

    /** From the first frame's start to the last one's end, nearly. */
    private static int[] framesOf(byte[] cycle) {
        String text = new String(cycle, StandardCharsets.ISO_8859_1);
        int last = text.lastIndexOf("DBKJ");
        return new int[] {text.indexOf("DBKJ"), last + FrameLayout.HEADER_LENGTH};
    }
}
