package io.daybook.ledger.benchmarks.host;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.benchmarks.contest.Budget;
import io.daybook.ledger.benchmarks.contest.Sample;
import io.daybook.ledger.benchmarks.workload.Commands;
import io.daybook.ledger.benchmarks.workload.Workload;
import java.util.concurrent.CompletionStage;

/** One thread that submits commands one by one, and reads the oldest receipt when the window is full. */
final class AsyncDriver implements Driver {
    private final Ledger ledger;
    private final Commands commands;
    private final int operationsEach;
    private final CompletionStage<?>[] window;
    private long next;

    AsyncDriver(Ledger ledger, Workload workload) {
        this.ledger = ledger;
        commands = new Commands(workload);
        operationsEach = workload.mix().operations();
        window = new CompletionStage<?>[workload.callers().size()];
    }

    @Override
    public Sample drive(Budget budget) {
        long first = next;
        long start = System.nanoTime();
        long most = first + budget.operations() / operationsEach;
        int at = 0;
        do {
            receive(at);
            window[at] = ledger.submit(commands.command(next++));
            at = at + 1 == window.length ? 0 : at + 1;
        } while (System.nanoTime() - start < budget.nanos() && next < most);
        for (int i = 0; i < window.length; i++) {
            receive(i);
        }
        return Sample.rate((next - first) * operationsEach, System.nanoTime() - start);
    }

    private void receive(int at) {
        if (window[at] != null) {
            Receipt receipt = (Receipt) window[at].toCompletableFuture().join();
            Host.requireAccepted(receipt.outcome());
            window[at] = null;
        }
    }
}
