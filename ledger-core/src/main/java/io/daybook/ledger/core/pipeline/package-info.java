/**
 * The way of a command from its slot to its receipt, and the only place that knows the Disruptor.
 *
 * <pre>
 *   host threads ──claim, encode, publish──▶ ring of {@link io.daybook.ledger.core.pipeline.Slot}s
 *   ledger thread    {@code DecidingHandler}      decides and books; writes the slot's reply
 *   journal thread   {@code JournallingHandler}   gathers replies into one frame, appends, makes durable, then
 *                                                 releases: balances, durable sequence, receipts
 *   host threads ◀──────────────────────────────  those that wait wake one another ({@code WakeUps})
 * </pre>
 *
 * <p>The release is the barrier: nothing leaves a slot before its frame is durable at the ledger's level. Any failure
 * halts ({@code Halt}): no slot is released any more, and open ones are told that their outcome is unknown.
 */
package io.daybook.ledger.core.pipeline;
