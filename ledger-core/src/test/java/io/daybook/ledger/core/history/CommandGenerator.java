package io.daybook.ledger.core.history;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.command.Attributes;
import io.daybook.ledger.command.Command;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Single commands without a timestamp: new ones, retries, changed retries, and invalid ones. */
final class CommandGenerator {
    private static final Map<EventKind, Double> WEIGHTS = new EnumMap<>(EventKind.class);

    static {
        WEIGHTS.put(EventKind.REGISTER_ASSET, 1.0);
        WEIGHTS.put(EventKind.OPEN_ACCOUNT, 4.0);
        WEIGHTS.put(EventKind.UPDATE_ACCOUNT, 4.0);
        WEIGHTS.put(EventKind.BLOCK_ACCOUNT, 2.5);
        WEIGHTS.put(EventKind.UNBLOCK_ACCOUNT, 5.0);
        WEIGHTS.put(EventKind.CLOSE_ACCOUNT, 2.0);
        WEIGHTS.put(EventKind.REOPEN_ACCOUNT, 3.5);
        WEIGHTS.put(EventKind.TRANSFER, 22.0);
        WEIGHTS.put(EventKind.TRANSACTION, 10.0);
        WEIGHTS.put(EventKind.PLACE_HOLD, 13.0);
        WEIGHTS.put(EventKind.CAPTURE_HOLD, 11.0);
        WEIGHTS.put(EventKind.ADJUST_HOLD, 9.0);
        WEIGHTS.put(EventKind.RELEASE_HOLD, 4.0);
        WEIGHTS.put(EventKind.REVERSE, 10.0);
        WEIGHTS.put(EventKind.SCHEDULE_TRANSFER, 7.0);
        WEIGHTS.put(EventKind.CANCEL_SCHEDULED, 3.0);
        WEIGHTS.put(EventKind.CLOSE_PERIOD, 1.5);
    }

    private static final List<EventKind> KINDS = List.copyOf(WEIGHTS.keySet());

    private final World world;
    private final Dice dice;
    private final Faults faults;
    private final AdministrationCommands administration;
    private final PostingCommands postings;
    private final HoldCommands holds;
    private final Map<EventKind, Double> weights = new EnumMap<>(EventKind.class);
    private double total;

    CommandGenerator(World world) {
        this.world = world;
        this.dice = world.dice;
        this.faults = new Faults(dice);
        this.administration = new AdministrationCommands(world);
        this.postings = new PostingCommands(world);
        this.holds = new HoldCommands(world);
        WEIGHTS.forEach((kind, weight) -> {
            double ofThisHistory = weight * dice.oneOf(0.3, 1.0, 1.0, 2.0);
            weights.put(kind, ofThisHistory);
            total += ofThisHistory;
        });
    }

    Command next() {
        if (!world.given.isEmpty() && dice.chance(0.07)) {
            Command earlier = earlier();
            return dice.chance(0.55) ? earlier : FieldChanger.change(earlier, dice);
        }
        if (dice.chance(0.04)) {
            return faults.in(dice.chance(0.5) ? attributed(of(dice.pick(KINDS))) : fresh());
        }
        return fresh();
    }

    Command earlier() {
        int size = world.given.size();
        int index = dice.chance(0.6) ? Math.max(0, size - 1 - dice.below(20)) : dice.below(size);
        return FieldChanger.at(world.given.get(index), OptionalLong.empty());
    }

    Command invalid(Command command) {
        return faults.in(command);
    }

    Command fresh() {
        return attributed(of(kind()));
    }

    private EventKind kind() {
        if (world.model.assets().isEmpty()) {
            return EventKind.REGISTER_ASSET;
        } else if (world.model.accounts().size() < 4 && dice.chance(0.6)) {
            return dice.chance(0.85) ? EventKind.OPEN_ACCOUNT : EventKind.REGISTER_ASSET;
        }
        double left = dice.below(1_000_000) / 1_000_000.0 * total;
        for (Map.Entry<EventKind, Double> weight : weights.entrySet()) {
            left -= weight.getValue();
            if (left < 0) {
                return weight.getKey();
            }
        }
        return EventKind.TRANSFER;
    }

    Command of(EventKind kind) {
        return switch (kind) {
            case REGISTER_ASSET -> administration.register();
            case OPEN_ACCOUNT -> administration.open();
            case UPDATE_ACCOUNT -> administration.update();
            case BLOCK_ACCOUNT -> administration.block();
            case UNBLOCK_ACCOUNT -> administration.unblock();
            case CLOSE_ACCOUNT -> administration.close();
            case REOPEN_ACCOUNT -> administration.reopen();
            case TRANSFER -> postings.transfer();
            case TRANSACTION -> postings.transaction();
            case PLACE_HOLD -> holds.place();
            case CAPTURE_HOLD -> holds.capture();
            case ADJUST_HOLD -> holds.adjust();
            case RELEASE_HOLD -> holds.release();
            case REVERSE -> postings.reverse();
            case SCHEDULE_TRANSFER -> postings.schedule();
            case CANCEL_SCHEDULED -> postings.cancel();
            case CLOSE_PERIOD -> administration.closePeriod();
            case GROUP, HOLD_EXPIRED, SCHEDULE_EXECUTED -> throw new IllegalArgumentException("kind=" + kind);
        };
    }

    private Command attributed(Command command) {
        if (dice.chance(0.8)) {
            return command;
        }
        Metadata metadata = dice.chance(0.1)
                ? Metadata.of(new byte[Metadata.MAX_LENGTH])
                : dice.oneOf(Metadata.EMPTY, Metadata.of("x"), Metadata.of("reason"));
        Optional<Id> reference =
                dice.chance(0.5) ? Optional.of(dice.oneOf(Id.ZERO, Id.of(7), Id.MAX)) : Optional.empty();
        OptionalLong actor = dice.chance(0.5) ? OptionalLong.of(dice.oneOf(0L, 3L, -1L)) : OptionalLong.empty();
        Attributes attributes = new Attributes(
                OptionalLong.empty(), metadata, reference, dice.oneOf(0, 1, -1), actor, Optional.empty());
        return FieldChanger.with(command, "attributes", attributes);
    }
}
