/**
 * The ledger's rules as tables: which answer each command gets in each situation, and which of two rejections that
 * apply together is answered. Every row is put to the model and to the ledger.
 *
 * <p>A {@code Cause} is a row of a table: a rejection and the facts that bring it about. {@code Setup} makes facts
 * true, a test's family of commands asks, {@code Precedence} combines every two causes whose facts can be true
 * together.
 */
package io.daybook.ledger.core.rules;
