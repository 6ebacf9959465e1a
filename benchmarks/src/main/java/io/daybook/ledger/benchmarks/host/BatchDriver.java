package io.daybook.ledger.benchmarks.host;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.benchmarks.contest.Budget;
import io.daybook.ledger.benchmarks.contest.Sample;
import io.daybook.ledger.benchmarks.workload.Commands;
import io.daybook.ledger.benchmarks.workload.Workload;

/** One thread that fills batches, hands them over, and reads the outcomes of the oldest when all are in flight. */
final class BatchDriver implements Driver {
    private final Ledger ledger;
    private final Commands commands;
    private final int size;
    private final int operationsEach;
    private final CommandBatch[] batches;
    private long next;

    BatchDriver(Ledger ledger, Workload workload) {
        this.ledger = ledger;
        commands = new Commands(workload);
        size = workload.callers().size();
        operationsEach = workload.mix().operations();
        batches = new CommandBatch[workload.callers().inFlight()];
        for (int i = 0; i < batches.length; i++) {
            batches[i] = ledger.newBatch(size);
        }
    }

    @Override
    public Sample drive(Budget budget) {
        long first = next;
        long start = System.nanoTime();
        long most = first + budget.operations() / operationsEach;
        int turn = 0;
        do {
            CommandBatch batch = batches[turn];
            receive(batch);
            fill(batch);
            ledger.submit(batch);
            turn = turn + 1 == batches.length ? 0 : turn + 1;
        } while (System.nanoTime() - start < budget.nanos() && next < most);
        for (CommandBatch batch : batches) {
            receive(batch);
        }
        return Sample.rate((next - first) * operationsEach, System.nanoTime() - start);
    }

    private void fill(CommandBatch batch) {
        for (int i = 0; i < size; i++) {
            commands.add(batch, next++);
        }
    }

    private static void receive(CommandBatch batch) {
        batch.await();
        for (int i = 0; i < batch.size(); i++) {
            Host.requireAccepted(batch.outcome(i));
        }
        batch.clear();
    }
}
