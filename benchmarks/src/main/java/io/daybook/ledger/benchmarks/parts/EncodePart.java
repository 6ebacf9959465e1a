package io.daybook.ledger.benchmarks.parts;

import io.daybook.ledger.benchmarks.workload.Callers;
import io.daybook.ledger.benchmarks.workload.Commands;
import io.daybook.ledger.benchmarks.workload.Level;
import io.daybook.ledger.benchmarks.workload.Workload;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.core.codec.CommandEncoder;
import org.agrona.ExpandableDirectByteBuffer;
import org.agrona.MutableDirectBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A command record into bytes, as the record door does it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 5)
@Measurement(iterations = 5)
public class EncodePart {
    private static final int COMMANDS = 1024;

    /** What is encoded. */
    @Param
    public Kind kind;

    private final CommandEncoder encoder = new CommandEncoder();
    private final MutableDirectBuffer buffer = new ExpandableDirectByteBuffer(4096);
    private Command[] commands;
    private int next;

    /** Makes the records beforehand. */
    @Setup
    public void prepare() {
        Commands source = new Commands(Workload.of(Level.NONE, Callers.batches(COMMANDS, 1))
                .accounts(DecidePart.ACCOUNTS)
                .mix(kind.mix()));
        commands = new Command[COMMANDS];
        for (int number = 0; number < COMMANDS; number++) {
            commands[number] = source.command(number);
        }
    }

    /**
     * One command.
     *
     * @return its bytes' length
     */
    @Benchmark
    public int encode() {
        return encoder.encode(commands[next++ & (COMMANDS - 1)], buffer, 0);
    }
}
