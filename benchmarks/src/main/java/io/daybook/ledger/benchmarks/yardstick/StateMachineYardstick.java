package io.daybook.ledger.benchmarks.yardstick;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.benchmarks.contest.Budget;
import io.daybook.ledger.benchmarks.contest.Contestant;
import io.daybook.ledger.benchmarks.contest.Sample;
import io.daybook.ledger.benchmarks.workload.Callers;
import io.daybook.ledger.benchmarks.workload.Commands;
import io.daybook.ledger.benchmarks.workload.Level;
import io.daybook.ledger.benchmarks.workload.Workload;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.core.codec.CommandEncoder;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.codec.Reply;
import io.daybook.ledger.core.statemachine.LedgerStateMachine;
import io.daybook.ledger.core.statemachine.LookAhead;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import java.nio.file.Path;
import org.agrona.ExpandableDirectByteBuffer;
import org.agrona.MutableDirectBuffer;

/** The state machine alone on one thread: encodes transfers, looks them up ahead, decides and books them. */
public final class StateMachineYardstick implements Contestant {
    private static final int BATCH = 8000;

    private final String name;
    private final int accounts;
    private final Commands commands;
    private final CommandEncoder encoder = new CommandEncoder();
    private final MutableDirectBuffer buffer = new ExpandableDirectByteBuffer(BATCH * 128);
    private final Reply reply = new Reply(BATCH * 256);
    private LedgerStateMachine machine;
    private int length;
    private long next;
    private LookAhead lookAhead;

    /**
     * The state machine alone.
     *
     * @param name in its contest
     * @param accounts how many, chosen uniformly
     */
    public StateMachineYardstick(String name, int accounts) {
        this.name = name;
        this.accounts = accounts;
        commands =
                new Commands(Workload.of(Level.NONE, Callers.batches(BATCH, 1)).accounts(accounts));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String settings() {
        return "state machine, one thread, " + accounts + " accounts UNIFORM, looked ahead in blocks";
    }

    @Override
    public void open(Path directory) {
        machine = new LedgerStateMachine(new LedgerState(), false);
        lookAhead = new LookAhead(machine.state());
        decide(RegisterAsset.of("EUR", 2));
        for (int number = 1; number <= accounts; number++) {
            decide(OpenAccount.builder(Id.of(number), "EUR", AccountCategory.LIABILITY)
                    .overdraftLimit(Limit.of(1L << 60))
                    .build());
        }
        Transfer template = Transfer.of(Id.of(1), Id.of(1), Id.of(2), Amount.of(1));
        length = encoder.encode(template, buffer, 0);
        for (int i = 1; i < BATCH; i++) {
            encoder.encode(template, buffer, i * length);
        }
    }

    private void decide(Command command) {
        reply.clear();
        encoder.encode(command, buffer, 0);
        machine.decide(buffer, 0, 1, reply);
    }

    @Override
    public Sample run(Budget budget) {
        long first = next;
        long start = System.nanoTime();
        do {
            encodeBatch();
            decideBatch();
        } while (System.nanoTime() - start < budget.nanos() && next - first < budget.operations());
        return Sample.rate(next - first, System.nanoTime() - start);
    }

    private void encodeBatch() {
        for (int i = 0; i < BATCH; i++, next++) {
            int at = i * length;
            buffer.putLong(at + RecordLayout.ID, next);
            buffer.putLong(at + RecordLayout.ID + Long.BYTES, Commands.ID_HIGH);
            buffer.putLong(at + RecordLayout.DEBIT, commands.debit(next));
            buffer.putLong(at + RecordLayout.CREDIT, commands.credit(next));
            buffer.putLong(at + RecordLayout.AMOUNT, Commands.amount(next));
        }
    }

    private void decideBatch() {
        reply.clear();
        int end = BATCH * length;
        int ahead = 0;
        for (int at = 0; at < end; at += length) {
            if (at >= ahead) {
                ahead = lookAhead.from(buffer, at, end);
            }
            machine.decide(buffer, at, 1, reply);
        }
    }

    @Override
    public void close() {
        if (lookAhead != null && lookAhead.seen() == 1) {
            throw new IllegalStateException("this keeps the look-ups ahead from being left out");
        }
    }
}
