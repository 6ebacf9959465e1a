package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.HoldState;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.Kinds;
import io.daybook.ledger.core.codec.OutcomeLayout;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.statemachine.state.DecisionTable;
import io.daybook.ledger.core.statemachine.state.DueQueue;
import io.daybook.ledger.core.statemachine.state.HoldTable;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.core.statemachine.state.UInt128;

/** PlaceHold, CaptureHold, AdjustHold, ReleaseHold, and what happens when a hold expires. */
final class HoldProcessor implements Processor {
    private static final int ACCEPTED = 0;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final LedgerState state;
    private final HoldTable holds;
    private final Rules rules;
    private final Movements movements;
    private long remainingHigh;
    private long remainingLow;

    HoldProcessor(LedgerState state, Rules rules, Movements movements) {
        this.state = state;
        this.holds = state.holds();
        this.rules = rules;
        this.movements = movements;
    }

    @Override
    public int decide(CommandView command, Decision decision) {
        movements.clear();
        if (command.kind() == Kinds.PLACE_HOLD) {
            return decidePlace(command, decision);
        }
        int outcome = decideOpenHold(command, decision);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        return switch (command.kind()) {
            case Kinds.CAPTURE_HOLD -> decideCapture(command, decision);
            case Kinds.ADJUST_HOLD -> decideAdjust(command, decision);
            default -> decideRelease(decision);
        };
    }

    private int decidePlace(CommandView command, Decision decision) {
        int outcome = rules.pairs().judge(command, decision);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        outcome = rules.accounts().judgeNew(decision.debit, decision.credit);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        outcome = rules.accounts().judgeVersions(command);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        outcome = rules.amounts().balance(command, movements, decision.debit, decision.credit);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        decision.amount(rules.amounts().boundHigh(), rules.amounts().boundLow());
        move(decision, Movements.RESERVE_DEBIT, decision.amountHigh, decision.amountLow);
        return rules.amounts().judge(command, movements);
    }

    /** Finds the hold and requires that it is open. */
    private int decideOpenHold(CommandView command, Decision decision) {
        DecisionTable decisions = state.decisions();
        long row = decisions.find(command.high(RecordLayout.TARGET), command.low(RecordLayout.TARGET));
        if (row == DecisionTable.NOT_FOUND || decisions.outcome(row) != ACCEPTED) {
            return Outcome.HOLD_NOT_FOUND.code();
        }
        if (decisions.kind(row) != Kinds.PLACE_HOLD) {
            return Outcome.NOT_A_HOLD.code();
        }
        select(decisions.debit(row), decision);
        return switch (HoldState.of(holds.state(decision.target))) {
            case OPEN -> ACCEPTED;
            case CAPTURED -> Outcome.HOLD_ALREADY_CAPTURED.code();
            case RELEASED -> Outcome.HOLD_ALREADY_RELEASED.code();
            case EXPIRED -> Outcome.HOLD_EXPIRED.code();
        };
    }

    private void select(int hold, Decision decision) {
        decision.target = hold;
        decision.debit = holds.debit(hold);
        decision.credit = holds.credit(hold);
        remainingLow = holds.authorisedLow(hold) - holds.capturedLow(hold);
        remainingHigh = UInt128.differenceHigh(
                holds.authorisedHigh(hold),
                holds.authorisedLow(hold),
                holds.capturedHigh(hold),
                holds.capturedLow(hold));
    }

    private int decideCapture(CommandView command, Decision decision) {
        int outcome = rules.accounts().judgeCapture(decision.debit, decision.credit);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        outcome = rules.accounts().judgePeriod(command, decision.timestampNs, decision.debit);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        boolean all = command.has(RecordLayout.ALL);
        long high = all ? remainingHigh : command.high(RecordLayout.TARGET_AMOUNT);
        long low = all ? remainingLow : command.low(RecordLayout.TARGET_AMOUNT);
        if (UInt128.compare(high, low, remainingHigh, remainingLow) > 0) {
            return Outcome.EXCEEDS_HOLD.code();
        }
        decision.amount(high, low);
        boolean last = !command.has(RecordLayout.NOT_FINAL);
        decision.releaseHigh = last ? remainingHigh : high;
        decision.releaseLow = last ? remainingLow : low;
        move(decision, Movements.DEBIT, high, low);
        move(decision, Movements.RELEASE_DEBIT, decision.releaseHigh, decision.releaseLow);
        return rules.amounts().judge(command, movements);
    }

    private int decideAdjust(CommandView command, Decision decision) {
        int hold = decision.target;
        long high = command.high(RecordLayout.TARGET_AMOUNT);
        long low = command.low(RecordLayout.TARGET_AMOUNT);
        int rise = UInt128.compare(high, low, holds.authorisedHigh(hold), holds.authorisedLow(hold));
        if (rise > 0) {
            int outcome = rules.accounts().judgeNew(decision.debit, decision.credit);
            if (outcome != ACCEPTED) {
                return outcome;
            }
        }
        if (UInt128.compare(high, low, holds.capturedHigh(hold), holds.capturedLow(hold)) < 0) {
            return Outcome.BELOW_CAPTURED.code();
        }
        return rise > 0 ? decideRise(command, decision, high, low) : decideFall(decision, high, low);
    }

