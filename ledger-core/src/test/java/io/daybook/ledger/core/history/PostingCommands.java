package io.daybook.ledger.core.history;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Balancing;
import io.daybook.ledger.Id;
import io.daybook.ledger.Side;
import io.daybook.ledger.command.CancelScheduled;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.core.model.ModelOriginal;
import io.daybook.ledger.core.model.ModelSchedule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Generated transfers, transactions, reversals and plans. */
final class PostingCommands {
    static final int MOST_POSTINGS = 8190;

    private final World world;
    private final Dice dice;

    PostingCommands(World world) {
        this.world = world;
        this.dice = world.dice;
    }

    Command transfer() {
        Id debit = world.payer();
        Id credit = world.partnerOf(debit);
        Transfer.Builder builder = Transfer.builder(
                        world.id(), debit, credit, world.amount(world.room(dice.oneOf(debit, credit))))
                .overrideLimits(dice.chance(0.1))
                .expectedVersions(world.expectedVersions(Stream.of(debit, credit)))
                .conditions(world.conditions(dice.oneOf(debit, credit)));
        world.effectiveDate().ifPresent(builder::effectiveDate);
        if (dice.chance(0.2)) {
            builder.balancing(dice.oneOf(Balancing.values()));
        }
        return builder.build();
    }

    Command transaction() {
        List<Posting> postings = dice.chance(0.002) ? longest() : postings();
        Transaction.Builder builder = Transaction.builder(world.id(), postings)
                .overrideLimits(dice.chance(0.1))
                .expectedVersions(world.expectedVersions(postings.stream().map(Posting::account)))
                .conditions(world.conditions(postings.get(0).account()));
        world.effectiveDate().ifPresent(builder::effectiveDate);
        return builder.build();
    }

    private List<Posting> postings() {
        List<Posting> postings = new ArrayList<>();
        Id first = world.payer();
        int pairs = 1 + dice.below(3);
        for (int i = 0; i < pairs; i++) {
            Id debit = dice.chance(0.7) ? first : world.partnerOf(first);
            Id credit = dice.chance(0.2) ? debit : world.partnerOf(debit);
            addPair(postings, dice.chance(0.5), debit, credit);
        }
        if (dice.chance(0.05)) {
            Posting last = postings.remove(postings.size() - 1);
            postings.add(new Posting(last.account(), last.side(), world.amount(BigInteger.ZERO)));
        }
        if (dice.chance(0.5)) {
            for (int i = postings.size() - 1; i > 0; i--) {
                Collections.swap(postings, i, dice.below(i + 1));
            }
        }
        return postings;
    }

    private void addPair(List<Posting> postings, boolean split, Id debit, Id credit) {
        Amount amount = world.amount(world.room(dice.oneOf(debit, credit)));
        Side side = dice.chance(0.7) ? Side.DEBIT : Side.CREDIT;
        postings.add(new Posting(debit, side, amount));
        Amount part = Amount.of(amount.toBigInteger().shiftRight(1));
        if (split && !part.isZero()) {
            postings.add(new Posting(credit, side.opposite(), part));
            postings.add(new Posting(world.partnerOf(debit), side.opposite(), amount.minus(part)));
        } else {
            postings.add(new Posting(credit, side.opposite(), amount));
        }
    }

    private List<Posting> longest() {
        Id debit = world.payer();
        Id credit = world.partnerOf(debit);
        List<Posting> postings = new ArrayList<>();
        while (postings.size() < MOST_POSTINGS) {
            postings.add(Posting.debit(debit, Amount.of(1)));
            postings.add(Posting.credit(credit, Amount.of(1)));
        }
        return postings;
    }

    Command reverse() {
        if (world.model.originals().isEmpty() && dice.chance(0.6)) {
            return transfer();
        }
        Id original = original();
        Reverse.Builder builder = Reverse.builder(world.id(), original).overrideLimits(dice.chance(0.15));
        ModelOriginal known = world.model.originals().get(original);
        if (dice.chance(known != null && known.wholeOnly() ? 0.05 : 0.5)) {
            builder.amount(world.amount(known == null ? BigInteger.ZERO : known.remaining()));
        }
        world.effectiveDate().ifPresent(builder::effectiveDate);
        return builder.build();
    }

    private Id original() {
        Map<Id, ModelOriginal> originals = world.model.originals();
        if (dice.chance(0.02)) {
            return world.unknownId();
        } else if (originals.isEmpty() || dice.chance(0.06)) {
            return Id.of(dice.between(1, world.lastId() + 1));
        }
        List<Command> reversals =
                world.given.stream().filter(Reverse.class::isInstance).toList();
        if (!reversals.isEmpty() && dice.chance(0.06)) {
            return ((Reverse) dice.pick(reversals)).id();
        }
        Id candidate = dice.anyOf(originals.keySet());
        for (int tries = 0; tries < 4 && originals.get(candidate).remaining().signum() == 0; tries++) {
            candidate = dice.anyOf(originals.keySet());
        }
        return candidate;
    }

    Command schedule() {
        Id debit = world.payer();
        Id credit = world.partnerOf(debit);
        long now = world.model.lastTimestampNs();
        long due = dice.chance(0.1)
                ? Math.max(0, now - dice.between(0, 2_000_000_000L))
                : now + dice.oneOf(1L, 5L, 1000L, 1_000_000_000L, 3_000_000_000L, 90_000_000_000_000L);
        return ScheduleTransfer.builder(
                        world.id(), debit, credit, world.amount(world.room(dice.oneOf(debit, credit))), due)
                .overrideLimits(dice.chance(0.1))
                .build();
    }

    Command cancel() {
        if (world.model.schedules().values().stream().noneMatch(ModelSchedule::isOpen) && dice.chance(0.6)) {
            return schedule();
        }
        return CancelScheduled.of(world.id(), schedule(dice.chance(0.7)));
    }

    private Id schedule(boolean open) {
        Map<Id, ModelSchedule> schedules = world.model.schedules();
        if (schedules.isEmpty() || dice.chance(0.05)) {
            return dice.chance(0.5) ? world.unknownId() : Id.of(dice.between(1, world.lastId() + 1));
        }
        Optional<ModelSchedule> wanted = schedules.values().stream()
                .filter(schedule -> schedule.isOpen() == open)
                .findAny();
        return wanted.map(ModelSchedule::id).orElseGet(() -> dice.anyOf(schedules.keySet()));
    }
}
