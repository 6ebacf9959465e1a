package io.daybook.ledger.benchmarks.host;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.benchmarks.workload.Commands;
import io.daybook.ledger.benchmarks.workload.Level;
import io.daybook.ledger.benchmarks.workload.Pattern;
import io.daybook.ledger.benchmarks.workload.Workload;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.MemoryJournal;
import java.nio.file.Path;

/** Opens the ledger of a workload and brings in what is there before the first command is measured. */
public final class Host {
    private static final String ASSET = "EUR";
    private static final int LOAD_BATCH = 8000;
    /** So that memory is not what a measurement of some seconds measures. */
    private static final long RETAINED_BYTES = 256L << 20;
    /** Every account has a limit, so that each debit is judged, and none is ever refused. */
    private static final Limit OVERDRAFT = Limit.of(1L << 60);

    private Host() {}

    /**
     * Opens the ledger of a workload, with its accounts and remembered ids.
     *
     * @param workload which
     * @param directory for its files
     * @return the running ledger
     */
    public static Ledger open(Workload workload, Path directory) {
        Ledger ledger = switch (workload.level()) {
            case NONE -> without(new NoJournal());
            case MEMORY -> without(new MemoryJournal(RETAINED_BYTES));
            case OS, SYNC -> open(workload.level(), directory);
        };
        load(ledger, workload);
        return ledger;
    }

    /**
     * A pipeline over a journal of the caller's.
     *
     * @param journal where frames go
     * @return the running ledger, at level MEMORY
     */
    public static Ledger without(Journal journal) {
        return LedgerEngine.open(new LedgerContext()
                .durability(Durability.MEMORY)
                .journal(journal)
                .history(false));
    }

    private static Ledger open(Level level, Path directory) {
        return Daybook.open(
                directory,
                DaybookOptions.defaults()
                        .durability(Durability.valueOf(level.name()))
                        .history(false));
    }

    /**
     * Opens the accounts of a workload, and makes transfers whose ids are then remembered.
     *
     * @param ledger where
     * @param workload how many
     */
    public static void load(Ledger ledger, Workload workload) {
        ledger.execute(RegisterAsset.of(ASSET, 2));
        CommandBatch[] batches = {ledger.newBatch(LOAD_BATCH), ledger.newBatch(LOAD_BATCH)};
        for (int first = 1, turn = 0; first <= workload.accounts(); first += LOAD_BATCH, turn ^= 1) {
            CommandBatch batch = ready(batches[turn]);
            int last = Math.min(workload.accounts(), first + LOAD_BATCH - 1);
            for (int number = first; number <= last; number++) {
                batch.add(OpenAccount.builder(Id.of(number), ASSET, AccountCategory.LIABILITY)
                        .overdraftLimit(OVERDRAFT)
                        .build());
            }
            ledger.submit(batch);
        }
        for (CommandBatch batch : batches) {
            ready(batch);
        }
        remember(ledger, workload);
    }

    /**
     * Makes transfers whose ids are then remembered.
     *
     * @param ledger with the workload's accounts
     * @param workload how many
     */
    public static void remember(Ledger ledger, Workload workload) {
        CommandBatch[] batches = {ledger.newBatch(LOAD_BATCH), ledger.newBatch(LOAD_BATCH)};
        Commands commands = new Commands(workload.pattern(Pattern.UNIFORM));
        long left = workload.remembered();
        for (int turn = 0; left > 0; turn ^= 1) {
            CommandBatch batch = ready(batches[turn]);
            for (int i = 0; i < LOAD_BATCH && left > 0; i++, left--) {
                batch.transfer(1, left, 0, commands.debit(left), 0, commands.credit(left), 0, 1);
            }
            ledger.submit(batch);
        }
        for (CommandBatch batch : batches) {
            ready(batch);
        }
    }

    /** Waits for a batch, checks that all was accepted, and empties it. */
    private static CommandBatch ready(CommandBatch batch) {
        batch.await();
        for (int i = 0; i < batch.size(); i++) {
            requireAccepted(batch.outcome(i));
        }
        batch.clear();
        return batch;
    }

    /**
     * Checks that a command did what a workload means it to do.
     *
     * @param outcome of a command
     */
    static void requireAccepted(Outcome outcome) {
        if (outcome != Outcome.ACCEPTED) {
            throw new IllegalStateException("a command of the workload was rejected: outcome=" + outcome);
        }
    }
}
