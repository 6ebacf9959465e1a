package io.daybook.ledger.core.journal;

/**
 * The port through which it is noted how far the ledger was acknowledged, so that the next open can tell a torn tail
 * from damage. {@link #last()} is asked before the ledger starts; the rest belongs to the journal thread.
 */
public interface AcknowledgedMark extends AutoCloseable {
    /** For a ledger whose journal does not outlive it: notes nothing. */
    AcknowledgedMark NONE = new AcknowledgedMark() {
        @Override
        public Acknowledged last() {
            return Acknowledged.NOTHING;
        }

        @Override
        public void note(long sequence, long position) {
            // there is no later open to tell it to
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    /**
     * What was noted last, by whoever had the ledger open before.
     *
     * @return how far it was acknowledged
     */
    Acknowledged last();

    /**
     * Makes sure that the ledger is still its directory's owner. Asked before a frame is appended, and by {@link #note}
     * after it was forced: whoever owned the ledger, was paused, and wakes when another owns it, acknowledges nothing.
     *
     * @throws io.daybook.ledger.LedgerException LOCKED when it is not
     */
    default void requireOwner() {
        // nothing can be taken from a ledger without a directory
    }

    /**
     * Notes that a frame is durable at the ledger's level and will now be acknowledged. Called once a frame, between
     * its force and its release, so that nothing acknowledged lies above the note as long as the machine lives. Need
     * not be forced.
     *
     * @param sequence the last sequence in the frame
     * @param position the frame's position
     */
    void note(long sequence, long position);

    /** Makes the last note durable where that is possible, and lets go of it. Never throws. */
    @Override
    void close();
}
