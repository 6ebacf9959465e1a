/**
 * Back from files to state: {@link io.daybook.ledger.core.recovery.Replayer} reads the journal, believes nothing that
 * is not proved, decides every command again by the same state machine, and compares each record with the one that was
 * journalled.
 */
package io.daybook.ledger.core.recovery;
