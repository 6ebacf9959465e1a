package io.daybook.ledger.core.pipeline;

/** How far the ledger is durable and released. Written by the journal thread, read by any. */
public final class DurablePosition {
    private volatile long sequence;
    private volatile long timestampNs;

    /**
     * Sets where a ledger stands when it is opened.
     *
     * @param lastSequence of the state
     * @param lastTimestampNs of the state
     */
    public void open(long lastSequence, long lastTimestampNs) {
        moveTo(lastSequence, lastTimestampNs);
    }

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
