package io.daybook.ledger.query;

import java.util.List;

/**
 * Many accounts at one and the same durable sequence. Immutable.
 *
 * @param sequence after which decided command or effect
 * @param timestampNs the timestamp of that sequence, ns since the epoch
 * @param accounts the accounts
 */
public record BalanceSnapshot(long sequence, long timestampNs, List<AccountView> accounts) {
    /** Copies the list. */
    public BalanceSnapshot {
        accounts = List.copyOf(accounts);
    }

    /**
     * The trial balance of these accounts.
     *
     * @return one line a book and asset
     */
    public TrialBalance trialBalance() {
        return TrialBalance.of(this);
    }
}
