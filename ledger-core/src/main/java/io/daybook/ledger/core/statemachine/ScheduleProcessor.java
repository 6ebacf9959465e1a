package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.Outcome;
import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.Kinds;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.statemachine.state.DecisionTable;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.core.statemachine.state.ScheduleTable;

/** ScheduleTransfer, CancelScheduled, and what happens when a schedule falls due. */
final class ScheduleProcessor implements Processor {
    private static final int ACCEPTED = 0;

    private final LedgerState state;
    private final ScheduleTable schedules;
    private final Rules rules;
    private final Movements movements;

    ScheduleProcessor(LedgerState state, Rules rules, Movements movements) {
        this.state = state;
        this.schedules = state.schedules();
        this.rules = rules;
        this.movements = movements;
    }

    @Override
    public int decide(CommandView command, Decision decision) {
        return command.kind() == Kinds.SCHEDULE_TRANSFER
                ? decideSchedule(command, decision)
                : decideCancel(command, decision);
    }

    private int decideSchedule(CommandView command, Decision decision) {
        int outcome = rules.pairs().judge(command, decision);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        outcome = rules.accounts().judgeNotClosed(decision.debit);
        return outcome != ACCEPTED ? outcome : rules.accounts().judgeNotClosed(decision.credit);
    }

    private int decideCancel(CommandView command, Decision decision) {
        DecisionTable decisions = state.decisions();
        long row = decisions.find(command.high(RecordLayout.TARGET), command.low(RecordLayout.TARGET));
        if (row == DecisionTable.NOT_FOUND
                || decisions.outcome(row) != ACCEPTED
                || decisions.kind(row) != Kinds.SCHEDULE_TRANSFER) {
            return Outcome.SCHEDULE_NOT_FOUND.code();
        }
        decision.target = decisions.debit(row);
        return switch (schedules.state(decision.target)) {
            case ScheduleTable.WAITING -> ACCEPTED;
            case ScheduleTable.CANCELLED -> Outcome.SCHEDULE_ALREADY_CANCELLED.code();
            default -> Outcome.SCHEDULE_ALREADY_EXECUTED.code();
        };
    }

    @Override
    public void book(CommandView command, Decision decision) {
        if (command.kind() == Kinds.SCHEDULE_TRANSFER) {
            bookSchedule(command, decision);
        } else {
            end(decision.target, ScheduleTable.CANCELLED);
        }
    }

    private void bookSchedule(CommandView command, Decision decision) {
        int schedule = schedules.plan(
                decision.row,
                command.longAt(RecordLayout.DUE_AT),
                decision.sequence,
                decision.member,
                command.options());
        long high = command.high(RecordLayout.AMOUNT);
        long low = command.low(RecordLayout.AMOUNT);
        schedules.setTransfer(schedule, decision.debit, decision.credit, high, low);
        state.decisions().keep(decision.row, schedule, 0, high, low);
        state.dueQueue().addSchedule(schedule);
        state.accounts().addOpenSchedules(decision.debit, 1);
        state.accounts().addOpenSchedules(decision.credit, 1);
    }

    private void end(int schedule, int how) {
        state.dueQueue().removeSchedule(schedule);
        schedules.setState(schedule, how);
        state.accounts().addOpenSchedules(schedules.debit(schedule), -1);
        state.accounts().addOpenSchedules(schedules.credit(schedule), -1);
    }

    /** Executes a schedule whose time has come, under the rules of now; answers its outcome. */
    int execute(int schedule, Decision decision) {
        decision.debit = schedules.debit(schedule);
        decision.credit = schedules.credit(schedule);
        int outcome = decideDue(schedule, decision);
        end(schedule, outcome == ACCEPTED ? ScheduleTable.EXECUTED : ScheduleTable.REJECTED);
        if (outcome == ACCEPTED) {
            decision.amount(schedules.amountHigh(schedule), schedules.amountLow(schedule));
            movements.book();
            decision.touch(movements);
        }
        return outcome;
    }

    private int decideDue(int schedule, Decision decision) {
        int outcome = rules.accounts().judgeNew(decision.debit, decision.credit);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        outcome = rules.accounts().judgePeriod(decision.timestampNs, decision.debit);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        movements.clear();
        long high = schedules.amountHigh(schedule);
        long low = schedules.amountLow(schedule);
        movements.add(decision.debit, Movements.DEBIT, high, low);
        movements.add(decision.credit, Movements.CREDIT, high, low);
        boolean override = (schedules.options(schedule) & RecordLayout.OVERRIDE_LIMITS) != 0;
        return rules.amounts().judgeDue(movements, override);
    }
}
