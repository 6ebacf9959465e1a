package io.daybook.ledger.core.journal;

/**
 * What a reader found where no further frame could be read.
 *
 * @param kind what follows the last frame
 * @param file the name of the file that was looked at; empty when there is none
 * @param offset where in that file the last readable frame ends, in bytes
 * @param strayBytes how many bytes lie between there and the last byte that is not zero, in this file and later ones
 * @param detail the finding as a sentence with name=value facts
 */
public record JournalEnd(Kind kind, String file, long offset, long strayBytes, String detail) {
    /** What follows the last readable frame. */
    public enum Kind {
        /** Nothing: the journal ends here. */
        CLEAN,
        /**
         * A frame that was begun and never finished, or bytes that no finished frame follows: what a killed process or
         * a power cut leaves. It may be cut if, and only if, it cannot have been acknowledged.
         */
        UNFINISHED,
        /**
         * What no interrupted append leaves: a frame after a gap, a missing or shortened file, a length that cannot be.
         */
        DAMAGED
    }
}
