package io.daybook.ledger.core.statemachine.state;

import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/**
 * What changed since a scope was opened, so that a group or a simulation can be taken back. Scopes nest: a group inside
 * a simulation. Outside of any scope it costs one look at a flag.
 */
public final class UndoLog {
    private static final int APPEND = -1;

    private final ExpandableArrayBuffer saved = new ExpandableArrayBuffer(4096);
    private Undoable[] tables = new Undoable[64];
    private long[] keys = new long[64];
    private int[] savedOffsets = new int[64];
    private int count;
    private int savedLength;
    private int depth;

    /**
     * Whether changes must be noted.
     *
     * @return true inside a scope
     */
    public boolean isOpen() {
        return depth > 0;
    }

    /**
     * Opens a scope.
     *
     * @return its mark, for {@link #rollBack}
     */
    public int open() {
        depth++;
        return count;
    }

    /** Keeps the changes of the innermost scope; an outer one can still take them back. */
    public void keep() {
        close();
    }

    /**
     * Takes the changes of the innermost scope back.
     *
     * @param mark as {@link #open} returned it
     */
    public void rollBack(int mark) {
        for (int i = count - 1; i >= mark; i--) {
            if (savedOffsets[i] == APPEND) {
                tables[i].undoAppend(keys[i]);
            } else {
                tables[i].undoChange(keys[i], saved, savedOffsets[i]);
                savedLength = savedOffsets[i];
            }
            tables[i] = null;
        }
        count = mark;
        close();
    }

    /**
     * Notes that an entry was appended.
     *
     * @param table whose
     * @param key which
     */
    void noteAppend(Undoable table, long key) {
        note(table, key, APPEND);
    }

    /**
     * Notes the bytes of an entry before it changes.
     *
     * @param table whose
     * @param key which
     * @param bytes where they are
     * @param offset where they start
     * @param length how many
     */
    void noteChange(Undoable table, long key, DirectBuffer bytes, int offset, int length) {
        note(table, key, savedLength);
        saved.putBytes(savedLength, bytes, offset, length);
        savedLength += length;
    }

    /**
     * Notes a former value of 16 bytes.
     *
     * @param table whose
     * @param key which
     * @param high upper 64 bits
     * @param low lower 64 bits
     */
    void noteValue(Undoable table, long key, long high, long low) {
        note(table, key, savedLength);
        saved.putLong(savedLength, high);
        saved.putLong(savedLength + Long.BYTES, low);
        savedLength += 2 * Long.BYTES;
    }

    private void note(Undoable table, long key, int savedOffset) {
        if (count == tables.length) {
            tables = Arrays.copyOf(tables, count * 2);
            keys = Arrays.copyOf(keys, count * 2);
            savedOffsets = Arrays.copyOf(savedOffsets, count * 2);
        }
        tables[count] = table;
        keys[count] = key;
        savedOffsets[count] = savedOffset;
        count++;
    }

    private void close() {
        depth--;
        if (depth == 0) {
            Arrays.fill(tables, 0, count, null);
            count = 0;
            savedLength = 0;
        }
    }
}
