package io.daybook.ledger.benchmarks.footprint;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.benchmarks.contest.Budget;
import io.daybook.ledger.benchmarks.contest.Contestant;
import io.daybook.ledger.benchmarks.contest.Metric;
import io.daybook.ledger.benchmarks.contest.Sample;
import io.daybook.ledger.benchmarks.host.Host;
import io.daybook.ledger.benchmarks.workload.Callers;
import io.daybook.ledger.benchmarks.workload.Level;
import io.daybook.ledger.benchmarks.workload.Workload;
import io.daybook.ledger.benchmarks.yardstick.FrameBytes;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What things take: a transfer in the journal, an account and a remembered id off the heap, after a snapshot: until
 * then the rows of decisions lie in memory as well, 72 bytes each.
 */
public final class SizeContestant implements Contestant {
    private static final int BATCH = 8000;
    private static final int ACCOUNTS = 1_000_000;
    private static final int IDS = 4_000_000;

    private final Thing thing;
    private Path directory;
    private int ledgers;

    /** What is sized. */
    public enum Thing {
        /** A plain transfer, outcome included, in a batch of 8000. */
        TRANSFER("a transfer in the journal") {
            @Override
            Sample size(Supplier<Path> directories) {
                return Sample.of(Metric.JOURNAL, FrameBytes.of(BATCH) / (double) BATCH);
            }
        },
        /** An account: row, index, and what readers see. */
        ACCOUNT("an account") {
            @Override
            Sample size(Supplier<Path> directories) {
                return Sample.of(Metric.MEMORY, direct(directories, ACCOUNTS, 0) / (double) ACCOUNTS);
            }
        },
        /** A remembered id: row and index. */
        REMEMBERED_ID("a remembered id") {
            @Override
            Sample size(Supplier<Path> directories) {
                return Sample.of(
                        Metric.MEMORY, (direct(directories, 2, IDS) - direct(directories, 2, 0)) / (double) IDS);
            }
        };

        private final String label;

        Thing(String label) {
            this.label = label;
        }

        abstract Sample size(Supplier<Path> directories);

        static long direct(Supplier<Path> directories, int accounts, int ids) {
            Workload workload = Workload.of(Level.OS, Callers.batches(BATCH, 1))
                    .accounts(accounts)
                    .remembered(ids);
            long before = Allocations.directBytes();
            try (Ledger ledger = Host.open(workload, directories.get())) {
                ledger.takeSnapshot();
                return Allocations.directBytes() - before;
            }
        }
    }

    /**
     * The size of something.
     *
     * @param thing what
     */
    public SizeContestant(Thing thing) {
        this.thing = thing;
    }

    @Override
    public String name() {
        return thing.label;
    }

    @Override
    public void open(Path parent) {
        // Each measurement opens ledgers of its own.
        directory = parent;
    }

    @Override
    public Sample run(Budget budget) {
        return thing.size(() -> directory.resolve("books" + ledgers++));
    }

    @Override
    public void close() {
        // Nothing stays open.
    }
}
