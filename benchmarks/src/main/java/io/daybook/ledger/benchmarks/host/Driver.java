package io.daybook.ledger.benchmarks.host;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.benchmarks.contest.Budget;
import io.daybook.ledger.benchmarks.contest.Sample;
import io.daybook.ledger.benchmarks.workload.Workload;

/** Calls a ledger as the callers of a workload do, and looks at every receipt. */
public interface Driver {
    /**
     * Calls until the budget is used up, and until the last receipt is there.
     *
     * @param budget how much to do
     * @return the rate from the first submit to the last receipt; and, where a caller waits, its latencies
     * @throws Exception when the ledger fails
     */
    Sample drive(Budget budget) throws Exception;

    /**
     * The driver of a workload.
     *
     * @param ledger whom to call
     * @param workload how
     * @return a driver; its commands follow on each other from one call to the next
     */
    static Driver of(Ledger ledger, Workload workload) {
        return switch (workload.callers().door()) {
            case BLOCKING -> new BlockingDriver(ledger, workload);
            case ASYNC -> new AsyncDriver(ledger, workload);
            case BATCH -> new BatchDriver(ledger, workload);
        };
    }
}
