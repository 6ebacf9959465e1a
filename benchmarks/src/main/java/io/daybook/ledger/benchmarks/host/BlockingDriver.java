package io.daybook.ledger.benchmarks.host;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.benchmarks.contest.Budget;
import io.daybook.ledger.benchmarks.contest.CallerThreads;
import io.daybook.ledger.benchmarks.contest.Sample;
import io.daybook.ledger.benchmarks.workload.Commands;
import io.daybook.ledger.benchmarks.workload.Workload;
import org.HdrHistogram.Histogram;

/** Threads that each wait for a receipt before they hand over the next command. */
final class BlockingDriver implements Driver {
    /** Numbers of commands that a thread has for itself: a multiple of every cycle of a mix. */
    private static final long NUMBERS_EACH = 13L * 10 << 32;

    private final Ledger ledger;
    private final Commands commands;
    private final int operationsEach;
    private final long[] next;

    BlockingDriver(Ledger ledger, Workload workload) {
        this.ledger = ledger;
        commands = new Commands(workload);
        operationsEach = workload.mix().operations();
        next = new long[workload.callers().threads()];
        for (int i = 0; i < next.length; i++) {
            next[i] = i * NUMBERS_EACH;
        }
    }

    @Override
    public Sample drive(Budget budget) throws Exception {
        long start = System.nanoTime();
        long before = sum();
        Histogram latencies = CallerThreads.run(next.length, caller -> call(caller, start, budget));
        return Sample.rate((sum() - before) * operationsEach, System.nanoTime() - start)
                .and(latencies);
    }

    private Histogram call(int caller, long start, Budget budget) {
        Histogram latencies = new Histogram(3);
        long number = next[caller];
        long most = number + Math.max(1, budget.operations() / next.length);
        long before = System.nanoTime();
        do {
            Host.requireAccepted(ledger.execute(commands.command(number++)).outcome());
            long after = System.nanoTime();
            latencies.recordValue(after - before);
            before = after;
        } while (before - start < budget.nanos() && number < most);
        next[caller] = number;
        return latencies;
    }

    private long sum() {
        long sum = 0;
        for (long each : next) {
            sum += each;
        }
        return sum;
    }
}
