package io.daybook.ledger.benchmarks.footprint;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.benchmarks.contest.Budget;
import io.daybook.ledger.benchmarks.contest.Contestant;
import io.daybook.ledger.benchmarks.contest.Metric;
import io.daybook.ledger.benchmarks.contest.Sample;
import io.daybook.ledger.benchmarks.host.Driver;
import io.daybook.ledger.benchmarks.host.Host;
import io.daybook.ledger.benchmarks.workload.Workload;
import java.nio.file.Path;

/** What all threads allocate for a transfer, from submit to receipt. */
public final class AllocationContestant implements Contestant {
    private static final long ENOUGH_NANOS = 600_000_000_000L;

    private final String name;
    private final Workload workload;
    private final long transfers;
    private Ledger ledger;
    private Driver driver;

    /**
     * A workload.
     *
     * @param name in its contest
     * @param workload of one caller
     * @param transfers to be counted over
     */
    public AllocationContestant(String name, Workload workload, long transfers) {
        this.name = name;
        this.workload = workload;
        this.transfers = transfers;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String settings() {
        return workload + ", over " + transfers + " transfers, all threads";
    }

    @Override
    public void open(Path directory) {
        ledger = Host.open(workload, directory.resolve("books"));
        driver = Driver.of(ledger, workload);
    }

    @Override
    public Sample run(Budget budget) throws Exception {
        long before = Allocations.heapBytes();
        driver.drive(new Budget(ENOUGH_NANOS, transfers));
        return Sample.of(Metric.ALLOCATED, (Allocations.heapBytes() - before) / (double) transfers);
    }

    @Override
    public void close() {
        if (ledger != null) {
            ledger.close();
        }
    }
}
