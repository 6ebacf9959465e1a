package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.core.statemachine.state.LedgerState;

/**
 * The rules that several processors share, by group of precedence.
 *
 * @param pairs C and D for one debit and one credit account
 * @param accounts E for accounts, periods and versions
 * @param amounts OVERFLOW of F, and G
 */
record Rules(PairRules pairs, AccountRules accounts, AmountRules amounts) {
    static Rules over(LedgerState state) {
        return new Rules(new PairRules(state), new AccountRules(state), new AmountRules(state));
    }
}
