package io.daybook.ledger.core.model;

import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.Id;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.command.CancelScheduled;
import io.daybook.ledger.command.ScheduleTransfer;
import java.util.List;
import java.util.Optional;

/** Planned transfers. */
final class ScheduleRules {
    private final Booking booking;
    private final ModelState state;

    ScheduleRules(Booking booking) {
        this.booking = booking;
        this.state = booking.state;
    }

    Booked decide(ScheduleTransfer command, Moment now) {
        booking.requirePair(command.debit(), command.credit());
        booking.requireFit(command.debit(), command.credit());
        requireNotClosed(command.debit());
        requireNotClosed(command.credit());
        state.creations.put(command.id(), now.creation());
        state.schedules.put(
                command.id(),
                new ModelSchedule(
                        command.id(),
                        command.debit(),
                        command.credit(),
                        command.amount().toBigInteger(),
                        command.dueAtNs(),
                        command.overrideLimits(),
                        ModelSchedule.State.OPEN));
        return Booked.NOTHING;
    }

    private void requireNotClosed(Id account) {
        Rejection.when(state.accounts.get(account).status == AccountStatus.CLOSED, Outcome.ACCOUNT_CLOSED);
    }

    Booked decide(CancelScheduled command) {
        Decision decision = state.decisions.get(command.schedule());
        ModelSchedule schedule = state.schedules.get(command.schedule());
        Rejection.when(
                schedule == null || decision == null || !decision.receipt().isAccepted(), Outcome.SCHEDULE_NOT_FOUND);
        Rejection.when(schedule.state() == ModelSchedule.State.EXECUTED, Outcome.SCHEDULE_ALREADY_EXECUTED);
        Rejection.when(schedule.state() == ModelSchedule.State.CANCELLED, Outcome.SCHEDULE_ALREADY_CANCELLED);
        state.schedules.put(schedule.id(), schedule.ended(ModelSchedule.State.CANCELLED));
        return Booked.NOTHING;
    }

    /** Its time has come: executed, whether the transfer is accepted or not. */
    Booked execute(ModelSchedule schedule, Moment now) {
        state.schedules.put(schedule.id(), schedule.ended(ModelSchedule.State.EXECUTED));
        try {
            return transfer(schedule, now);
        } catch (Rejection rejection) {
            if (booking.has(Bug.REJECTED_SCHEDULE_STAYS_OPEN)) {
                state.schedules.put(schedule.id(), schedule.ended(ModelSchedule.State.CANCELLED));
            }
            throw rejection;
        }
    }

    private Booked transfer(ModelSchedule schedule, Moment now) {
        booking.requireTakesNew(schedule.debit(), schedule.credit());
        booking.requireOpenPeriod(schedule.debit(), Optional.empty(), now);
        List<Line> lines = Line.transfer(schedule.debit(), schedule.credit(), schedule.amount());
        List<ModelAccount> touched = booking.book(lines, schedule.overrideLimits(), List.of());
        state.originals.put(schedule.id(), ModelOriginal.transfer(lines, schedule.amount()));
        return Booked.touching(touched).moving(schedule.amount());
    }
}
