package io.daybook.ledger.benchmarks.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.benchmarks.contest.Budget;
import io.daybook.ledger.benchmarks.contest.Contest;
import io.daybook.ledger.benchmarks.contest.Contestant;
import io.daybook.ledger.benchmarks.contest.Metric;
import io.daybook.ledger.benchmarks.contest.Progress;
import io.daybook.ledger.benchmarks.contest.Result;
import io.daybook.ledger.benchmarks.contest.Rounds;
import io.daybook.ledger.benchmarks.footprint.AllocationContestant;
import io.daybook.ledger.benchmarks.host.LedgerContestant;
import io.daybook.ledger.benchmarks.report.Machine;
import io.daybook.ledger.benchmarks.report.ResultJson;
import io.daybook.ledger.benchmarks.report.ResultTable;
import io.daybook.ledger.benchmarks.workload.Callers;
import io.daybook.ledger.benchmarks.workload.Level;
import io.daybook.ledger.benchmarks.workload.Mix;
import io.daybook.ledger.benchmarks.workload.Pattern;
import io.daybook.ledger.benchmarks.workload.Workload;
import io.daybook.ledger.benchmarks.yardstick.FrameBytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is the same on every machine, and the benchmarks themselves; no times. */
class BenchmarkSmokeTest {
    private static final Callers BATCHES = Callers.batches(1000, 4);
    private static final long SHORT_NANOS = 30_000_000;

    @TempDir
    private Path directory;

    @Test
    void shouldTakeAtMost160BytesOfJournalForATransfer() {
        int batch = 8000;
        assertTrue(FrameBytes.of(batch) <= 160 * batch, () -> "bytes=" + FrameBytes.of(batch));
    }

    @Test
    void shouldAllocateNothingForATransferThroughTheBatchDoor() throws Exception {
        Contestant batches = new AllocationContestant("batches", Workload.of(Level.OS, BATCHES), 300_000);
        Result result = measure(Metric.ALLOCATED, 3, List.of(batches)).get(0);
        // Segments of tables and look-ups of free space are objects, some for a hundred thousand transfers.
        assertTrue(result.min() < 2, () -> "bytes a transfer=" + result.min());
    }

    @Test
    void shouldNotFallBehindOnAHotAccount() throws Exception {
        Workload workload = Workload.of(Level.NONE, BATCHES);
        List<Result> results = measure(
                Metric.RATE,
                5,
                List.of(
                        new LedgerContestant("uniform", workload),
                        new LedgerContestant("hot", workload.pattern(Pattern.HOT))));
        double ratio = results.get(1).median() / results.get(0).median();
        assertTrue(ratio > 0.4, () -> "hot to uniform=" + ratio);
    }

    @Test
    void shouldAcceptEveryCommandOfEveryMixThroughEveryDoor() throws Exception {
        List<Contestant> contestants = new ArrayList<>();
        for (Mix mix : Mix.values()) {
            for (Callers callers : List.of(Callers.blocking(2), Callers.async(64), Callers.batches(100, 2))) {
                Workload workload = Workload.of(Level.MEMORY, callers)
                        .accounts(100)
                        .mix(mix)
                        .pattern(Pattern.ZIPF);
                contestants.add(new LedgerContestant(workload.toString(), workload));
            }
        }
        List<Result> results = measureOnce(contestants);
        assertEquals(
                contestants.size(),
                results.stream()
                        .filter(each -> each.metric() == Metric.RATE && each.min() > 0)
                        .count());
    }

    @Test
    void shouldPrintATableAndJson() throws Exception {
        Contest contest = new Contest(
                "one",
                "one blocking caller",
                Metric.RATE,
                List.of(new LedgerContestant(
                        "ledger", Workload.of(Level.NONE, Callers.blocking(1)).accounts(100))));
        List<Result> results = rounds(1).measure(contest);
        String table = ResultTable.of(contest, results);
        assertTrue(table.contains("transfers/s") && table.contains("p99.9"), table);
        String json = ResultJson.of(results.get(0), Machine.of(directory));
        assertTrue(json.contains("\"level\":\"NONE\"") && json.contains("\"jdk\":"), json);
    }

    private List<Result> measureOnce(List<Contestant> contestants) throws Exception {
        return rounds(1).measure(new Contest("smoke", "smoke", Metric.RATE, contestants));
    }

    private List<Result> measure(Metric metric, int rounds, List<Contestant> contestants) throws Exception {
        return rounds(rounds).measure(new Contest("smoke", "smoke", metric, contestants));
    }

    private Rounds rounds(int count) {
        return new Rounds(count, new Budget(SHORT_NANOS, 1_000_000), directory, Progress.NONE).withoutWarmUp();
    }
}
