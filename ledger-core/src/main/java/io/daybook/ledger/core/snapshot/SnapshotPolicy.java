package io.daybook.ledger.core.snapshot;

/**
 * When snapshots are taken without being asked for.
 *
 * @param everyBytes after so many bytes of journal since the last one; 0 for never
 * @param atClose whether one is taken when the ledger is closed and something was decided since the last
 */
public record SnapshotPolicy(long everyBytes, boolean atClose) {
    /** After each GiB of journal, which some seconds replay; not at close. */
    public static final SnapshotPolicy DEFAULT = new SnapshotPolicy(1L << 30, false);

    /** Only when asked. */
    public static final SnapshotPolicy ON_REQUEST = new SnapshotPolicy(0, false);

    /** Checks the size. */
    public SnapshotPolicy {
        if (everyBytes < 0) {
            throw new IllegalArgumentException("everyBytes must be 0 or more: everyBytes=" + everyBytes);
        }
    }
}
