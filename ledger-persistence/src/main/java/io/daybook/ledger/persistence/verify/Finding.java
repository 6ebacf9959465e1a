package io.daybook.ledger.persistence.verify;

import java.util.Locale;

/**
 * Something that is not as it must be.
 *
 * @param check which check has found it
 * @param sequence the sequence that it concerns, the first of a batch; 0 when there is none
 * @param place where it is: file and offset, or account
 * @param message what was expected and what was found
 */
public record Finding(Check check, long sequence, String place, String message) {
    /** What is looked at. */
    public enum Check {
        /** The files beside the journal. */
        DIRECTORY,
        /** A batch by itself: magic, version, lengths, checksums, the places of its records. */
        BATCH,
        /** A batch against the one before: ledger, sequence, chain of hashes. */
        CHAIN,
        /** Timestamps rise, and a batch's header says those of its records. */
        TIME,
        /** Each command, decided again, comes out as it was journalled, to the byte. */
        OUTCOME,
        /** What ends the journal, against how far it was acknowledged. */
        TAIL,
        /** A snapshot by itself, and against the books that the journal makes at its sequence. */
        SNAPSHOT,
        /** What must hold of the books at any time. */
        INVARIANT,
        /** What was signed of the books earlier. */
        CHECKPOINT
    }

    @Override
    public String toString() {
        return check.name().toLowerCase(Locale.ROOT) + ": " + message
                + (sequence == 0 ? "" : ", sequence=" + sequence)
                + (place.isEmpty() ? "" : ", " + place);
    }
}
