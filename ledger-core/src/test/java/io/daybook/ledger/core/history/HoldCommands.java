package io.daybook.ledger.core.history;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Balancing;
import io.daybook.ledger.Id;
import io.daybook.ledger.command.AdjustHold;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.ReleaseHold;
import io.daybook.ledger.core.model.ModelHold;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Generated holds and what happens to them. */
final class HoldCommands {
    private static final long LONGEST = (1L << 32) - 1;

    private final World world;
    private final Dice dice;

    HoldCommands(World world) {
        this.world = world;
        this.dice = world.dice;
    }

    Command place() {
        Id debit = world.payer();
        Id credit = world.partnerOf(debit);
        PlaceHold.Builder builder = PlaceHold.builder(
                        world.id(), debit, credit, world.amount(world.room(dice.oneOf(debit, credit))))
                .overrideLimits(dice.chance(0.1))
                .expectedVersions(world.expectedVersions(Stream.of(debit, credit)))
                .conditions(world.conditions(dice.oneOf(debit, credit)));
        if (dice.chance(0.5)) {
            builder.timeToLiveSeconds(seconds());
        }
        if (dice.chance(0.2)) {
            builder.balancing(dice.oneOf(Balancing.values()));
        }
        return builder.build();
    }

    private long seconds() {
        return dice.chance(0.8) ? dice.between(1, 20) : dice.oneOf(60L, 86_400L, 3_000_000L, LONGEST);
    }

    Command capture() {
        if (lacksHold()) {
            return place();
        }
        Id hold = hold();
        CaptureHold.Builder builder = CaptureHold.builder(world.id(), hold)
                .finalCapture(dice.chance(0.5))
                .overrideLimits(dice.chance(0.1));
        if (dice.chance(0.75)) {
            builder.amount(part(hold));
        }
        world.effectiveDate().ifPresent(builder::effectiveDate);
        return builder.build();
    }

    private Amount part(Id hold) {
        BigInteger remaining = remaining(hold);
        BigInteger half = remaining.shiftRight(1);
        return half.signum() > 0 && dice.chance(0.4) ? Amount.of(half) : world.amount(remaining);
    }

    private BigInteger remaining(Id hold) {
        ModelHold known = world.model.holds().get(hold);
        return known == null ? BigInteger.ZERO : known.remaining();
    }

    Command adjust() {
        if (lacksHold()) {
            return place();
        }
        Id hold = hold();
        AdjustHold.Builder builder = AdjustHold.builder(
                world.id(), hold, adjusted(world.model.holds().get(hold)));
        if (dice.chance(0.3)) {
            builder.timeToLiveSeconds(seconds());
        }
        return builder.build();
    }

    private Amount adjusted(ModelHold hold) {
        if (hold == null || dice.chance(0.1)) {
            return world.amount(BigInteger.ZERO);
        }
        if (world.large && dice.chance(0.1)) {
            return Amount.MAX;
        }
        BigInteger captured = hold.captured();
        List<BigInteger> choices = Stream.of(
                        hold.authorised(),
                        hold.authorised()
                                .add(world.amount(world.room(hold.debit())).toBigInteger()),
                        hold.authorised().subtract(BigInteger.ONE),
                        captured,
                        captured.subtract(BigInteger.ONE),
                        captured.add(BigInteger.ONE))
                .filter(amount -> amount.signum() > 0 && amount.compareTo(Numbers.LARGEST) <= 0)
                .toList();
        return Amount.of(dice.pick(choices));
    }

    Command release() {
        if (lacksHold()) {
            return place();
        }
        return ReleaseHold.of(world.id(), hold());
    }

    private boolean lacksHold() {
        return world.model.holds().values().stream().noneMatch(ModelHold::isOpen) && dice.chance(0.75);
    }

    private Id hold() {
        Map<Id, ModelHold> holds = world.model.holds();
        if (dice.chance(0.02)) {
            return world.unknownId();
        } else if (holds.isEmpty() || dice.chance(0.04)) {
            return Id.of(dice.between(1, world.lastId() + 1));
        }
        boolean open = dice.chance(0.8);
        List<Id> wanted = holds.values().stream()
                .filter(hold -> hold.isOpen() == open)
                .map(ModelHold::id)
                .toList();
        return wanted.isEmpty() ? dice.anyOf(holds.keySet()) : dice.pick(wanted);
    }
}
