package io.daybook.ledger.benchmarks.yardstick;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.benchmarks.host.Host;
import io.daybook.ledger.benchmarks.host.NoJournal;
import io.daybook.ledger.benchmarks.workload.Callers;
import io.daybook.ledger.benchmarks.workload.Commands;
import io.daybook.ledger.benchmarks.workload.Level;
import io.daybook.ledger.benchmarks.workload.Workload;

/** How many bytes the ledger hands to its journal for a batch of transfers: what the yardsticks write as well. */
public final class FrameBytes {
    private FrameBytes() {}

    /**
     * Asks a ledger.
     *
     * @param transfers in one batch
     * @return bytes of the batch's frame
     */
    public static int of(int transfers) {
        Workload workload =
                Workload.of(Level.NONE, Callers.batches(transfers, 1)).accounts(1000);
        NoJournal journal = new NoJournal();
        try (Ledger ledger = Host.without(journal)) {
            Host.load(ledger, workload);
            Commands commands = new Commands(workload);
            CommandBatch batch = ledger.newBatch(transfers);
            for (int number = 0; number < transfers; number++) {
                commands.add(batch, number);
            }
            long before = journal.bytes();
            ledger.execute(batch);
            return Math.toIntExact(journal.bytes() - before);
        }
    }
}
