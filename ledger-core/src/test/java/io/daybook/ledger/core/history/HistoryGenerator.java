package io.daybook.ledger.core.history;

import io.daybook.ledger.HoldState;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.core.model.ModelHold;
import io.daybook.ledger.core.model.ModelLedger;
import io.daybook.ledger.core.model.ModelSchedule;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** The steps of one history, made while looking at the model; whoever asks for one must play it to the model. */
final class HistoryGenerator {
    private static final long YEAR_2026_NS = 1_767_225_600_000_000_000L;
    /** When most times to live end after the last nanosecond of ledger time. */
    private static final long LATE_NS = Long.MAX_VALUE - 900 * 86_400_000_000_000L;

    private static final long DAY_NS = 86_400_000_000_000L;

    private final Dice dice;
    private final ModelLedger model;
    private final World world;
    private final CommandGenerator commands;
    private final GroupGenerator groups;
    private final double groupShare;
    private final long startNs;

    HistoryGenerator(long seed, ModelLedger model) {
        this.dice = new Dice(seed);
        this.model = model;
        this.world = new World(dice, model);
        this.commands = new CommandGenerator(world);
        this.groups = new GroupGenerator(world, commands);
        this.groupShare = dice.oneOf(0.02, 0.05, 0.1);
        this.startNs = dice.oneOf(1L, YEAR_2026_NS, YEAR_2026_NS, YEAR_2026_NS, LATE_NS);
    }

    Step next() {
        if (dice.chance(0.02)) {
            return new Step.Advance(later(dice.between(0, 3_000_000_000L)));
        } else if (dice.chance(0.04)) {
            Command command = command();
            return new Step.Simulate(dice.chance(0.5) ? FieldChanger.at(command, nextTime()) : command);
        } else if (dice.chance(0.0005)) {
            return new Step.Reopen();
        }
        return new Step.Apply(timed(command()));
    }

    /** To be told what a command was answered, so that retries can be made of it. */
    void applied(Command command, Receipt receipt) {
        if (receipt.sequence().isPresent() && !receipt.replayed()) {
            world.given.add(command);
            if (command instanceof Group group && group.commands().size() < 50) {
                world.given.addAll(group.commands());
            }
        }
    }

    private Command command() {
        boolean group = model.accounts().size() > 2 && dice.chance(groupShare);
        if (!group) {
            return commands.next();
        }
        Command next = groups.next();
        return dice.chance(0.05) ? commands.invalid(next) : next;
    }

    private Command timed(Command command) {
        boolean leftOut = command.attributes().timestampNs().isEmpty() && dice.chance(0.003);
        return leftOut ? command : FieldChanger.at(command, nextTime());
    }

    private OptionalLong nextTime() {
        long last = model.lastTimestampNs();
        if (last == 0) {
            return OptionalLong.of(startNs);
        }
        if (last > model.lastCommandNs() && dice.chance(0.3)) {
            return OptionalLong.of(dice.between(model.lastCommandNs(), last));
        }
        int roll = dice.below(1000);
        if (roll < 15) {
            return OptionalLong.of(model.lastCommandNs() - dice.oneOf(0L, 0L, 1L, 1_000L, DAY_NS, last));
        } else if (roll < 100) {
            return OptionalLong.of(model.lastCommandNs() + 1);
        } else if (roll < 220) {
            return OptionalLong.of(nextDue(last) + dice.between(-1, 1));
        } else if (roll < 300) {
            return OptionalLong.of(later(dice.between(1, 2_500_000_000L)));
        } else if (roll < 315) {
            return OptionalLong.of(later(dice.between(1, 40 * DAY_NS)));
        }
        return OptionalLong.of(later(dice.between(1, 1000)));
    }

    private long later(long deltaNs) {
        return model.lastTimestampNs() + deltaNs;
    }

    private long nextDue(long last) {
        LongStream holds = model.holds().values().stream()
                .filter(hold -> hold.state() == HoldState.OPEN)
                .map(ModelHold::expiresAtNs)
                .flatMapToLong(OptionalLong::stream);
        LongStream plans = model.schedules().values().stream()
                .filter(ModelSchedule::isOpen)
                .mapToLong(ModelSchedule::dueAtNs);
        return LongStream.concat(holds, plans)
                .filter(due -> due > last && due < last + 3 * DAY_NS)
                .min()
                .orElse(last + 2);
    }
}
