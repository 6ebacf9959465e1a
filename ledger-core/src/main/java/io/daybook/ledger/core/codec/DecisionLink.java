package io.daybook.ledger.core.codec;

/**
 * Names an earlier decision in one number: its sequence, and its place in the group that shares the sequence. Stands in
 * the extra number of a retry and of a reused id, so that a reader finds the first receipt in the journal.
 */
public final class DecisionLink {
    private static final int MEMBER_SHIFT = 48;
    private static final long SEQUENCE_MASK = (1L << MEMBER_SHIFT) - 1;

    private DecisionLink() {}

    /**
     * A link.
     *
     * @param sequence of the decision, below 2^48
     * @param member its place in its group from 0, or -1
     * @return the number
     */
    public static long of(long sequence, int member) {
        return sequence | (long) (member + 1) << MEMBER_SHIFT;
    }

    /**
     * The sequence.
     *
     * @param link the number
     * @return below 2^48
     */
    public static long sequence(long link) {
        return link & SEQUENCE_MASK;
    }

    /**
     * The place in the group.
     *
     * @param link the number
     * @return from 0, or -1
     */
    public static int member(long link) {
        return (int) (link >>> MEMBER_SHIFT) - 1;
    }
}
