package io.daybook.ledger.core.model;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.command.AdjustHold;
import io.daybook.ledger.command.BlockAccount;
import io.daybook.ledger.command.CancelScheduled;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.CloseAccount;
import io.daybook.ledger.command.ClosePeriod;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.ReleaseHold;
import io.daybook.ledger.command.ReopenAccount;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.command.UnblockAccount;
import io.daybook.ledger.command.UpdateAccount;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Hands each command, and each effect, to the rules of its family; what is rejected leaves as a Rejection. */
final class Decider {
    private final Booking booking;
    private final AdministrationRules administration;
    private final MoneyRules money;
    private final HoldRules holds;
    private final ScheduleRules schedules;

    Decider(ModelState state, Bug bug) {
        booking = new Booking(state, bug);
        administration = new AdministrationRules(booking);
        money = new MoneyRules(booking);
        holds = new HoldRules(booking);
        schedules = new ScheduleRules(booking);
    }

    Booked decide(Command command, Moment now) {
        if (command instanceof RegisterAsset c) {
            return administration.decide(c);
        } else if (command instanceof OpenAccount c) {
            return administration.decide(c, now);
        } else if (command instanceof UpdateAccount c) {
            return administration.decide(c);
        } else if (command instanceof BlockAccount c) {
            return administration.decide(c);
        } else if (command instanceof UnblockAccount c) {
            return administration.decide(c);
        } else if (command instanceof CloseAccount c) {
            return administration.decide(c);
        } else if (command instanceof ReopenAccount c) {
            return administration.decide(c);
        } else if (command instanceof ClosePeriod c) {
            return administration.decide(c);
        } else if (command instanceof Transfer c) {
            return money.decide(c, now);
        } else if (command instanceof Transaction c) {
            return money.decide(c, now);
        }
        return decideOnEarlier(command, now);
    }

    private Booked decideOnEarlier(Command command, Moment now) {
        if (command instanceof Reverse c) {
            return money.decide(c, now);
        } else if (command instanceof PlaceHold c) {
            return holds.decide(c, now);
        } else if (command instanceof CaptureHold c) {
            return holds.decide(c, now);
        } else if (command instanceof AdjustHold c) {
            return holds.decide(c, now);
        } else if (command instanceof ReleaseHold c) {
            return holds.decide(c, now);
        } else if (command instanceof ScheduleTransfer c) {
            return schedules.decide(c, now);
        } else if (command instanceof CancelScheduled c) {
            return schedules.decide(c);
        }
        throw new IllegalArgumentException("no rules for kind=" + command.kind());
    }

    /** The next thing that is due at or before a time. */
    Optional<Due> due(long atNs) {
        ModelState state = booking.state;
        if (state.lastTimestampNs == Long.MAX_VALUE) {
            return Optional.empty();
        }
        Stream<Due> expiries = state.holds.values().stream()
                .filter(hold -> hold.isOpen() && hold.expiresAtNs().isPresent())
                .map(hold -> new Due(hold.expiresAtNs().getAsLong(), state.creations.get(hold.id()), hold, null));
        Stream<Due> executions = state.schedules.values().stream()
                .filter(ModelSchedule::isOpen)
                .map(plan -> new Due(plan.dueAtNs(), state.creations.get(plan.id()), null, plan));
        long latest = booking.has(Bug.DUE_ONE_LATE) ? atNs - 1 : atNs;
        return Stream.concat(expiries, executions)
                .filter(due -> due.atNs <= latest && due.atNs < Long.MAX_VALUE)
                .min(order());
    }

    private Comparator<Due> order() {
        Comparator<Due> byDueTime = Comparator.comparing(Due::atNs);
        if (booking.has(Bug.DUE_IN_ORDER_OF_CREATION)) {
            return Comparator.comparing(Due::created);
        } else if (booking.has(Bug.MEMBERS_DUE_IN_ORDER_OF_ID)) {
            return byDueTime
                    .thenComparing(due -> due.created.sequence())
                    .thenComparing(due -> due.hold == null ? due.plan.id() : due.hold.id());
        }
        return byDueTime.thenComparing(Due::created);
    }

    /** A hold that expires, or a plan to execute. */
    record Due(long atNs, Creation created, ModelHold hold, ModelSchedule plan) {
        EventKind kind() {
            return hold == null ? EventKind.SCHEDULE_EXECUTED : EventKind.HOLD_EXPIRED;
        }
    }

    Booked happen(Due due, Moment now) {
        return due.hold == null ? schedules.execute(due.plan, now) : holds.expire(due.hold);
    }
}
