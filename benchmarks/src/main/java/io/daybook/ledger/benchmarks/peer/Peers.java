package io.daybook.ledger.benchmarks.peer;

import io.daybook.ledger.benchmarks.contest.Contestant;
import io.daybook.ledger.benchmarks.workload.Workload;
import java.util.List;

/** All peers. */
public final class Peers {
    private Peers() {}

    /**
     * The peers under a workload of transfers.
     *
     * @param workload whose callers make batches, or one transfer at a time
     * @return a contestant each, by name
     */
    public static List<Contestant> under(Workload workload) {
        Peer rocks = workload.callers().threads() == 1 ? new Rocks() : new RocksTransactions();
        return List.of(
                new PeerContestant("PostgreSQL", new Postgres(), workload),
                new PeerContestant("SQLite", new Sqlite(), workload),
                new PeerContestant("RocksDB", rocks, workload),
                new PeerContestant("H2 (not durable)", new H2(), workload));
    }
}
