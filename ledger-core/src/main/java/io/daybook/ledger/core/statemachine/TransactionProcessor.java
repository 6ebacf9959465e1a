package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.Outcome;
import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.statemachine.state.AccountTable;
import io.daybook.ledger.core.statemachine.state.Int192;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import java.util.ArrayList;
import java.util.List;

/** Transaction: many postings, all or nothing; per asset debits equal credits, all in one book. */
final class TransactionProcessor implements Processor {
    private static final int ACCEPTED = 0;

    private final LedgerState state;
    private final AccountTable accounts;
    private final Rules rules;
    private final Movements movements;
    private final List<Int192> differences = new ArrayList<>();

    TransactionProcessor(LedgerState state, Rules rules, Movements movements) {
        this.state = state;
        this.accounts = state.accounts();
        this.rules = rules;
        this.movements = movements;
    }

    @Override
    public int decide(CommandView command, Decision decision) {
        int outcome = gather(command);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        outcome = decideFitAndState(command, decision);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        return isBalanced(command) ? rules.amounts().judge(command, movements) : Outcome.POSTINGS_NOT_BALANCED.code();
    }

    /** Finds the accounts, in the order of the postings, and adds the postings up. */
    private int gather(CommandView command) {
        movements.clear();
        for (int i = 0; i < command.count(); i++) {
            int posting = CommandView.posting(i);
            int account = accounts.find(command.high(posting), command.low(posting));
            if (account == AccountTable.NOT_FOUND) {
                return Outcome.ACCOUNT_NOT_FOUND.code();
            }
            int amount = posting + RecordLayout.POSTING_AMOUNT;
            int column = isCredit(command, posting) ? Movements.CREDIT : Movements.DEBIT;
            movements.add(account, column, command.high(amount), command.low(amount));
        }
        return rules.pairs().judgeConditionAccounts(command);
    }

    private int decideFitAndState(CommandView command, Decision decision) {
        int book = accounts.book(movements.account(0));
        for (int place = 1; place < movements.count(); place++) {
            if (accounts.book(movements.account(place)) != book) {
                return Outcome.DIFFERENT_BOOK.code();
            }
        }
        int outcome = rules.accounts().judgeNew(movements);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        outcome = rules.accounts().judgePeriod(command, decision.timestampNs, movements.account(0));
        return outcome != ACCEPTED ? outcome : rules.accounts().judgeVersions(command);
    }

    private boolean isBalanced(CommandView command) {
        int assets = state.assets().count();
        while (differences.size() <= assets) {
            differences.add(new Int192());
        }
        for (int place = 0; place < movements.count(); place++) {
            difference(movements.account(place)).set(0, 0);
        }
        for (int i = 0; i < command.count(); i++) {
            int posting = CommandView.posting(i);
            Int192 difference = difference(accounts.find(command.high(posting), command.low(posting)));
            int amount = posting + RecordLayout.POSTING_AMOUNT;
            if (isCredit(command, posting)) {
                difference.subtract(command.high(amount), command.low(amount));
            } else {
                difference.add(command.high(amount), command.low(amount));
            }
        }
        for (int place = 0; place < movements.count(); place++) {
            if (!difference(movements.account(place)).isZero()) {
                return false;
            }
        }
        return true;
    }

    private Int192 difference(int account) {
        return differences.get(accounts.asset(account));
    }

    @Override
    public void book(CommandView command, Decision decision) {
        movements.book();
        long first = state.postings().count();
        for (int i = 0; i < command.count(); i++) {
            int posting = CommandView.posting(i);
            int amount = posting + RecordLayout.POSTING_AMOUNT;
            state.postings()
                    .append(
                            accounts.find(command.high(posting), command.low(posting)),
                            isCredit(command, posting),
                            command.high(amount),
                            command.low(amount));
        }
        state.decisions().keep(decision.row, command.count(), 0, 0, first);
        decision.touch(movements);
    }

    private static boolean isCredit(CommandView command, int posting) {
        return command.longAt(posting + RecordLayout.POSTING_SIDE) != 0;
    }
}
