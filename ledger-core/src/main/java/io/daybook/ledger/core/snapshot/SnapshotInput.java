package io.daybook.ledger.core.snapshot;

import io.daybook.ledger.core.statemachine.state.StateSection;
import java.nio.ByteBuffer;

/** The bytes of a snapshot file, from its start. Used by one thread. */
public interface SnapshotInput extends AutoCloseable {
    /**
     * The name of the file.
     *
     * @return for messages
     */
    String name();

    /**
     * How long the file is.
     *
     * @return bytes
     */
    long length();

    /**
     * Reads the next bytes.
     *
     * @param into filled as far as there are bytes
     */
    void read(ByteBuffer into);

    /**
     * Rows that are kept for all snapshots.
     *
     * @param table which
     * @param offset of the first of them, in bytes
     * @param length bytes
     * @return as {@link RowFile#map}
     */
    ByteBuffer sealed(StateSection table, long offset, int length);

    @Override
    void close();
}
