package io.daybook.ledger.core.snapshot;

import io.daybook.ledger.core.statemachine.state.StateSection;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Takes the bytes of a new snapshot. Used by one thread. */
public interface SnapshotOutput extends AutoCloseable {
    /**
     * Writes the next bytes.
     *
     * @param bytes from position to limit
     */
    void write(ByteBuffer bytes);

    /**
     * Where the rows of a table that only grows are kept for all snapshots.
     *
     * @param table which
     * @return empty when they are to be written into the snapshot itself
     */
    Optional<RowFile> rowFile(StateSection table);

    /**
     * Makes the snapshot durable and lets it be found; older ones than the one before it are removed.
     *
     * @return the file
     */
    SnapshotFile commit();

    /** Removes what was not committed. */
    @Override
    void close();
}
