package io.daybook.ledger.benchmarks.contest;

/**
 * How much one measurement may do: whichever is used up first ends it.
 *
 * @param nanos how long
 * @param operations how many
 */
public record Budget(long nanos, long operations) {
    /**
     * Limited by time; the number of operations is bounded only so that disks do not fill.
     *
     * @param nanos how long
     * @return the budget
     */
    public static Budget time(long nanos) {
        return new Budget(nanos, 20_000_000);
    }
}
