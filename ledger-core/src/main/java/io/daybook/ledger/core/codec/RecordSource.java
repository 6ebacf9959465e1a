package io.daybook.ledger.core.codec;

import io.daybook.ledger.LedgerException;
import org.agrona.DirectBuffer;

/** Finds journalled records by sequence. */
public interface RecordSource {
    /**
     * Shows the record of a sequence to a reader.
     *
     * @param sequence a journalled one
     * @param reader called while the record is in place
     * @return false when the record was archived
     * @throws LedgerException DAMAGED when it is not where it must be
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
