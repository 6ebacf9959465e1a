package io.daybook.ledger.benchmarks.suite;

import io.daybook.ledger.benchmarks.contest.Budget;
import java.util.concurrent.TimeUnit;

/** How much is measured, and how long. */
public enum Scale {
    /** Two minutes for all. */
    QUICK(5, 120),
    /** Some minutes a contest. */
    STANDARD(5, 500),
    /** As long as it needs, with the largest workloads. */
    FULL(7, 1000);

    private final int rounds;
    private final long millis;

    Scale(int rounds, long millis) {
        this.rounds = rounds;
        this.millis = millis;
    }

    /**
     * How many rounds count.
     *
     * @return 5 or more
     */
    public int rounds() {
        return rounds;
    }

    /**
     * Of one measurement.
     *
     * @return how long
     */
    public Budget budget() {
        return Budget.time(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /**
     * Whether it covers another scale.
     *
     * @param other the least scale that something belongs to
     * @return true when it is measured
     */
    public boolean covers(Scale other) {
        return compareTo(other) >= 0;
    }
}
