package io.daybook.ledger.core.history;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.core.model.Ids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Groups whose members mostly succeed together, as the model tells beforehand; and ones with a flaw in some place. */
final class GroupGenerator {
    private static final List<EventKind> MEMBER_KINDS = Arrays.stream(EventKind.values())
            .filter(kind -> !kind.isEffect() && kind != EventKind.GROUP)
            .toList();

    private final World world;
    private final Dice dice;
    private final CommandGenerator commands;

    GroupGenerator(World world, CommandGenerator commands) {
        this.world = world;
        this.dice = world.dice;
        this.commands = commands;
    }

    Group next() {
        Id id = world.id();
        List<Command> members = new ArrayList<>();
        int size = 1 + dice.below(5);
        for (int tries = 0; tries < 3 * size && members.size() < size; tries++) {
            List<Command> more = new ArrayList<>(members);
            more.addAll(candidates(members));
            if (world.model.simulate(Group.of(id, more)).isAccepted()) {
                members = more;
            }
        }
        if (members.isEmpty() || dice.chance(0.35)) {
            members.add(dice.below(members.size() + 1), flaw(id, members));
        }
        return Group.of(id, members);
    }

    private List<Command> candidates(List<Command> before) {
        Command command = commands.fresh();
        if (!before.isEmpty() && dice.chance(0.1)) {
            return List.of(reference(dice.pick(before)));
        } else if (!world.given.isEmpty() && dice.chance(0.06)) {
            return Stream.of(commands.earlier())
                    .filter(earlier -> !(earlier instanceof Group))
                    .toList();
        } else if (dice.chance(0.12)) {
            return twins(dice.chance(0.5));
        } else if (command instanceof PlaceHold hold && dice.chance(0.3)) {
            return List.of(command, CaptureHold.of(world.id(), hold.id()));
        } else if (command instanceof OpenAccount account && dice.chance(0.6)) {
            Id other = world.accountId();
            Amount amount = Amount.of(dice.between(1, 9));
            return List.of(
                    command,
                    account.category().equals(AccountCategory.ASSET)
                            ? Transfer.of(world.id(), account.id(), other, amount)
                            : Transfer.of(world.id(), other, account.id(), amount));
        }
        return List.of(command);
    }

    /** Two members that fall due at the same time, the one with the higher id first. */
    private List<Command> twins(boolean holds) {
        Id lower = world.id();
        Id higher = world.id();
        Id debit = world.payer();
        Id credit = world.partnerOf(debit);
        long dueNs = world.model.lastTimestampNs() + 1_500_000_000L;
        return Stream.of(higher, lower)
                .<Command>map(id -> holds
                        ? PlaceHold.builder(id, debit, credit, Amount.of(2))
                                .timeToLiveSeconds(2)
                                .build()
                        : ScheduleTransfer.of(id, debit, credit, Amount.of(2), dueNs))
                .toList();
    }

    /** A member that is about an earlier one: its retry, its reversal, its capture. */
    private Command reference(Command earlier) {
        return switch (dice.below(3)) {
            case 0 -> earlier;
            case 1 -> Reverse.of(world.id(), Ids.of(earlier));
            default -> CaptureHold.of(world.id(), Ids.of(earlier));
        };
    }

    private Command flaw(Id group, List<Command> members) {
        return switch (dice.below(8)) {
            case 0 -> commands.invalid(commands.fresh());
            case 1 -> FieldChanger.at(commands.fresh(), OptionalLong.of(world.model.lastTimestampNs() + 1));
            case 2 -> members.isEmpty() ? commands.fresh() : FieldChanger.change(dice.pick(members), dice);
            case 3 -> Transfer.of(group, world.accountId(), world.accountId(), Amount.of(1));
            case 4 -> world.given.isEmpty() ? commands.fresh() : commands.earlier();
            default -> commands.of(dice.pick(MEMBER_KINDS));
        };
    }
}
