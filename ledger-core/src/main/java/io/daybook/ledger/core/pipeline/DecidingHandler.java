package io.daybook.ledger.core.pipeline;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.WaitStrategy;
import io.daybook.ledger.core.LedgerClock;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.statemachine.LedgerStateMachine;
import io.daybook.ledger.core.statemachine.LookAhead;
import org.agrona.MutableDirectBuffer;

/** The ledger thread: decides what a slot asks, and writes its reply. */
final class DecidingHandler implements EventHandler<Slot> {
    private final LedgerStateMachine machine;
    private final LookAhead lookAhead;
    private final LedgerClock clock;
    private final boolean hostClock;
    private final Halt halt;
    private final WaitStrategy nextStage;
    private Sequence progress = new Sequence();
    private volatile long nextDueNs;

    DecidingHandler(
            LedgerStateMachine machine, LedgerClock clock, boolean hostClock, Halt halt, WaitStrategy nextStage) {
        this.nextStage = nextStage;
        this.machine = machine;
        this.lookAhead = new LookAhead(machine.state());
        this.clock = clock;
        this.hostClock = hostClock;
        this.halt = halt;
        this.nextDueNs = machine.state().dueQueue().headDueAt();
    }

    @Override
    public void setSequenceCallback(Sequence sequenceCallback) {
        progress = sequenceCallback;
    }

    @Override
    public void onEvent(Slot slot, long sequence, boolean endOfBatch) {
        if (!halt.isHalted()) {
            try {
                handle(slot);
                publishNextDue();
            } catch (Throwable failure) {
                halt.because("deciding", failure);
            }
        }
        progress.set(sequence);
        nextStage.signalAllWhenBlocking();
    }

    private void handle(Slot slot) {
        switch (slot.request()) {
            case DECIDE -> decide(slot);
            case SIMULATE -> simulate(slot);
            case ADVANCE -> machine.advance(slot.timestampNs(), slot.reply());
            case TASK -> slot.task().onState(machine.state());
            case NOTHING -> {}
        }
    }

    private void decide(Slot slot) {
        MutableDirectBuffer commands = slot.commands();
        long nowNs = hostClock ? 0 : clock.nowNs();
        int length = slot.commandsLength();
        int at = 0;
        int ahead = 0;
        while (at < length) {
            if (at >= ahead) {
                ahead = lookAhead.from(commands, at, length);
            }
            int commandLength = commands.getInt(at + RecordLayout.LENGTH);
            machine.decide(commands, at, nowNs, slot.reply());
            at += commandLength;
        }
    }

    private void simulate(Slot slot) {
        MutableDirectBuffer command = slot.commands();
        if (hostClock && command.getLong(RecordLayout.TIMESTAMP) == 0) {
            command.putLong(RecordLayout.TIMESTAMP, machine.state().nextTimestampNs());
        }
        machine.simulate(command, 0, hostClock ? 0 : clock.nowNs(), slot.reply());
    }

    private void publishNextDue() {
        long due = machine.state().dueQueue().headDueAt();
        if (due != nextDueNs) {
            nextDueNs = due;
        }
    }

    /** When something falls due next, ns since the epoch; Long.MAX_VALUE for never. May be read from any thread. */
    long nextDueNs() {
        return nextDueNs;
    }

    /** Keeps the look-ups ahead from being left out. */
    long seen() {
        return lookAhead.seen();
    }
}
