package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.OutcomeLayout;
import io.daybook.ledger.core.statemachine.state.LedgerState;

/** Transfer. */
final class TransferProcessor implements Processor {
    private static final int ACCEPTED = 0;

    private final LedgerState state;
    private final Rules rules;
    private final Movements movements;

    TransferProcessor(LedgerState state, Rules rules, Movements movements) {
        this.state = state;
        this.rules = rules;
        this.movements = movements;
    }

    @Override
    public int decide(CommandView command, Decision decision) {
        int outcome = rules.pairs().judge(command, decision);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        outcome = decideState(command, decision);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        movements.clear();
        outcome = rules.amounts().balance(command, movements, decision.debit, decision.credit);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        decision.amount(rules.amounts().boundHigh(), rules.amounts().boundLow());
        movements.add(decision.debit, Movements.DEBIT, decision.amountHigh, decision.amountLow);
        movements.add(decision.credit, Movements.CREDIT, decision.amountHigh, decision.amountLow);
        return rules.amounts().judge(command, movements);
    }

    private int decideState(CommandView command, Decision decision) {
        int outcome = rules.accounts().judgeNew(decision.debit, decision.credit);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        outcome = rules.accounts().judgePeriod(command, decision.timestampNs, decision.debit);
        return outcome != ACCEPTED ? outcome : rules.accounts().judgeVersions(command);
    }

    @Override
    public void book(CommandView command, Decision decision) {
        movements.book();
        state.decisions().keep(decision.row, decision.debit, decision.credit, decision.amountHigh, decision.amountLow);
        decision.touch(decision.debit, OutcomeLayout.ID_DEBIT);
        decision.touch(decision.credit, OutcomeLayout.ID_CREDIT);
    }
}
