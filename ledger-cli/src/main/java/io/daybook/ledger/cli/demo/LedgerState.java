package io.daybook.ledger.cli.demo;

import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.query.AccountView;
import io.daybook.ledger.query.BalanceSnapshot;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * Everything that is compared before and after a ledger was closed and opened again. Immutable.
 *
 * @param ledgerTimeNs the last timestamp, ns since the epoch
 * @param stateHash the digest of all tables
 * @param balances all accounts with everything about them
 */
record LedgerState(long ledgerTimeNs, StateHash stateHash, BalanceSnapshot balances) {
    /** What the ledger holds now, while nobody writes. */
    static LedgerState of(Ledger ledger) {
        return new LedgerState(ledger.ledgerTimeNs(), ledger.stateHash(), ledger.snapshot());
    }

    /** Posted balances by account, in minor units. */
    Map<Id, BigInteger> postedByAccount() {
        Map<Id, BigInteger> posted = new HashMap<>();
        for (AccountView account : balances.accounts()) {
            posted.put(account.id(), account.balances().posted());
        }
        return posted;
    }
}
