package io.daybook.ledger.cli.demo;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Id;

/**
 * An account of the bank's own, which stands against the customers'. Immutable.
 *
 * @param number its number, outside the range of the customers'
 * @param name for people
 * @param category where it stands in the balance sheet or in the income statement
 */
record ContraAccount(long number, String name, AccountCategory category) {
    Id id() {
        return Id.of(number);
    }
}
