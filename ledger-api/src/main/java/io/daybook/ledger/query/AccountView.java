package io.daybook.ledger.query;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.Asset;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import java.util.Optional;

/**
 * Everything about one account at one sequence. Immutable.
 *
 * @param balances totals, category, status, overdraft limit and version
 * @param book legal entity or tenant, unsigned 32 bits
 * @param asset what it holds
 * @param maximumBalance what its balance may not exceed
 * @param code the host's product code, unsigned 32 bits; 0 for none
 * @param reference the host's own id
 * @param metadata opaque bytes
 * @param openedAtNs when it was opened, ns since the epoch
 */
public record AccountView(
        AccountBalances balances,
        int book,
        Asset asset,
        Limit maximumBalance,
        int code,
        Optional<Id> reference,
        Metadata metadata,
        long openedAtNs) {
    /**
     * The account's id.
     *
     * @return the id
     */
    public Id id() {
        return balances.account();
    }
}
