package io.daybook.ledger.core.history;

import io.daybook.ledger.Event;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.Subscription;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.core.model.Invariants;
import io.daybook.ledger.core.model.ModelLedger;
import io.daybook.ledger.core.model.Structure;
import io.daybook.ledger.query.BalanceSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Plays steps to the model and, gathered and by one door or another, to the ledger; throws the first Mismatch. */
final class Player {
    private static final int CHECK_EVERY = 200;

    private final ModelLedger model = new ModelLedger();
    private final InvariantWatch watch = new InvariantWatch(model);
    private final LedgerUnderTest subject;
    private final Doors doors;
    private final List<Doors.Expected> waiting = new ArrayList<>();
    private int index = -1;
    private int gathering = 1;

    Player(LedgerUnderTest subject, long seed) {
        this.subject = subject;
        this.doors = new Doors(new Dice(seed));
    }

    ModelLedger model() {
        return model;
    }

    int index() {
        return index;
    }

    /** What the model answered, for a command. */
    Optional<Receipt> play(Step step) {
        index++;
        try {
            return playNext(step);
        } catch (RuntimeException thrown) {
            throw new Mismatch(index, thrown);
        }
    }

    private Optional<Receipt> playNext(Step step) {
        Optional<Receipt> answered = Optional.empty();
        if (step instanceof Step.Apply apply) {
            Receipt expected = model.apply(apply.command());
            answered = Optional.of(expected);
            waiting.add(new Doors.Expected(index, apply.command(), expected));
            if (waiting.size() >= gathering) {
                flush();
            }
        } else {
            flush();
            playAlone(step);
        }
        watch.check(index);
        if (index % CHECK_EVERY == CHECK_EVERY - 1) {
            flush();
            compareAccounts();
        }
        return answered;
    }

    private void playAlone(Step step) {
        Ledger ledger = subject.ledger();
        if (step instanceof Step.Simulate simulate) {
            long sequence = ledger.durableSequence();
            StateHash before = ledger.stateHash();
            Receipt expected = model.simulate(simulate.command());
            Mismatch.unlessEqual(expected, ledger.simulate(simulate.command()), index, step.toString());
            Mismatch.unlessEqual(sequence, ledger.durableSequence(), index, "a simulation moved the sequence");
            Mismatch.unlessEqual(before, ledger.stateHash(), index, "a simulation changed the state");
        } else if (step instanceof Step.Advance advance) {
            List<Receipt> expected = model.advanceTo(advance.timestampNs());
            Mismatch.unlessEqual(expected, ledger.advanceTo(advance.timestampNs()), index, step.toString());
        } else if (step instanceof Step.Reopen) {
            reopen();
        }
    }

    private void flush() {
        doors.give(subject.ledger(), waiting);
        waiting.clear();
        gathering = doors.nextSize();
    }

    private void reopen() {
        StateHash before = subject.ledger().stateHash();
        subject.reopen();
        Mismatch.unlessEqual(before, subject.ledger().stateHash(), index, "state hash after the replay");
    }

    /** Plays what waits, and compares all there is to see, also after a replay and by a subscriber. */
    void finish() {
        try {
            flush();
            compareAccounts();
            reopen();
            compareAccounts();
            compareEvents();
        } catch (RuntimeException thrown) {
            throw new Mismatch(index, thrown);
        }
    }

    private void compareAccounts() {
        BalanceSnapshot snapshot = subject.ledger().snapshot();
        Mismatch.unlessEqual(model.accountViews(), snapshot.accounts(), index, "accounts");
        Mismatch.unlessEqual(model.lastSequence(), snapshot.sequence(), index, "sequence of the snapshot");
        Mismatch.unlessEqual(model.lastTimestampNs(), snapshot.timestampNs(), index, "ledger time");
        Mismatch.unless(snapshot.trialBalance().isBalanced(), index, "trial balance", 0, snapshot.trialBalance());
        Mismatch.unlessEqual(List.of(), Invariants.broken(model, snapshot), index, "invariants");
    }

    private void compareEvents() {
        LinkedBlockingQueue<Event> heard = new LinkedBlockingQueue<>();
        try (Subscription subscription = subject.ledger().subscribe(1, heard::add)) {
            for (Event expected : model.events()) {
                Event event = heard.poll(30, TimeUnit.SECONDS);
                Mismatch.unless(event != null, index, "an event is missing", expected, subscription.failure());
                Mismatch.unlessEqual(expected.receipt(), event.receipt(), index, "receipt of an event");
                if (isRecordedWhole(expected.command())) {
                    Mismatch.unlessEqual(asRecorded(expected), event.command(), index, "command of an event");
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while listening", interrupted);
        }
    }

    /** Of a member's field that has no valid value, the journal keeps its name. */
    private static boolean isRecordedWhole(Optional<Command> command) {
        return command.filter(Group.class::isInstance)
                .map(group -> ((Group) group).commands().stream().allMatch(Structure::isMember))
                .orElse(true);
    }

    /** The journal keeps a command with the timestamp that it was given. */
    private static Optional<Command> asRecorded(Event event) {
        OptionalLong recorded = event.receipt().timestampNs();
        return event.command().map(command -> FieldChanger.at(command, recorded));
    }
}
