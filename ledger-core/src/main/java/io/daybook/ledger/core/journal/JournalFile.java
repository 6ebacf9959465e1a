package io.daybook.ledger.core.journal;

/**
 * One file of a journal.
 *
 * @param name the file's name in the journal's directory
 * @param firstPosition the position of its first frame
 * @param firstSequence the first sequence in its first frame
 * @param bytes the bytes in use from the file's start: to the end of its last frame when no more is appended to it
 */
public record JournalFile(String name, long firstPosition, long firstSequence, long bytes) {}
