/**
 * Checkpoints: signed notes of what a ledger was at a sequence, made of books that were built up from the journal, and
 * held against them later. The notes themselves, and what a host supplies, are in {@link io.daybook.seal}.
 */
package io.daybook.ledger.persistence.checkpoint;
