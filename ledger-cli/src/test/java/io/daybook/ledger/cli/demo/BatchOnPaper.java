package io.daybook.ledger.cli.demo;

import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.Command;
import java.util.ArrayList;
import java.util.List;

/** The batch of a {@link LedgerOnPaper}: takes command records only. */
final class BatchOnPaper implements CommandBatch {
    private final LedgerOnPaper ledger;
    private final int maxCommands;
    private final List<Command> commands = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();

    BatchOnPaper(LedgerOnPaper ledger, int maxCommands) {
        this.ledger = ledger;
        this.maxCommands = maxCommands;
    }

    void decide() {
        commands.forEach(command -> receipts.add(ledger.execute(command)));
    }

    @Override
    public int add(Command command) {
        if (commands.size() == maxCommands) {
            return FULL;
        }
        commands.add(command);
        return commands.size() - 1;
    }

    @Override
    public int size() {
        return commands.size();
    }

    @Override
    public void clear() {
        commands.clear();
        receipts.clear();
    }

    @Override
    public boolean isDone() {
        return receipts.size() == commands.size();
    }

    @Override
    public void await() {
        if (!isDone()) {
            throw new IllegalStateException("awaited before it was submitted");
        }
    }

    @Override
    public Outcome outcome(int index) {
        return receipts.get(index).outcome();
    }

    @Override
    public long sequence(int index) {
        return receipts.get(index).sequence().orElse(0);
    }

    @Override
    public long timestampNs(int index) {
        return receipts.get(index).timestampNs().orElse(0);
    }

    @Override
    public boolean replayed(int index) {
        return receipts.get(index).replayed();
    }

    @Override
    public Receipt receipt(int index) {
        return receipts.get(index);
    }

    @Override
    public void at(long timestampNs) {
        throw new AssertionError("the demo has no use for this");
    }

    @Override
    public int transfer(
            long idHigh,
            long idLow,
            long debitHigh,
            long debitLow,
            long creditHigh,
            long creditLow,
            long amountHigh,
            long amountLow) {
        throw new AssertionError("the demo has no use for this");
    }

    @Override
    public int placeHold(
            long idHigh,
            long idLow,
            long debitHigh,
            long debitLow,
            long creditHigh,
            long creditLow,
            long amountHigh,
            long amountLow,
            long timeToLiveSeconds) {
        throw new AssertionError("the demo has no use for this");
    }

    @Override
    public int captureHold(long idHigh, long idLow, long holdHigh, long holdLow, long amountHigh, long amountLow) {
        throw new AssertionError("the demo has no use for this");
    }

    @Override
    public int releaseHold(long idHigh, long idLow, long holdHigh, long holdLow) {
        throw new AssertionError("the demo has no use for this");
    }
}
