package io.daybook.ledger.benchmarks.parts;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.benchmarks.workload.Callers;
import io.daybook.ledger.benchmarks.workload.Commands;
import io.daybook.ledger.benchmarks.workload.Level;
import io.daybook.ledger.benchmarks.workload.Workload;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.core.codec.CommandEncoder;
import io.daybook.ledger.core.codec.Reply;
import io.daybook.ledger.core.statemachine.LedgerStateMachine;
import io.daybook.ledger.core.statemachine.LookAhead;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import org.agrona.ExpandableDirectByteBuffer;
import org.agrona.MutableDirectBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Decides and books commands that were encoded beforehand. Each measurement takes the next {@value #SLICE} commands, so
 * that all of them are new, and the tables grow the same in every run.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = DecidePart.WARMUPS)
@Measurement(iterations = DecidePart.MEASUREMENTS)
public class DecidePart {
    static final int ACCOUNTS = 10_000;
    static final int WARMUPS = 12;
    static final int MEASUREMENTS = 10;
    private static final int SLICE = 8192;
    private static final int COMMANDS = (WARMUPS + MEASUREMENTS) * SLICE;

    /** What is decided. */
    @Param
    public Kind kind;

    private final CommandEncoder encoder = new CommandEncoder();
    private final MutableDirectBuffer buffer = new ExpandableDirectByteBuffer(1 << 20);
    private final int[] starts = new int[COMMANDS + 1];
    private final Reply reply = new Reply(1 << 22);
    private LedgerStateMachine machine;
    private LookAhead lookAhead;
    private int next;

    /** Opens the accounts, and encodes all commands. */
    @Setup
    public void prepare() {
        machine = new LedgerStateMachine(new LedgerState(), false);
        lookAhead = new LookAhead(machine.state());
        decide(RegisterAsset.of("EUR", 2));
        for (int number = 1; number <= ACCOUNTS; number++) {
            decide(OpenAccount.builder(Id.of(number), "EUR", AccountCategory.LIABILITY)
                    .overdraftLimit(Limit.of(1L << 60))
                    .build());
        }
        Commands commands = new Commands(Workload.of(Level.NONE, Callers.batches(SLICE, 1))
                .accounts(ACCOUNTS)
                .mix(kind.mix()));
        for (int number = 0; number < COMMANDS; number++) {
            starts[number + 1] = starts[number] + encoder.encode(commands.command(number), buffer, starts[number]);
        }
    }

    private void decide(Command command) {
        reply.clear();
        encoder.encode(command, buffer, 0);
        machine.decide(buffer, 0, 1, reply);
    }

    /**
     * The next slice.
     *
     * @return something that depends on all of it
     */
    @Benchmark
    @OperationsPerInvocation(SLICE)
    public long decideAndBook() {
        reply.clear();
        int end = starts[next + SLICE];
        int ahead = 0;
        for (int last = next + SLICE; next < last; next++) {
            int at = starts[next];
            if (at >= ahead) {
                ahead = lookAhead.from(buffer, at, end);
            }
            machine.decide(buffer, at, 1, reply);
        }
        return lookAhead.seen() + reply.length();
    }
}
