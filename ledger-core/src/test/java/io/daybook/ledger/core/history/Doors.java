package io.daybook.ledger.core.history;

import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.ReleaseHold;
import io.daybook.ledger.command.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The ways into a ledger: one command after the other, many in flight, or a batch, with and without records. */
final class Doors {
    private final Dice dice;

    Doors(Dice dice) {
        this.dice = dice;
    }

    /** A command and what it must be answered. */
    record Expected(int index, Command command, Receipt receipt) {
        void compare(Receipt actual) {
            Mismatch.unlessEqual(receipt, actual, index, CommandText.of(command));
        }
    }

    /** How many commands to gather for the next time. */
    int nextSize() {
        return dice.chance(0.2) ? 1 : (int) dice.between(2, 100);
    }

    void give(Ledger ledger, List<Expected> waiting) {
        if (waiting.isEmpty()) {
            return;
        }
        switch (dice.below(6)) {
            case 0 -> waiting.forEach(one -> one.compare(ledger.execute(one.command())));
            case 1 -> giveInFlight(ledger, waiting);
            default -> giveBatch(ledger, waiting);
        }
    }

    private static void giveInFlight(Ledger ledger, List<Expected> waiting) {
        List<CompletableFuture<Receipt>> answers = new ArrayList<>();
        waiting.forEach(one -> answers.add(ledger.submit(one.command()).toCompletableFuture()));
        for (int i = 0; i < waiting.size(); i++) {
            waiting.get(i).compare(answers.get(i).join());
        }
    }

    private void giveBatch(Ledger ledger, List<Expected> waiting) {
        CommandBatch batch = ledger.newBatch(waiting.size());
        boolean primitives = dice.chance(0.7);
        for (Expected one : waiting) {
            boolean added = primitives && addPrimitive(batch, one.command());
            if (!added) {
                batch.add(one.command());
            }
        }
        ledger.execute(batch);
        for (int i = 0; i < waiting.size(); i++) {
            Expected one = waiting.get(i);
            Receipt receipt = one.receipt();
            Mismatch.unlessEqual(receipt.outcome(), batch.outcome(i), one.index(), "outcome in a batch");
            Mismatch.unlessEqual(receipt.sequence().orElse(0), batch.sequence(i), one.index(), "sequence in a batch");
            Mismatch.unlessEqual(receipt.timestampNs().orElse(0), batch.timestampNs(i), one.index(), "time in a batch");
            Mismatch.unlessEqual(receipt.replayed(), batch.replayed(i), one.index(), "replayed in a batch");
            one.compare(batch.receipt(i));
        }
    }

    /** Whether the command says no more than the primitive methods can, and has been added by one. */
    private static boolean addPrimitive(CommandBatch batch, Command command) {
        boolean added = false;
        if (command.attributes().timestampNs().isEmpty()) {
            return false;
        } else if (command instanceof Transfer c) {
            added = addPlain(batch, c);
        } else if (command instanceof PlaceHold c) {
            added = addPlain(batch, c);
        } else if (command instanceof CaptureHold c) {
            added = addPlain(batch, c);
        } else if (command instanceof ReleaseHold c && isPlain(c, ReleaseHold.of(c.id(), c.hold()))) {
            Id id = c.id();
            batch.releaseHold(id.high(), id.low(), c.hold().high(), c.hold().low());
            added = true;
        }
        if (added) {
            batch.at(command.attributes().timestampNs().getAsLong());
        }
        return added;
    }

    private static boolean isPlain(Command command, Command plain) {
        return FieldChanger.at(plain, command.attributes().timestampNs()).equals(command);
    }

    private static boolean addPlain(CommandBatch batch, Transfer c) {
        boolean plain = isPlain(c, Transfer.of(c.id(), c.debit(), c.credit(), c.amount()));
        if (plain) {
            batch.transfer(
                    c.id().high(),
                    c.id().low(),
                    c.debit().high(),
                    c.debit().low(),
                    c.credit().high(),
                    c.credit().low(),
                    c.amount().high(),
                    c.amount().low());
        }
        return plain;
    }

    private static boolean addPlain(CommandBatch batch, PlaceHold c) {
        PlaceHold.Builder plainly = PlaceHold.builder(c.id(), c.debit(), c.credit(), c.amount());
        c.timeToLiveSeconds().ifPresent(plainly::timeToLiveSeconds);
        boolean plain = c.timeToLiveSeconds().orElse(1) != 0 && isPlain(c, plainly.build());
        if (plain) {
            batch.placeHold(
                    c.id().high(),
                    c.id().low(),
                    c.debit().high(),
                    c.debit().low(),
                    c.credit().high(),
                    c.credit().low(),
                    c.amount().high(),
                    c.amount().low(),
                    c.timeToLiveSeconds().orElse(0));
        }
        return plain;
    }

    private static boolean addPlain(CommandBatch batch, CaptureHold c) {
        CaptureHold.Builder plainly = CaptureHold.builder(c.id(), c.hold());
        c.amount().ifPresent(plainly::amount);
        boolean plain = c.amount().filter(amount -> amount.isZero()).isEmpty() && isPlain(c, plainly.build());
        if (plain) {
            long high = c.amount().map(amount -> amount.high()).orElse(0L);
            long low = c.amount().map(amount -> amount.low()).orElse(0L);
            batch.captureHold(
                    c.id().high(), c.id().low(), c.hold().high(), c.hold().low(), high, low);
        }
        return plain;
    }
}
