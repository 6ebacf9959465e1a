package io.daybook.ledger.benchmarks.workload;

/** What kinds of commands a workload is made of. */
public enum Mix {
    /** Transfers only. */
    TRANSFERS(1),
    /** Of ten operations seven are transfers, and three are holds that are captured a little later. */
    HOLDS(1),
    /** Transactions of four postings. */
    FOUR_POSTINGS(1),
    /** Every tenth command is a retry of an earlier transfer. */
    RETRIES(1),
    /** Groups of ten transfers, all or nothing. */
    GROUPS(10);

    private final int operations;

    Mix(int operations) {
        this.operations = operations;
    }

    /**
     * How many operations one command counts for.
     *
     * @return 1, or the members of a group
     */
    public int operations() {
        return operations;
    }
}
