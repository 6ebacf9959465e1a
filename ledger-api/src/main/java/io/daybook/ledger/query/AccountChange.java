package io.daybook.ledger.query;

import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.Limit;

/**
 * What a command of administration made of an account. Immutable.
 *
 * @param index its place among the entries of the account's history, from 0, which never changes
 * @param entry who asked for what, and when
 * @param status the account's status after it
 * @param overdraftLimit the account's overdraft limit after it
 * @param version the account's version after it
 */
public record AccountChange(long index, HistoryEntry entry, AccountStatus status, Limit overdraftLimit, long version) {}
