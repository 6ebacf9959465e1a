package io.daybook.ledger.benchmarks.parts;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.benchmarks.host.Host;
import io.daybook.ledger.benchmarks.host.NoJournal;
import io.daybook.ledger.benchmarks.workload.Callers;
import io.daybook.ledger.benchmarks.workload.Commands;
import io.daybook.ledger.benchmarks.workload.Level;
import io.daybook.ledger.benchmarks.workload.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Any account's balances, by a host's thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 5)
@Measurement(iterations = 5)
public class BalanceReadPart {
    private Ledger ledger;
    private long next;

    /** Opens the accounts. */
    @Setup
    public void prepare() {
        ledger = Host.without(new NoJournal());
        Host.load(ledger, Workload.of(Level.NONE, Callers.batches(1, 1)).accounts(DecidePart.ACCOUNTS));
    }

    /** Lets go of the ledger. */
    @TearDown
    public void close() {
        ledger.close();
    }

    /**
     * One account.
     *
     * @return its balances
     */
    @Benchmark
    public AccountBalances balances() {
        return ledger.balances(Id.of(1 + (Commands.mix(next++) >>> 1) % DecidePart.ACCOUNTS))
                .orElseThrow();
    }
}
