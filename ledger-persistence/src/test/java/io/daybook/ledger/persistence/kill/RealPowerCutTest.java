package io.daybook.ledger.persistence.kill;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.persistence.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power of a real file system is cut while a process acknowledges: when it is mounted again, all that was
 * acknowledged at SYNC is there. {@code -Ddaybook.powercuts=N} for more than two.
 */
class RealPowerCutTest {
    private static final int CUTS = Integer.getInteger("daybook.powercuts", 2);
    private static final long SEED = Long.getLong("daybook.seed", System.nanoTime());
    private static final long NUMBERS_A_RUN = 1_000_000;

    @TempDir
    Path temporary;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Acknowledgements acknowledgements = new Acknowledgements(SEED);

    @Test
    void shouldKeepWhatWasAcknowledgedWhenThePowerGoes() throws Exception {
        System.out.println("daybook.powercuts=" + CUTS + ", daybook.seed=" + SEED);
        try (LoopDisk disk = LoopDisk.make(temporary)) {
            Path books = disk.directory().resolve("books");
            for (int cut = 0; cut < CUTS; cut++) {
                int before = acknowledgements.count();
                runAndCut(disk, books, cut);
                assertTrue(acknowledgements.count() > before, "nothing was acknowledged before the power went");
                disk.unmount();
                disk.mount();
                // a copy: what this process maps there would keep the disk busy
                Path copy = temporary.resolve("copy-" + cut);
                disk.copy(books, copy);
                acknowledgements.assertAllIn(copy);
            }
        }
        System.out.println("power cuts=" + CUTS + ", acknowledged=" + acknowledgements.count() + ", lost=0");
    }

    private void runAndCut(LoopDisk disk, Path books, int cut) throws IOException, InterruptedException {
        Process child = ChildJvm.start(
                KilledLedger.class,
                books.toString(),
                "SYNC",
                Long.toString(SEED),
                Long.toString(NUMBERS_A_RUN * cut + KillCommands.SETUP + 1));
        try (BufferedReader pipe =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            acknowledgements.take(pipe, 50 + random.nextInt(500));
            disk.cutPower();
            child.waitFor(200, TimeUnit.MILLISECONDS);
            // by its handle: Process would close the pipe, with acknowledgements still in it
            child.toHandle().destroyForcibly();
            while (acknowledgements.take(pipe, 100)) {
                Thread.onSpinWait();
            }
        } finally {
            child.destroyForcibly();
        }
        assertTrue(child.waitFor(30, TimeUnit.SECONDS), "the child survives SIGKILL");
    }
}
