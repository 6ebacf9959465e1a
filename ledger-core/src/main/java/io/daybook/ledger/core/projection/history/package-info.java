/**
 * The history index: a projection that tails the journal and answers what was posted when, by whom, and what any
 * balance was.
 *
 * <pre>
 *   journal ─▶ JournalTail ─▶ HistoryIndexer ─▶ HistoryTables ◀─ HistoryReader, BalanceReader, StatementMaker
 *                              one thread          one lock           any thread
 * </pre>
 *
 * <p>{@code BlockLists} holds any number of growing lists in blocks that double, so that the n-th entry of any list is
 * log n steps away. {@code AccountLog} is one list of entries an account, with a checkpoint of its totals each 32
 * entries: any posting, any balance of the past and any statement is found without walking over what lies before it.
 * {@code DatedPostings} has copies of those whose effective date is not the day of their booking, with the range of
 * their dates on four levels. Nothing of it is durable: it is built from the journal when the ledger opens.
 */
package io.daybook.ledger.core.projection.history;
