package io.daybook.ledger.core.pipeline;

/**
 * How long a stage looks for work before it parks, by what looking has brought lately. To wake a parked thread takes
 * longer than all a stage does for a command, so a stage whose waits are short looks through them; one whose waits are
 * long parks nearly at once, and leaves the processor to the host. Not thread-safe: of one stage.
 */
final class Patience {
    /** A wait up to here is short: longer than a force takes on a disk that one would journal on. */
    static final long MOST_NS = 500_000;

    static final long LEAST_NS = 4_000;
    private static final int STEP = 4;

    private long ns = LEAST_NS;

    /** For how long to look. */
    long ns() {
        return ns;
    }

    /** Learns from how long the stage has waited in all. */
    void learn(long waitedNs) {
        ns = waitedNs <= MOST_NS ? Math.min(MOST_NS, ns * STEP) : Math.max(LEAST_NS, ns / STEP);
    }
}
