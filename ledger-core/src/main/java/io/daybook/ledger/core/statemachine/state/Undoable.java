package io.daybook.ledger.core.statemachine.state;

import org.agrona.MutableDirectBuffer;

/** A table whose changes can be taken back, newest first. */
interface Undoable {
    /**
     * Takes an appended entry back.
     *
     * @param key what {@link UndoLog#noteAppend} was told
     */
    void undoAppend(long key);

    /**
     * Puts an entry back as it was.
     *
     * @param key what {@link UndoLog#noteChange} was told
     * @param saved holds the former bytes
     * @param savedOffset where they start
     */
    void undoChange(long key, MutableDirectBuffer saved, int savedOffset);
}