    private int decideRise(CommandView command, Decision decision, long high, long low) {
        int hold = decision.target;
        long differenceHigh = UInt128.differenceHigh(high, low, holds.authorisedHigh(hold), holds.authorisedLow(hold));
        decision.amount(differenceHigh, low - holds.authorisedLow(hold));
        move(decision, Movements.RESERVE_DEBIT, decision.amountHigh, decision.amountLow);
        return rules.amounts().judge(command, movements);
    }

    private int decideFall(Decision decision, long high, long low) {
        int hold = decision.target;
        long differenceHigh = UInt128.differenceHigh(holds.authorisedHigh(hold), holds.authorisedLow(hold), high, low);
        long differenceLow = holds.authorisedLow(hold) - low;
        if ((differenceHigh | differenceLow) != 0) {
            decision.amount(differenceHigh, differenceLow);
        }
        move(decision, Movements.RELEASE_DEBIT, differenceHigh, differenceLow);
        return ACCEPTED;
    }

    private int decideRelease(Decision decision) {
        decision.amount(remainingHigh, remainingLow);
        move(decision, Movements.RELEASE_DEBIT, remainingHigh, remainingLow);
        return ACCEPTED;
    }

    /** The same on both accounts: the credit column stands next to the debit column. */
    private void move(Decision decision, int debitColumn, long high, long low) {
        movements.add(decision.debit, debitColumn, high, low);
        movements.add(decision.credit, debitColumn + Movements.CREDIT, high, low);
    }

    @Override
    public void book(CommandView command, Decision decision) {
        movements.book();
        switch (command.kind()) {
            case Kinds.PLACE_HOLD -> bookPlace(command, decision);
            case Kinds.CAPTURE_HOLD -> bookCapture(command, decision);
            case Kinds.ADJUST_HOLD -> bookAdjust(command, decision);
            default -> end(decision.target, HoldState.RELEASED);
        }
        boolean named = command.kind() == Kinds.PLACE_HOLD;
        show(decision, named ? OutcomeLayout.ID_DEBIT : 0, named ? OutcomeLayout.ID_CREDIT : 0);
    }

    private void show(Decision decision, int debitSource, int creditSource) {
        decision.hold = decision.target;
        decision.touch(decision.debit, debitSource);
        decision.touch(decision.credit, creditSource);
    }

    private void bookPlace(CommandView command, Decision decision) {
        int hold = holds.place(decision.row, decision.debit, decision.credit, decision.sequence, decision.member);
        holds.setAuthorised(hold, decision.amountHigh, decision.amountLow);
        state.decisions().keep(decision.row, hold, 0, 0, 0);
        decision.target = hold;
        renew(command, decision);
    }

    private void bookCapture(CommandView command, Decision decision) {
        int hold = decision.target;
        long low = holds.capturedLow(hold) + decision.amountLow;
        long high = UInt128.sumHigh(
                holds.capturedHigh(hold), holds.capturedLow(hold), decision.amountHigh, decision.amountLow);
        holds.setCaptured(hold, high, low);
        boolean whole = high == holds.authorisedHigh(hold) && low == holds.authorisedLow(hold);
        if (whole || !command.has(RecordLayout.NOT_FINAL)) {
            end(hold, HoldState.CAPTURED);
        }
        state.decisions().keep(decision.row, decision.debit, decision.credit, decision.amountHigh, decision.amountLow);
    }

    private void bookAdjust(CommandView command, Decision decision) {
        int hold = decision.target;
        long high = command.high(RecordLayout.TARGET_AMOUNT);
        long low = command.low(RecordLayout.TARGET_AMOUNT);
        holds.setAuthorised(hold, high, low);
        renew(command, decision);
        if (high == holds.capturedHigh(hold) && low == holds.capturedLow(hold)) {
            end(hold, HoldState.CAPTURED);
        }
    }

    private void renew(CommandView command, Decision decision) {
        if (command.isPresent(RecordLayout.TIME_TO_LIVE)) {
            int hold = decision.target;
            long seconds = command.longAt(command.part(RecordLayout.TIME_TO_LIVE));
            state.dueQueue().removeHold(hold);
            long expiresAtNs = decision.timestampNs + seconds * NS_PER_SECOND;
            holds.setExpiresAt(hold, expiresAtNs < 0 ? DueQueue.NEVER : expiresAtNs);
            state.dueQueue().addHold(hold);
        }
    }

    private void end(int hold, HoldState why) {
        state.dueQueue().removeHold(hold);
        holds.setState(hold, why.ordinal());
    }

    /** Returns what remains of a hold whose time has come. */
    void expire(int hold, Decision decision) {
        movements.clear();
        select(hold, decision);
        decideRelease(decision);
        movements.book();
        end(hold, HoldState.EXPIRED);
        show(decision, OutcomeLayout.ID_EXPLICIT, OutcomeLayout.ID_EXPLICIT);
    }
}
