package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.Outcome;
import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.Kinds;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.statemachine.state.DecisionTable;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.core.statemachine.state.PostingLog;
import io.daybook.ledger.core.statemachine.state.ReversalTable;
import io.daybook.ledger.core.statemachine.state.ScheduleTable;
import io.daybook.ledger.core.statemachine.state.UInt128;

/**
 * Reverse: the mirror of a transfer, a capture or an executed schedule, in part or in full, or of a transaction in
 * full.
 */
final class ReversalProcessor implements Processor {
    private static final int ACCEPTED = 0;

    /** What stands for "in full" in the reversal table when the original is a transaction. */
    private static final long WHOLE = 1;

    private final LedgerState state;
    private final DecisionTable decisions;
    private final ReversalTable reversals;
    private final Rules rules;
    private final Movements movements;

    ReversalProcessor(LedgerState state, Rules rules, Movements movements) {
        this.state = state;
        this.decisions = state.decisions();
        this.reversals = state.reversals();
        this.rules = rules;
        this.movements = movements;
    }

    @Override
    public int decide(CommandView command, Decision decision) {
        long original = decisions.find(command.high(RecordLayout.TARGET), command.low(RecordLayout.TARGET));
        if (original == DecisionTable.NOT_FOUND || decisions.outcome(original) != ACCEPTED) {
            return Outcome.ORIGINAL_NOT_FOUND.code();
        }
        decision.original = original;
        movements.clear();
        return switch (decisions.kind(original)) {
            case Kinds.TRANSFER, Kinds.CAPTURE_HOLD ->
                decideTransfer(command, decision, decisions.debit(original), decisions.credit(original));
            case Kinds.SCHEDULE_TRANSFER -> decideSchedule(command, decision, decisions.debit(original));
            case Kinds.TRANSACTION -> decideTransaction(command, decision);
            default -> Outcome.NOT_REVERSIBLE.code();
        };
    }

    private int decideSchedule(CommandView command, Decision decision, int schedule) {
        ScheduleTable schedules = state.schedules();
        return schedules.state(schedule) == ScheduleTable.EXECUTED
                ? decideTransfer(command, decision, schedules.debit(schedule), schedules.credit(schedule))
                : Outcome.NOT_REVERSIBLE.code();
    }

    /** The mirror: what was credited is debited. */
    private int decideTransfer(CommandView command, Decision decision, int originalDebit, int originalCredit) {
        decision.debit = originalCredit;
        decision.credit = originalDebit;
        int outcome = rules.accounts().judgeNew(decision.debit, decision.credit);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        outcome = rules.accounts().judgePeriod(command, decision.timestampNs, decision.debit);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        if (!decideAmount(command, decision)) {
            return Outcome.EXCEEDS_ORIGINAL.code();
        }
        movements.add(decision.debit, Movements.DEBIT, decision.amountHigh, decision.amountLow);
        movements.add(decision.credit, Movements.CREDIT, decision.amountHigh, decision.amountLow);
        return rules.amounts().judge(command, movements);
    }

    private boolean decideAmount(CommandView command, Decision decision) {
        long original = decision.original;
        long amountHigh = decisions.amountHigh(original);
        long amountLow = decisions.amountLow(original);
        long reversedHigh = reversals.reversedHigh(original);
        long reversedLow = reversals.reversedLow(original);
        long remainingHigh = UInt128.differenceHigh(amountHigh, amountLow, reversedHigh, reversedLow);
        long remainingLow = amountLow - reversedLow;
        if (command.has(RecordLayout.ALL)) {
            decision.amount(remainingHigh, remainingLow);
            return (remainingHigh | remainingLow) != 0;
        }
        decision.amount(command.high(RecordLayout.TARGET_AMOUNT), command.low(RecordLayout.TARGET_AMOUNT));
        return UInt128.compare(decision.amountHigh, decision.amountLow, remainingHigh, remainingLow) <= 0;
    }

    private int decideTransaction(CommandView command, Decision decision) {
        PostingLog postings = state.postings();
        long first = decisions.amountLow(decision.original);
        for (long row = first; row < first + decisions.debit(decision.original); row++) {
            int column = postings.isCredit(row) ? Movements.DEBIT : Movements.CREDIT;
            movements.add(postings.account(row), column, postings.amountHigh(row), postings.amountLow(row));
        }
        int outcome = rules.accounts().judgeNew(movements);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        outcome = rules.accounts().judgePeriod(command, decision.timestampNs, movements.account(0));
        if (outcome != ACCEPTED) {
            return outcome;
        }
        if (!command.has(RecordLayout.ALL) || reversals.reversedLow(decision.original) != 0) {
            return Outcome.EXCEEDS_ORIGINAL.code();
        }
        return rules.amounts().judge(command, movements);
    }

    @Override
    public void book(CommandView command, Decision decision) {
        movements.book();
        long original = decision.original;
        if (decision.hasAmount) {
            long reversedHigh = reversals.reversedHigh(original);
            long reversedLow = reversals.reversedLow(original);
            reversals.setReversed(
                    original,
                    UInt128.sumHigh(reversedHigh, reversedLow, decision.amountHigh, decision.amountLow),
                    reversedLow + decision.amountLow);
        } else {
            reversals.setReversed(original, 0, WHOLE);
        }
        decision.touch(movements);
    }
}
