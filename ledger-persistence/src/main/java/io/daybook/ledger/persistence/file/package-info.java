/** The files beside the journal: identity, owner lock, the mark of what was acknowledged, snapshots. */
package io.daybook.ledger.persistence.file;
