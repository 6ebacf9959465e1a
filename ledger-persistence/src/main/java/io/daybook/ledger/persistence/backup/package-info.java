/**
 * Copies of a ledger: {@link io.daybook.ledger.persistence.backup.LedgerCopier} writes the journal of one directory
 * into another, frame by frame, each proved before it is written: a backup when all of it goes, a restore when it stops
 * at a sequence or an instant.
 */
package io.daybook.ledger.persistence.backup;
