package io.daybook.ledger.benchmarks.host;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.benchmarks.contest.Budget;
import io.daybook.ledger.benchmarks.contest.Contestant;
import io.daybook.ledger.benchmarks.contest.Sample;
import io.daybook.ledger.benchmarks.workload.Workload;
import java.nio.file.Path;

/** A ledger under a workload. */
public final class LedgerContestant implements Contestant {
    private final String name;
    private final Workload workload;
    private Ledger ledger;
    private Driver driver;

    /**
     * A ledger under a workload.
     *
     * @param name in its contest
     * @param workload what is asked of it
     */
    public LedgerContestant(String name, Workload workload) {
        this.name = name;
        this.workload = workload;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String settings() {
        return workload.toString();
    }

    @Override
    public void open(Path directory) {
        ledger = Host.open(workload, directory.resolve("books"));
        driver = Driver.of(ledger, workload);
    }

    @Override
    public Sample run(Budget budget) throws Exception {
        return driver.drive(budget);
    }

    @Override
    public void close() {
        if (ledger != null) {
            ledger.close();
        }
    }
}
