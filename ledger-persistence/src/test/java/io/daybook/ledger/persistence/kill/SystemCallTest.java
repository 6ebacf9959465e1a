package io.daybook.ledger.persistence.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.daybook.ledger.persistence.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process whose n-th system call of a kind fails, or is its last, injected by {@code strace}: what it has
 * acknowledged is there when the ledger is opened again, which always succeeds.
 *
 * <p>A sample in every build; {@code -Ddaybook.strace=N} for the first N calls of every kind.
 */
class SystemCallTest {
    private static final int ALL = Integer.getInteger("daybook.strace", 0);
    private static final int SAMPLE = 6;
    private static final int LINES = 400;
    private static final long SEED = Long.getLong("daybook.seed", System.nanoTime());
    private static final List<String> CALLS =
            List.of("pwrite64", "fdatasync", "fsync", "ftruncate", "rename", "unlink");
    private static final List<String> FAULTS = List.of("error=EIO", "error=ENOSPC", "signal=KILL");

    @TempDir
    Path temporary;

    /** How many runs have ended how, by call and fault. */
    private final Map<String, int[]> table = new TreeMap<>();

    private int runs;

    private record Injection(String call, String fault, int when) {}

    @Test
    void shouldLoseNothingWhateverSystemCallFailsOrIsTheLast() throws Exception {
        assumeStrace();
        System.out.println("daybook.seed=" + SEED);
        for (Injection injection : injections()) {
            run(injection);
        }
        System.out.printf("%-28s %8s %8s %8s%n", "system call, fault", "halted", "killed", "not met");
        table.forEach(
                (kind, counts) -> System.out.printf("%-28s %8d %8d %8d%n", kind, counts[0], counts[1], counts[2]));
        assertEquals(injections().size(), runs);
    }

    static void assumeStrace() throws InterruptedException {
        String refused = "";
        try {
            Process tried = new ProcessBuilder(
                            "strace", "-f", "-o", "/dev/null", "-e", "inject=fsync:error=EIO", "true")
                    .redirectErrorStream(true)
                    .start();
            refused = new String(tried.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            refused = tried.waitFor() == 0 ? "" : refused + " ";
        } catch (IOException absent) {
            refused = absent.toString();
        }
        if (!refused.isEmpty()) {
            System.out.println("skipped: system calls cannot be injected here: " + refused);
        }
        assumeTrue(refused.isEmpty(), refused);
    }

    private static List<Injection> injections() {
        List<Injection> injections = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(SEED);
        if (ALL == 0) {
            // one that is certain to be met, then a sample
            injections.add(new Injection("fdatasync", "error=EIO", 4));
            injections.add(new Injection("pwrite64", "signal=KILL", 6));
            while (injections.size() < SAMPLE) {
                String call = CALLS.get(random.nextInt(CALLS.size()));
                injections.add(new Injection(call, FAULTS.get(random.nextInt(FAULTS.size())), 1 + random.nextInt(12)));
            }
            return injections;
        }
        for (String call : CALLS) {
            for (String fault : FAULTS) {
                for (int when = 1; when <= ALL; when++) {
                    injections.add(new Injection(call, fault, when));
                }
            }
        }
        return injections;
    }

    private void run(Injection injection) throws IOException, InterruptedException {
        Path books = temporary.resolve("books-" + runs++);
        String inject = injection.call + ":" + injection.fault + ":when=" + injection.when;
        List<String> strace = List.of(
                "strace", "-f", "-q", "-o", "/dev/null", "-e", "trace=" + injection.call, "-e", "inject=" + inject);
        Process child = ChildJvm.startUnder(
                strace,
                KilledLedger.class,
                books.toString(),
                "SYNC",
                Long.toString(SEED),
                Integer.toString(KillCommands.SETUP + 1));
        Acknowledgements acknowledgements = new Acknowledgements(SEED);
        boolean more;
        try (BufferedReader pipe =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            // a ledger that has halted says no more, and waits: it is closed from here
            Thread closer = new Thread(() -> closeSoon(child));
            closer.setDaemon(true);
            closer.start();
            more = acknowledgements.take(pipe, LINES);
            child.getOutputStream().close();
            while (acknowledgements.take(pipe, LINES)) {
                Thread.onSpinWait();
            }
        }
        assertTrue(child.waitFor(60, TimeUnit.SECONDS), () -> "hangs: " + injection);
        int[] counts = table.computeIfAbsent(injection.call + ", " + injection.fault, kind -> new int[3]);
        counts[more ? 2 : injection.fault.startsWith("signal") ? 1 : 0]++;
        acknowledgements.assertAllIn(books);
    }

    /** The child ends when its standard input does. */
    private static void closeSoon(Process child) {
        try {
            if (!child.waitFor(8, TimeUnit.SECONDS)) {
                child.getOutputStream().close();
            }
        } catch (IOException | InterruptedException gone) {
            child.destroyForcibly();
        }
    }
}
