package io.daybook.ledger.benchmarks.parts;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Id;
import io.daybook.ledger.benchmarks.workload.Callers;
import io.daybook.ledger.benchmarks.workload.Commands;
import io.daybook.ledger.benchmarks.workload.Level;
import io.daybook.ledger.benchmarks.workload.Workload;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.core.codec.CommandEncoder;
import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.codec.FrameWriter;
import io.daybook.ledger.core.codec.Reply;
import io.daybook.ledger.core.statemachine.LedgerStateMachine;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import java.util.UUID;
import org.agrona.ExpandableDirectByteBuffer;
import org.agrona.MutableDirectBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A frame of {@value #TRANSFERS} transfers with their outcomes: copied together, checksum, SHA-256 chain. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 5)
@Measurement(iterations = 5)
public class FramePart {
    private static final int TRANSFERS = 8000;

    private final Reply reply = new Reply(TRANSFERS * 256);
    private FrameWriter frame;

    /** Decides the transfers beforehand. */
    @Setup
    public void prepare() {
        frame = new FrameWriter(new UUID(1, 2), new byte[FrameLayout.HASH_LENGTH], 4 << 20);
        LedgerStateMachine machine = new LedgerStateMachine(new LedgerState(), false);
        CommandEncoder encoder = new CommandEncoder();
        MutableDirectBuffer buffer = new ExpandableDirectByteBuffer(4096);
        Commands commands = new Commands(
                Workload.of(Level.NONE, Callers.batches(TRANSFERS, 1)).accounts(DecidePart.ACCOUNTS));
        decide(machine, encoder, buffer, RegisterAsset.of("EUR", 2));
        for (int number = 1; number <= DecidePart.ACCOUNTS; number++) {
            decide(machine, encoder, buffer, OpenAccount.of(Id.of(number), "EUR", AccountCategory.LIABILITY));
        }
        reply.clear();
        for (int number = 0; number < TRANSFERS; number++) {
            decide(machine, encoder, buffer, commands.command(number));
        }
    }

    private void decide(
            LedgerStateMachine machine, CommandEncoder encoder, MutableDirectBuffer buffer, Command command) {
        encoder.encode(command, buffer, 0);
        machine.decide(buffer, 0, 1, reply);
    }

    /**
     * One frame.
     *
     * @return its length in bytes
     */
    @Benchmark
    @OperationsPerInvocation(TRANSFERS)
    public int frame() {
        for (int at = 0; at < reply.length(); at = reply.next(at)) {
            frame.add(reply.buffer(), at + Reply.HEADER, reply.recordLength(at), reply.sequence(at));
        }
        frame.end();
        int length = frame.length();
        frame.clear();
        return length;
    }
}
