package io.daybook.ledger.core.codec;

import org.agrona.DirectBuffer;

/** Finds journalled records by sequence. */
public interface RecordSource {
    /**
     * Shows the record of a sequence to a reader.
     *
     * @param sequence a journalled one
     * @param reader called while the record is in place
     * @return false when the record is not to be had: archived, or not journalled
     */
    boolean read(long sequence, Reader reader);

    /** Reads a record in place. */
    @FunctionalInterface
    interface Reader {
        /**
         * Called with the record.
         *
         * @param buffer holds it
         * @param offset where it starts
         */
        void onRecord(DirectBuffer buffer, int offset);
    }
}
