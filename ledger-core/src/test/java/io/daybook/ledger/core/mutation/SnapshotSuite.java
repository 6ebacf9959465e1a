package io.daybook.ledger.core.mutation;

import org.junit.jupiter.api.Test;

/** What becomes of the state in a snapshot, after it, and over a restart. */
class SnapshotSuite {
    @Test
    void snapshots() throws Throwable {
        Suite.run("history.SnapshotHistoryTest", "snapshot.SnapshotTest", "ClockTest");
    }
}
