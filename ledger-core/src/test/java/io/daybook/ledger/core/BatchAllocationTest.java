package io.daybook.ledger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Id;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.core.journal.MemoryJournal;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What a transfer allocates on the batch door, from submit to receipt, on all threads of the ledger and on the
 * caller's. Segments of tables and of the journal in memory are allocated now and then, so that the figure is small but
 * not zero.
 */
class BatchAllocationTest {
    private static final int ACCOUNTS = 1_000;
    private static final int BATCH = 8_000;
    private static final int WARM_UP_BATCHES = 25;
    private static final int BATCHES = 50;
    private static final double MOST_BYTES_A_TRANSFER = 1.0;

    private long nextId = 1;

    @Test
    void shouldNotAllocatePerTransfer() {
        try (LedgerEngine ledger = LedgerEngine.open(new LedgerContext().journal(new MemoryJournal(1 << 20)))) {
            CommandBatch batch = ledger.newBatch(BATCH);
            openAccounts(ledger, batch);
            run(ledger, batch, WARM_UP_BATCHES);
            long before = allocated();
            run(ledger, batch, BATCHES);
            double each = (double) (allocated() - before) / (BATCHES * BATCH);
            System.out.printf("allocated on the batch door: %.3f bytes a transfer%n", each);
            assertTrue(each < MOST_BYTES_A_TRANSFER, "bytes a transfer: " + each);
        }
    }

    private static void openAccounts(LedgerEngine ledger, CommandBatch batch) {
        batch.add(RegisterAsset.of("EUR", 2));
        for (int id = 1; id <= ACCOUNTS; id++) {
            batch.add(OpenAccount.of(Id.of(id), "EUR", AccountCategory.ASSET));
        }
        ledger.execute(batch);
    }

    private void run(LedgerEngine ledger, CommandBatch batch, int batches) {
        for (int i = 0; i < batches; i++) {
            batch.clear();
            for (int j = 0; j < BATCH; j++) {
                batch.transfer(nextId, 1 + nextId % ACCOUNTS, 1 + (nextId + 1) % ACCOUNTS, 1 + j);
                nextId++;
            }
            ledger.execute(batch);
            assertEquals(Outcome.ACCEPTED, batch.outcome(BATCH - 1));
        }
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Set<Long> ours = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("daybook-") || thread == Thread.currentThread())
                .map(Thread::getId)
                .collect(Collectors.toSet());
        long sum = 0;
        for (long id : ours) {
            sum += threads.getThreadAllocatedBytes(id);
        }
        return sum;
    }
}
