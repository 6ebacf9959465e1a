/**
 * The tables that make up a ledger's state, and nothing else: no rule of the domain, no clock, no I/O.
 *
 * <p>{@link io.daybook.ledger.core.statemachine.state.LedgerState} holds them all. Rows live off the heap in fixed size
 * ({@link io.daybook.ledger.core.statemachine.state.Rows}); a change made inside a scope of the
 * {@link io.daybook.ledger.core.statemachine.state.UndoLog} can be taken back. One thread writes; see each table for
 * who else may read.
 */
package io.daybook.ledger.core.statemachine.state;
