package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.Outcome;
import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.statemachine.state.AccountTable;
import io.daybook.ledger.core.statemachine.state.LedgerState;

/**
 * Groups C and D for commands that name one debit and one credit account: they exist, are two, and share book and
 * asset. Every method answers the code of the first rejection that applies, or 0.
 */
final class PairRules {
    private static final int ACCEPTED = 0;

    private final AccountTable accounts;

    PairRules(LedgerState state) {
        accounts = state.accounts();
    }

    /** Finds both accounts, and those of the conditions, and fits them together. */
    int judge(CommandView command, Decision decision) {
        int debit = accounts.find(command.high(RecordLayout.DEBIT), command.low(RecordLayout.DEBIT));
        if (debit == AccountTable.NOT_FOUND) {
            return Outcome.DEBIT_ACCOUNT_NOT_FOUND.code();
        }
        int credit = accounts.find(command.high(RecordLayout.CREDIT), command.low(RecordLayout.CREDIT));
        if (credit == AccountTable.NOT_FOUND) {
            return Outcome.CREDIT_ACCOUNT_NOT_FOUND.code();
        }
        int outcome = judgeConditionAccounts(command);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        decision.debit = debit;
        decision.credit = credit;
        return judgeFit(debit, credit);
    }

    private int judgeFit(int debit, int credit) {
        if (debit == credit) {
            return Outcome.SAME_ACCOUNT.code();
        }
        if (accounts.book(debit) != accounts.book(credit)) {
            return Outcome.DIFFERENT_BOOK.code();
        }
        return accounts.asset(debit) != accounts.asset(credit) ? Outcome.DIFFERENT_ASSET.code() : ACCEPTED;
    }

    /** The accounts that conditions name must exist. */
    int judgeConditionAccounts(CommandView command) {
        if (!command.isPresent(RecordLayout.CONDITIONS)) {
            return ACCEPTED;
        }
        int at = command.part(RecordLayout.CONDITIONS);
        int count = (int) command.longAt(at);
        for (int i = 0; i < count; i++) {
            int condition = at + 8 + i * RecordLayout.CONDITION_LENGTH;
            if (accounts.find(command.high(condition), command.low(condition)) == AccountTable.NOT_FOUND) {
                return Outcome.ACCOUNT_NOT_FOUND.code();
            }
        }
        return ACCEPTED;
    }
}
