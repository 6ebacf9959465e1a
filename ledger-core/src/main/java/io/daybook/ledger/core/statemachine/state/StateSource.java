package io.daybook.ledger.core.statemachine.state;

import java.nio.ByteBuffer;

/** Gives back the stream of bytes that a {@link StateSink} took. */
public interface StateSource {
    /**
     * Moves to a section.
     *
     * @param section the next one
     */
    void begin(StateSection section);

    /**
     * Reads the section's next bytes.
     *
     * @param into filled from position to limit
     */
    void read(ByteBuffer into);

    /**
     * Rows of a table that only grows, from where they are kept for all snapshots.
     *
     * @param table which
     * @param offset of the first of them, in bytes
     * @param length bytes
     * @return a view that stays valid and is never written to
     */
    ByteBuffer sealed(StateSection table, long offset, int length);

    /**
     * An upper bound of what may still follow, so that a count can be judged before memory is taken for it.
     *
     * @return bytes
     */
    long remaining();

    /**
     * Refuses what was read.
     *
     * @param what was found, with name=value facts
     * @return the failure to throw
     */
    RuntimeException refuse(String what);
}
