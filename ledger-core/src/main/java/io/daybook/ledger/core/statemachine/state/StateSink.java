package io.daybook.ledger.core.statemachine.state;

import java.nio.ByteBuffer;

/** Takes a state as one stream of bytes: a hasher, a file. */
public interface StateSink {
    /**
     * A section begins; the one before it has ended.
     *
     * @param section which
     */
    default void begin(StateSection section) {}

    /**
     * Some bytes of the section.
     *
     * @param bytes from position to limit, little endian; taken before the call returns, so that the position moves to
     *     the limit
     */
    void bytes(ByteBuffer bytes);

    /**
     * Some rows of a table, whole ones.
     *
     * @param section the table
     * @param firstRow the number of the first of them
     * @param rows as {@link #bytes}
     */
    default void rows(StateSection section, long firstRow, ByteBuffer rows) {
        bytes(rows);
    }
}
