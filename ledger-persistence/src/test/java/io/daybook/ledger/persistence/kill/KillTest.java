package io.daybook.ledger.persistence.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Event;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.persistence.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A child process acknowledges over a pipe until SIGKILL, again and again in the same directory: while it starts, while
 * it recovers, under load, while it closes. After each kill nothing that was acknowledged is lost, nothing is there
 * that was not asked, and every acknowledged command is answered again with its first receipt.
 *
 * <p>{@code -Ddaybook.kills=2000} for more than forty a level, {@code -Ddaybook.seed=…} for the same commands and the
 * same choice of moments again.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("daybook.kills", 40);
    private static final long SEED = Long.getLong("daybook.seed", System.nanoTime());
    /** Each run of the child starts at a number of its own. */
    private static final long NUMBERS_A_RUN = 1_000_000;

    /** Of what runs before the last two have acknowledged, one in so many is asked again. */
    private static final int SAMPLE = 8;

    @TempDir
    Path directory;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final KillCommands commands = new KillCommands(SEED);
    /** What was acknowledged: the receipt by the command's number. */
    private final Map<Long, String> acknowledged = new TreeMap<>();

    private long inDoubt;

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "OS"})
    void shouldLoseAndInventNothingWhenKilled(Durability level) throws Exception {
        System.out.println("kills=" + KILLS + ", level=" + level + ", daybook.seed=" + SEED);
        long sequence = 0;
        for (int run = 0; run < KILLS; run++) {
            runAndKill(level, run);
            List<Event> journal = journal();
            checkJournal(journal, run);
            // every other time the next child is the first to recover what was left
            if (run % 2 == 0 || run == KILLS - 1) {
                checkLedger(level, run);
            }
            assertTrue(journal.size() >= sequence, "the journal has become shorter");
            sequence = journal.size();
        }
        String snapshots = snapshots();
        assertTrue(snapshots.contains(".snapshot"), snapshots);
        assertFalse(snapshots.contains(".bad"), snapshots);
        System.out.println("killed=" + KILLS + ", level=" + level + ", acknowledged=" + acknowledged.size()
                + ", in doubt and kept=" + inDoubt + ", sequence=" + sequence);
    }

    private String snapshots() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("snapshots"))) {
            return files.toList().toString();
        }
    }

    private void runAndKill(Durability level, int run) throws IOException, InterruptedException {
        int moment = random.nextInt(6);
        int lines = moment == 0 ? 0 : random.nextInt(400);
        long delayNs = moment == 0 ? random.nextLong(1_000_000_000L) : random.nextLong(3_000_000L);
        Process child = ChildJvm.start(
                KilledLedger.class,
                directory.toString(),
                level.name(),
                Long.toString(SEED),
                Long.toString(NUMBERS_A_RUN * run + KillCommands.SETUP + 1));
        try (BufferedReader pipe =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < lines && take(pipe); i++) {
                Thread.onSpinWait();
            }
            if (moment == 1) {
                child.getOutputStream().close();
            }
            child.waitFor(delayNs, TimeUnit.NANOSECONDS);
            child.toHandle().destroyForcibly();
            while (take(pipe)) {
                Thread.onSpinWait();
            }
        }
        assertTrue(child.waitFor(30, TimeUnit.SECONDS), "the child survives SIGKILL");
        assertTrue(lines == 0 || !acknowledged.isEmpty(), "the child has acknowledged nothing");
    }

    /** Takes one acknowledgement; half a line says nothing. */
    private boolean take(BufferedReader pipe) throws IOException {
        String line = pipe.readLine();
        int tab = line == null ? -1 : line.indexOf('\t');
        if (tab < 0) {
            return line != null;
        }
        String receipt = line.substring(tab + 1);
        if (receipt.endsWith("]")) {
            String first = acknowledged.putIfAbsent(Long.parseLong(line.substring(0, tab)), receipt);
            assertTrue(
                    first == null || receipt.equals(replayed(first)),
                    () -> "answered otherwise than before: first=" + first + ", again=" + receipt);
        }
        return true;
    }

    private static String replayed(String receipt) {
        return receipt.replace("replayed=false", "replayed=true");
    }

    private List<Event> journal() {
        List<Event> events = new ArrayList<>();
        if (directory.resolve("ledger.id").toFile().exists()) {
            Daybook.readJournal(directory, 1, events::add);
        }
        return events;
    }

    private void checkJournal(List<Event> journal, int run) {
        Map<Long, Event> byNumber = new HashMap<>();
        long sequence = 0;
        long timestampNs = 0;
        for (Event event : journal) {
            assertEquals(++sequence, event.receipt().sequence().orElseThrow());
            long itsNs = event.receipt().timestampNs().orElseThrow();
            assertTrue(itsNs > timestampNs, "time does not rise");
            timestampNs = itsNs;
            if (event.command().isPresent()) {
                checkAsked(event, byNumber);
            }
        }
        for (long number : acknowledged.keySet()) {
            assertTrue(byNumber.containsKey(number), () -> "acknowledged and lost: " + acknowledged.get(number));
        }
        long unacknowledged = byNumber.keySet().stream()
                .filter(number -> number / NUMBERS_A_RUN == run && !acknowledged.containsKey(number))
                .count();
        inDoubt += unacknowledged;
        long inFlight = KilledLedger.SINGLES + KilledLedger.BATCH;
        assertTrue(unacknowledged <= inFlight, () -> "not acknowledged, but kept: " + unacknowledged);
    }

    private void checkAsked(Event event, Map<Long, Event> byNumber) {
        Receipt receipt = event.receipt();
        long number = switch (receipt.kind()) {
            case REGISTER_ASSET -> 1;
            case OPEN_ACCOUNT -> receipt.id().toLong() + 1;
            default -> receipt.id().toLong();
        };
        assertEquals(
                commands.command(number, receipt.timestampNs()), event.command().orElseThrow());
        assertEquals(null, byNumber.put(number, event), "decided twice");
    }

    private void checkLedger(Durability level, int run) {
        try (Ledger ledger = Daybook.open(directory, DaybookOptions.defaults().durability(level))) {
            Map<Long, CompletionStage<Receipt>> again = new TreeMap<>();
            for (long number : acknowledged.keySet()) {
                if (number / NUMBERS_A_RUN >= run - 1 || random.nextInt(SAMPLE) == 0) {
                    again.put(number, ledger.submit(commands.command(number, OptionalLong.empty())));
                }
            }
            again.forEach((number, stage) -> assertEquals(
                    replayed(acknowledged.get(number)),
                    stage.toCompletableFuture().join().toString()));
            StateHash state = ledger.stateHash();
            try (Ledger replay = Daybook.openReadOnly(directory, state.sequence())) {
                assertEquals(state, replay.stateHash());
                assertTrue(replay.snapshot().trialBalance().isBalanced());
            }
        }
    }
}
