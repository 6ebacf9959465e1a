package io.daybook.ledger.benchmarks.latency;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.benchmarks.contest.Budget;
import io.daybook.ledger.benchmarks.contest.Contestant;
import io.daybook.ledger.benchmarks.contest.Metric;
import io.daybook.ledger.benchmarks.contest.Sample;
import io.daybook.ledger.benchmarks.host.Driver;
import io.daybook.ledger.benchmarks.host.Host;
import io.daybook.ledger.benchmarks.workload.Callers;
import io.daybook.ledger.benchmarks.workload.Commands;
import io.daybook.ledger.benchmarks.workload.Level;
import io.daybook.ledger.benchmarks.workload.Workload;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Submits commands at the times they are due, a share of the measured maximum, and measures from the time each was due
 * to its receipt: a ledger that stands still for a while is charged for every command that was due meanwhile.
 */
public final class OpenLoopContestant implements Contestant {
    private static final int WINDOW = 8192;
    private static final long LEAST_PARK_NANOS = 60_000;
    private static final int MAXIMUM_RUNS = 3;
    /** The commands that find the maximum have other ids. */
    private static final long FIRST_NUMBER = 1L << 40;

    private final int percent;
    private final Workload workload;
    private final AtomicLong maximum;
    private final Commands commands;
    private Ledger ledger;
    private long next = FIRST_NUMBER;

    /**
     * One rate.
     *
     * @param level what a receipt promises
     * @param percent of the maximum
     * @param maximum commands a second, shared by the contestants of a contest; 0 when it is still to be measured
     */
    public OpenLoopContestant(Level level, int percent, AtomicLong maximum) {
        this.percent = percent;
        this.maximum = maximum;
        workload = Workload.of(level, Callers.async(WINDOW));
        commands = new Commands(workload);
    }

    @Override
    public String name() {
        return percent + " % of the maximum";
    }

    @Override
    public String settings() {
        return workload.level() + ", open loop, " + rate() + " transfers/s due, one submit each, 10k accounts UNIFORM";
    }

    private long rate() {
        return Math.max(1, maximum.get() * percent / 100);
    }

    @Override
    public void open(Path directory) throws Exception {
        ledger = Host.open(workload, directory.resolve("books"));
        if (maximum.get() == 0) {
            Driver driver = Driver.of(ledger, workload);
            double least = Double.MAX_VALUE;
            for (int run = 0; run <= MAXIMUM_RUNS; run++) {
                Sample sample = driver.drive(Budget.time(TimeUnit.SECONDS.toNanos(1)));
                least = run == 0 ? least : Math.min(least, sample.values().get(Metric.RATE));
            }
            maximum.set((long) least);
        }
    }

    @Override
    public Sample run(Budget budget) {
        double intervalNanos = 1e9 / rate();
        Recorder recorder = new Recorder();
        long start = System.nanoTime();
        long count = Math.max(1, (long) (budget.nanos() / intervalNanos));
        for (long i = 0; i < count; i++) {
            long due = start + (long) (i * intervalNanos);
            awaitTime(due);
            ledger.submit(commands.command(next++))
                    .whenComplete((receipt, failure) ->
                            recorder.record(due, failure == null && receipt.outcome() == Outcome.ACCEPTED));
        }
        while (recorder.received < count) {
            LockSupport.parkNanos(LEAST_PARK_NANOS);
        }
        recorder.requireAllAccepted();
        return Sample.rate(count, System.nanoTime() - start).and(recorder.latencies);
    }

    private static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (left > LEAST_PARK_NANOS) {
                LockSupport.parkNanos(left - LEAST_PARK_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /** Called by the thread that releases receipts, or by the submitter for one that is there already. */
    private static final class Recorder {
        private final Histogram latencies = new Histogram(3);
        private boolean refused;
        private volatile long received;

        synchronized void record(long due, boolean accepted) {
            latencies.recordValue(Math.max(0, System.nanoTime() - due));
            refused |= !accepted;
            long before = received;
            received = before + 1;
        }

        synchronized void requireAllAccepted() {
            if (refused) {
                throw new IllegalStateException("a command of the workload was rejected");
            }
        }
    }

    @Override
    public void close() {
        if (ledger != null) {
            ledger.close();
        }
    }
}
