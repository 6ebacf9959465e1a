/**
 * Generated histories: the same commands through the ledger and through the model, every receipt compared.
 *
 * <p>{@code HistoryGenerator} makes steps while it looks at the model, so that collisions, boundaries and every
 * rejection come about; {@code HistoryRun} plays them to a {@code LedgerUnderTest} by all its doors; {@code Coverage}
 * counts which outcome each kind of command has had; {@code Shrinker} cuts a failing history down and prints it as
 * code.
 *
 * <p>{@code -Ddaybook.history.commands=5000000} runs long, {@code -Ddaybook.history.seed=7} runs one seed again,
 * {@code random} a new one.
 */
package io.daybook.ledger.core.history;
