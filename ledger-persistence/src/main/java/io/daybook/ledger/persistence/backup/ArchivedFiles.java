package io.daybook.ledger.persistence.backup;

/**
 * What was taken out of a journal.
 *
 * @param files how many
 * @param bytes of them
 * @param throughSequence the last sequence that is no longer in the journal; 0 when it is whole
 */
public record ArchivedFiles(int files, long bytes, long throughSequence) {}
