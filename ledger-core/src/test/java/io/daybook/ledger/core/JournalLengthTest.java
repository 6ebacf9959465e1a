package io.daybook.ledger.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Id;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.journal.MemoryJournal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a plain transfer takes in the journal: command, outcome, both after-images, and its share of the frame. */
class JournalLengthTest {
    private static final int ACCOUNTS = 1_000;
    private static final int BATCH = 8_000;
    private static final int BATCHES = 20;
    private static final int MOST_BYTES = 160;

    @Test
    void shouldTakeFewBytesForAPlainTransfer() {
        MemoryJournal journal = new MemoryJournal();
        try (LedgerEngine ledger = LedgerEngine.open(new LedgerContext().journal(journal))) {
            CommandBatch batch = ledger.newBatch(BATCH);
            batch.add(RegisterAsset.of("EUR", 2));
            for (int id = 1; id <= ACCOUNTS; id++) {
                batch.add(OpenAccount.of(Id.of(id), "EUR", AccountCategory.ASSET));
            }
            ledger.execute(batch);
            long before = bytes(journal);
            transfer(ledger, batch);
            double each = (double) (bytes(journal) - before) / (BATCH * BATCHES);
            System.out.printf("journal: %.1f bytes a plain transfer%n", each);
            assertTrue(each <= MOST_BYTES, "bytes a plain transfer: " + each);
        }
    }

    /** Amounts up to a million major units, so that totals need eight bytes soon. */
    private static void transfer(LedgerEngine ledger, CommandBatch batch) {
        SplittableRandom random = new SplittableRandom(3);
        long id = 1;
        for (int i = 0; i < BATCHES; i++) {
            batch.clear();
            for (int j = 0; j < BATCH; j++) {
                long debit = 1L + random.nextInt(ACCOUNTS);
                batch.transfer(id++, debit, 1 + debit % ACCOUNTS, 1 + random.nextLong(100_000_000));
            }
            ledger.execute(batch);
        }
    }

    private static long bytes(MemoryJournal journal) {
        long bytes = 0;
        try (JournalReader reader = journal.newReader()) {
            while (reader.next()) {
                bytes += reader.frame().remaining();
            }
        }
        return bytes;
    }
}
