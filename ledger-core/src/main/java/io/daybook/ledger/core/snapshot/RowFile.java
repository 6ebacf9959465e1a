package io.daybook.ledger.core.snapshot;

import java.nio.ByteBuffer;

/**
 * The rows of a table that only grows, kept once for all snapshots: what was written never changes, so that a snapshot
 * writes only the rows that are new, and a ledger reads old rows from the file instead of keeping them in memory. Used
 * by one thread at a time.
 */
public interface RowFile {
    /**
     * Writes rows.
     *
     * @param offset where they start in the file
     * @param rows from position to limit
     */
    void write(long offset, ByteBuffer rows);

    /** Makes everything durable that was written. */
    void force();

    /**
     * The rows as they stand in the file, in memory that the system may take back and read again.
     *
     * @param offset where they start in the file
     * @param length bytes
     * @return a view to be read only
     * @throws io.daybook.ledger.LedgerException DAMAGED when the file is missing or too short
     */
    ByteBuffer map(long offset, int length);
}
