/**
 * Snapshots without a stop, and what else is made from a frozen state.
 *
 * <pre>
 *   snapshot thread   {@link io.daybook.ledger.core.snapshot.SnapshotTaker}   asks for a freeze at a place of the ring
 *   ledger thread     {@code LedgerState.freeze}       takes the image at that place, and goes on
 *   journal thread     ends the frame there: the image has a position and a chain hash
 *   snapshot thread   {@link io.daybook.ledger.core.snapshot.SnapshotWriter}  image to blocks, state hash, totals
 *                     {@link io.daybook.ledger.core.snapshot.FreezeListener}s hear of it
 *   ledger thread     {@code LedgerState.thaw}
 * </pre>
 *
 * <p>Back again: {@link io.daybook.ledger.core.snapshot.SnapshotLoader}. Every byte of a file goes through
 * {@code BlockWriter} and {@code BlockReader}; where files are is behind the port
 * {@link io.daybook.ledger.core.snapshot.SnapshotStore}.
 */
package io.daybook.ledger.core.snapshot;
