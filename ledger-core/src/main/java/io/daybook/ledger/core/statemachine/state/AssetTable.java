package io.daybook.ledger.core.statemachine.state;

import org.agrona.MutableDirectBuffer;

/**
 * The registered assets, numbered from 1, and the index of their codes. A code is kept as 16 bytes, filled with zeros.
 *
 * <pre>
 *   row, 40 bytes:   0 code 16   |  16 scale 4, pad 4  |  24 registering decision 8  |  32 unused 8
 * </pre>
 */
public final class AssetTable {
    /** No such asset. */
    public static final int NOT_FOUND = 0;

    /** Bytes a row. */
    public static final int ROW_LENGTH = 40;

    private static final int SCALE = 16;
    private static final int DECISION = 24;

    private final Rows rows;
    private final IdIndex index;

    AssetTable(UndoLog undo) {
        rows = new Rows(ROW_LENGTH, 8, undo);
        index = new IdIndex(undo);
    }

    /**
     * How many there are.
     *
     * @return the largest number
     */
    public int count() {
        return (int) rows.count();
    }

    /**
     * Finds an asset.
     *
     * @param codeHigh bytes 8-15 of the code, little endian
     * @param codeLow bytes 0-7 of the code, little endian
     * @return its number, or NOT_FOUND
     */
    public int find(long codeHigh, long codeLow) {
        long row = index.first(IdHash.of(codeHigh, codeLow));
        while (row != IdIndex.NOT_FOUND && !hasCode(row, codeHigh, codeLow)) {
            row = index.next();
        }
        return (int) row + 1;
    }

    /**
     * Registers an asset.
     *
     * @param codeHigh a free code
     * @param codeLow a free code
     * @param scale digits after the point
     * @param decision row of the decision
     * @return its number
     */
    public int register(long codeHigh, long codeLow, int scale, long decision) {
        long row = rows.append();
        MutableDirectBuffer buffer = rows.segment(row);
        int offset = rows.offset(row);
        buffer.putLong(offset, codeLow);
        buffer.putLong(offset + Long.BYTES, codeHigh);
        buffer.putInt(offset + SCALE, scale);
        buffer.putLong(offset + DECISION, decision);
        index.insert(IdHash.of(codeHigh, codeLow), row);
        return (int) row + 1;
    }

    /**
     * The upper half of a code.
     *
     * @param number the asset
     * @return bytes 8-15
     */
    public long codeHigh(int number) {
        return rows.segment(number - 1).getLong(rows.offset(number - 1) + Long.BYTES);
    }

    /**
     * The lower half of a code.
     *
     * @param number the asset
     * @return bytes 0-7
     */
    public long codeLow(int number) {
        return rows.segment(number - 1).getLong(rows.offset(number - 1));
    }

    /**
     * Digits after the point.
     *
     * @param number the asset
     * @return 0 .. 38
     */
    public int scale(int number) {
        return rows.segment(number - 1).getInt(rows.offset(number - 1) + SCALE);
    }

    /**
     * The decision that registered it.
     *
     * @param number the asset
     * @return a row of the decision table
     */
    public long decision(int number) {
        return rows.segment(number - 1).getLong(rows.offset(number - 1) + DECISION);
    }

    /** Makes the index of the rows that are there. */
    void reindex() {
        for (int number = 1; number <= count(); number++) {
            index.insert(IdHash.of(codeHigh(number), codeLow(number)), number - 1L);
        }
    }

    Rows rows() {
        return rows;
    }

    private boolean hasCode(long row, long codeHigh, long codeLow) {
        MutableDirectBuffer buffer = rows.segment(row);
        int offset = rows.offset(row);
        return buffer.getLong(offset) == codeLow && buffer.getLong(offset + Long.BYTES) == codeHigh;
    }
}
