package io.daybook.ledger.core.pipeline;

/** How far the ledger is durable and released. Written by the journal thread, read by any. */
public final class DurablePosition {
    private volatile long sequence;
    private volatile long timestampNs;

    void moveTo(long newSequence, long newTimestampNs) {
        timestampNs = newTimestampNs;
        sequence = newSequence;
    }

    /**
     * The last released sequence.
     *
     * @return 0 for none
     */
    public long sequence() {
        return sequence;
    }

    /**
     * The timestamp of the last released sequence, or of a later one just being released.
     *
     * @return ns since the epoch; 0 for none
     */
    public long timestampNs() {
        return timestampNs;
    }
}
