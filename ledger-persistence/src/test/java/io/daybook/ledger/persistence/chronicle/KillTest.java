package io.daybook.ledger.persistence.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed with SIGKILL wherever it happens to be, again and again, on the same journal. */
class KillTest {
    private static final int KILLS = Integer.getInteger("daybook.kills", 20);
    private static final long OPEN_LIMIT_NS = TimeUnit.SECONDS.toNanos(20);

    @TempDir
    Path directory;

    private long acknowledged;
    private long firstAnswerNs;

    @Test
    void shouldLoseNothingAcknowledgedAndHangNowhere() throws IOException, InterruptedException {
        long seed = Long.getLong("daybook.seed", System.nanoTime());
        Random random = new Random(seed);
        long found = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            run(random);
            found = framesFound(seed);
            assertTrue(found >= acknowledged, "seed=" + seed + " found=" + found + " acknowledged=" + acknowledged);
            assertTrue(firstAnswerNs < OPEN_LIMIT_NS, "seed=" + seed + " first answer after ns=" + firstAnswerNs);
        }
        try (ChronicleJournal journal =
                ChronicleJournal.open(ChronicleJournalOptions.of(directory).withReserveBytes(0), TestFrames.FORMAT)) {
            assertEquals(found, AppendingProcess.recover(journal));
            new TestFrames().append(journal, found + 1, 10);
        }
        assertEquals(TestFrames.range(1, found + 1), Tailers.read(directory), "seed=" + seed);
    }

    /** Lets a process acknowledge for a while, kills it, and takes what was still in the pipe. */
    private void run(Random random) throws IOException, InterruptedException {
        Process process = ForkedJvm.of(
                        AppendingProcess.class, ForkedJvm.FLAGS, directory.toString(), "" + random.nextLong())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int answers = 1 + random.nextInt(60);
        firstAnswerNs = 0;
        try (DataInputStream answered = new DataInputStream(process.getInputStream())) {
            for (int i = 0; i < answers; i++) {
                take(answered);
            }
            Thread.sleep(random.nextInt(5), random.nextInt(1_000_000));
            process.toHandle().destroyForcibly();
            while (true) {
                take(answered);
            }
        } catch (EOFException killed) {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        }
    }

    private void take(DataInputStream answered) throws IOException {
        acknowledged = answered.readLong();
        long sinceStart = answered.readLong();
        firstAnswerNs = firstAnswerNs == 0 ? sinceStart : firstAnswerNs;
    }

    private long framesFound(long seed) {
        try (ChronicleJournal journal = ChronicleJournal.openReadOnly(directory, TestFrames.FORMAT)) {
            List<Long> sequences = TestFrames.read(journal);
            assertEquals(TestFrames.range(1, sequences.size()), sequences, "seed=" + seed);
            return sequences.size();
        }
    }
}
