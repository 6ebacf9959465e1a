package io.daybook.ledger.query;

import io.daybook.ledger.HoldBalances;
import io.daybook.ledger.Id;

/**
 * A hold that still reserves something. Immutable.
 *
 * @param placed who placed it, and when
 * @param debit the account that it reserves from
 * @param credit the account that it reserves for
 * @param balances how much, and until when
 */
public record OpenHold(HistoryEntry placed, Id debit, Id credit, HoldBalances balances) {}
