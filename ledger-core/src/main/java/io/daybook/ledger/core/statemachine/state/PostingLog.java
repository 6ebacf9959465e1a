package io.daybook.ledger.core.statemachine.state;

import org.agrona.MutableDirectBuffer;

/**
 * The postings of all transactions, in order, so that a reversal finds them. Append-only.
 *
 * <pre>
 *   row, 24 bytes:   0 amount 16  |  16 account 4  |  20 side 4 (0 debit, 1 credit)
 * </pre>
 */
public final class PostingLog {
    private static final int ROW_LENGTH = 24;
    private static final int ACCOUNT = 16;
    private static final int SIDE = 20;

    private final Rows rows;

    PostingLog(UndoLog undo) {
        rows = new Rows(ROW_LENGTH, 13, undo);
    }

    /**
     * How many postings there are.
     *
     * @return the number of the next row
     */
    public long count() {
        return rows.count();
    }

    /**
     * Appends a posting.
     *
     * @param account its number
     * @param credit whether it is a credit
     * @param amountHigh upper 64 bits
     * @param amountLow lower 64 bits
     */
    public void append(int account, boolean credit, long amountHigh, long amountLow) {
        long row = rows.append();
        MutableDirectBuffer buffer = rows.segment(row);
        int offset = rows.offset(row);
        buffer.putLong(offset, amountLow);
        buffer.putLong(offset + Long.BYTES, amountHigh);
        buffer.putInt(offset + ACCOUNT, account);
        buffer.putInt(offset + SIDE, credit ? 1 : 0);
    }

    /**
     * The account of a posting.
     *
     * @param row the posting
     * @return its number
     */
    public int account(long row) {
        return rows.segment(row).getInt(rows.offset(row) + ACCOUNT);
    }

    /**
     * Whether a posting is a credit.
     *
     * @param row the posting
     * @return false for a debit
     */
    public boolean isCredit(long row) {
        return rows.segment(row).getInt(rows.offset(row) + SIDE) != 0;
    }

    /**
     * The upper half of the amount.
     *
     * @param row the posting
     * @return 64 bits
     */
    public long amountHigh(long row) {
        return rows.segment(row).getLong(rows.offset(row) + Long.BYTES);
    }

    /**
     * The lower half of the amount.
     *
     * @param row the posting
     * @return 64 bits
     */
    public long amountLow(long row) {
        return rows.segment(row).getLong(rows.offset(row));
    }

    Rows rows() {
        return rows;
    }
}
