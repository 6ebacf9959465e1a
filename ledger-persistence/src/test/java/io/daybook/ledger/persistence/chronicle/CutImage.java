package io.daybook.ledger.persistence.chronicle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.recovery.RecoveryPlan;
import io.daybook.ledger.core.recovery.RecoveryPlan.Action;
import io.daybook.ledger.core.recovery.RecoveryPlanner;
import io.daybook.ledger.persistence.fault.FileTree;
import io.daybook.ledger.persistence.file.Identity;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import io.daybook.ledger.persistence.file.MarkFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** A ledger's directory as a power cut has left it, and what must be true of it. */
final class CutImage {
    private static final DaybookOptions OPTIONS = DaybookOptions.defaults().clock(ClockMode.HOST);
    private static final int HALF = 2048;

    private final Path directory;
    private final Map<Long, String> hashes;
    private final List<Command> commands;
    private final FrameLayout layout = new FrameLayout();
    /** The frames as the running ledger has written them, by first sequence. */
    private final Map<Long, byte[]> frames = new HashMap<>();
    /** Every state that the mark's page has had since it was last forced: the disk may have any of them. */
    private final List<byte[]> marks = new ArrayList<>();

    private Path original;
    private Identity identity;
    private long noted;

    /**
     * An empty one.
     *
     * @param hashes the state hash after each sequence
     * @param commands the n-th has the sequence n
     */
    CutImage(Path directory, Map<Long, String> hashes, List<Command> commands) throws IOException {
        this.directory = directory;
        this.hashes = hashes;
        this.commands = commands;
        Files.createDirectories(directory.resolve("journal"));
    }

    /** From now on, images are of another directory, or of one that was closed in order. */
    void begin(Path books) {
        original = books;
        identity = null;
        noted = Journal.BEFORE_FIRST;
        marks.clear();
    }

    /** What the running ledger has written so far. */
    void noteWhatIsThere() {
        try {
            if (identity == null) {
                identity = LedgerDirectory.identify(original);
                identity.write(directory);
            }
            byte[] mark = Files.readAllBytes(original.resolve(MarkFile.FILE));
            if (marks.isEmpty() || !Arrays.equals(marks.get(marks.size() - 1), mark)) {
                marks.add(mark);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        noteFrames();
    }

    private void noteFrames() {
        try (Journal journal = LedgerDirectory.openJournalReadOnly(original);
                JournalReader reader = journal.newReader()) {
            seekNoted(reader);
            while (reader.next()) {
                noted = reader.position();
                frames.put(layout.firstSequence(reader.frame(), 0), bytes(reader));
            }
        }
    }

    /** The last frame that was noted may be a torn one that was cut meanwhile. */
    private void seekNoted(JournalReader reader) {
        if (noted != Journal.BEFORE_FIRST) {
            try {
                reader.seek(noted);
            } catch (JournalException cutMeanwhile) {
                reader.seek(Journal.BEFORE_FIRST);
            }
        }
    }

    private static byte[] bytes(JournalReader reader) {
        ByteBuffer frame = reader.frame().duplicate();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    /** Leaves a mark: each of its halves as it was at some time. */
    void leaveMark(SplittableRandom random) {
        byte[] mark = marks.get(random.nextInt(marks.size())).clone();
        byte[] other = marks.get(random.nextInt(marks.size()));
        System.arraycopy(other, HALF, mark, HALF, HALF);
        try {
            Files.write(directory.resolve(MarkFile.FILE), mark);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Looks at what a recovery would do, and compares every frame that it would keep. */
    Action check(long acknowledged) {
        try (Journal journal = LedgerDirectory.openJournalReadOnly(directory)) {
            RecoveryPlan plan =
                    RecoveryPlanner.plan(journal, identity.ledger(), LedgerDirectory.readMark(directory, identity));
            assertTrue(plan.tail().action() != Action.REFUSE, plan::toString);
            assertTrue(
                    plan.lastSequence() >= acknowledged, () -> "acknowledged and lost: " + acknowledged + ", " + plan);
            try (JournalReader reader = journal.newReader()) {
                while (reader.position() < plan.lastPosition()) {
                    assertTrue(reader.next(), "fewer frames than planned");
                    long first = layout.firstSequence(reader.frame(), 0);
                    assertArrayEquals(frames.get(first), bytes(reader), () -> "wrong frame: " + first);
                }
            }
            return plan.tail().action();
        }
    }

    /** Replays it: the books are those of some sequence. */
    void replay() {
        try (Ledger ledger = Daybook.openReadOnly(directory)) {
            assertRight(ledger.stateHash());
        }
    }

    private void assertRight(StateHash state) {
        assertEquals(hashes.get(state.sequence()), state.hex(), () -> "wrong books at " + state.sequence());
    }

    /** Opens a copy for writing and goes on, on a thread that is not one of the ledger's whose power goes. */
    void open(Path where) {
        FileTree.delete(where);
        copy(where);
        CompletableFuture.runAsync(() -> goOn(where)).join();
    }

    private void goOn(Path where) {
        try (Ledger ledger = Daybook.open(where, OPTIONS)) {
            assertRight(ledger.stateHash());
            long sequence = ledger.durableSequence();
            if (sequence < commands.size()) {
                assertTrue(ledger.execute(commands.get((int) sequence)).isAccepted());
                assertRight(ledger.stateHash());
            }
        }
        try (Ledger ledger = Daybook.openReadOnly(where)) {
            assertRight(ledger.stateHash());
        }
    }

    Path copy(Path where) {
        Directories.copy(directory.resolve("journal"), where.resolve("journal"));
        for (String name : List.of(Identity.FILE, MarkFile.FILE)) {
            try {
                Files.copy(directory.resolve(name), where.resolve(name));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return where;
    }
}
