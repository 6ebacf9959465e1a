package io.daybook.ledger.core.snapshot;

/**
 * When snapshots are taken, and the state frozen, without being asked for.
 *
 * @param everyBytes after so many bytes of journal since the last one; 0 for never
 * @param atClose whether one is taken when the ledger is closed and something was decided since the last
 * @param freezeEveryNs after so many ns since the last freeze, of a snapshot or not, when something was decided since;
 *     0 for never
 */
public record SnapshotPolicy(long everyBytes, boolean atClose, long freezeEveryNs) {
    /** After each GiB of journal, which some seconds replay; not at close. */
    public static final SnapshotPolicy DEFAULT = new SnapshotPolicy(1L << 30, false);

    /** Only when asked. */
    public static final SnapshotPolicy ON_REQUEST = new SnapshotPolicy(0, false);

    /** Checks the numbers. */
    public SnapshotPolicy {
        if (everyBytes < 0 || freezeEveryNs < 0) {
            throw new IllegalArgumentException(
                    "numbers must be 0 or more: everyBytes=" + everyBytes + ", freezeEveryNs=" + freezeEveryNs);
        }
    }

    /**
     * Never frozen but for a snapshot.
     *
     * @param everyBytes as above
     * @param atClose as above
     */
    public SnapshotPolicy(long everyBytes, boolean atClose) {
        this(everyBytes, atClose, 0);
    }
}
