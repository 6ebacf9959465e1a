package io.daybook.ledger.core.statemachine.state;

import org.agrona.MutableDirectBuffer;

/**
 * The holds, numbered from 0 in the order of placing; ended ones stay, because a late capture must be told why.
 *
 * <pre>
 *   row, 80 bytes
 *    0  authorised   16      48  expires at    8   ns since the epoch; 0 for never
 *   16  captured     16      56  sequence      8   of the command that placed it
 *   32  decision      8      64  member        4   its place in a group
 *   40  debit         4      68  state         4
 *   44  credit        4      72  unused        8
 * </pre>
 */
public final class HoldTable {
    private static final int ROW_LENGTH = 80;
    private static final int CAPTURED = 16;
    private static final int DECISION = 32;
    private static final int DEBIT = 40;
    private static final int CREDIT = 44;
    private static final int EXPIRES = 48;
    private static final int SEQUENCE = 56;
    private static final int MEMBER = 64;
    private static final int STATE = 68;

    private final Rows rows;

    HoldTable(UndoLog undo) {
        rows = new Rows(ROW_LENGTH, 13, undo);
    }

    /**
     * How many holds were ever placed.
     *
     * @return the number of the next one
     */
    public int count() {
        return (int) rows.count();
    }

    /**
     * Places a hold of zero; {@link #setAuthorised} follows.
     *
     * @param decision row of the decision that placed it
     * @param debit account number
     * @param credit account number
     * @param sequence of the command
     * @param member its place in a group
     * @return its number
     */
    public int place(long decision, int debit, int credit, long sequence, int member) {
        long number = rows.append();
        MutableDirectBuffer row = rows.segment(number);
        int offset = rows.offset(number);
        row.putLong(offset + DECISION, decision);
        row.putInt(offset + DEBIT, debit);
        row.putInt(offset + CREDIT, credit);
        row.putLong(offset + SEQUENCE, sequence);
        row.putInt(offset + MEMBER, member);
        return (int) number;
    }

    /**
     * Sets what is reserved in all.
     *
     * @param number the hold
     * @param high upper 64 bits
     * @param low lower 64 bits
     */
    public void setAuthorised(int number, long high, long low) {
        put(number, 0, high, low);
    }

    /**
     * Sets what was captured.
     *
     * @param number the hold
     * @param high upper 64 bits
     * @param low lower 64 bits
     */
    public void setCaptured(int number, long high, long low) {
        put(number, CAPTURED, high, low);
    }

    /**
     * Sets the state.
     *
     * @param number the hold
     * @param state its code
     */
    public void setState(int number, int state) {
        rows.change(number).putInt(rows.offset(number) + STATE, state);
    }

    /**
     * Sets when it ends by itself.
     *
     * @param number the hold
     * @param expiresAtNs ns since the epoch; 0 for never
     */
    public void setExpiresAt(int number, long expiresAtNs) {
        rows.change(number).putLong(rows.offset(number) + EXPIRES, expiresAtNs);
    }

    /**
     * The upper half of what is reserved in all.
     *
     * @param number the hold
     * @return 64 bits
     */
    public long authorisedHigh(int number) {
        return getLong(number, Long.BYTES);
    }

    /**
     * The lower half of what is reserved in all.
     *
     * @param number the hold
     * @return 64 bits
     */
    public long authorisedLow(int number) {
        return getLong(number, 0);
    }

    /**
     * The upper half of what was captured.
     *
     * @param number the hold
     * @return 64 bits
     */
    public long capturedHigh(int number) {
        return getLong(number, CAPTURED + Long.BYTES);
    }

    /**
     * The lower half of what was captured.
     *
     * @param number the hold
     * @return 64 bits
     */
    public long capturedLow(int number) {
        return getLong(number, CAPTURED);
    }

    /**
     * The decision that placed it.
     *
     * @param number the hold
     * @return a row of the decision table
     */
    public long decision(int number) {
        return getLong(number, DECISION);
    }

    /**
     * The account it is reserved on.
     *
     * @param number the hold
     * @return account number
     */
    public int debit(int number) {
        return getInt(number, DEBIT);
    }

    /**
     * The account it is reserved for.
     *
     * @param number the hold
     * @return account number
     */
    public int credit(int number) {
        return getInt(number, CREDIT);
    }

    /**
     * When it ends by itself.
     *
     * @param number the hold
     * @return ns since the epoch; 0 for never
     */
    public long expiresAt(int number) {
        return getLong(number, EXPIRES);
    }

    /**
     * The sequence of the command that placed it.
     *
     * @param number the hold
     * @return the sequence
     */
    public long sequence(int number) {
        return getLong(number, SEQUENCE);
    }

    /**
     * Its place in a group.
     *
     * @param number the hold
     * @return from 0, or NO_MEMBER
     */
    public int member(int number) {
        return getInt(number, MEMBER);
    }

    /**
     * Its state.
     *
     * @param number the hold
     * @return the code
     */
    public int state(int number) {
        return getInt(number, STATE);
    }

    Rows rows() {
        return rows;
    }

    private void put(int number, int column, long high, long low) {
        MutableDirectBuffer row = rows.change(number);
        int offset = rows.offset(number) + column;
        row.putLong(offset, low);
        row.putLong(offset + Long.BYTES, high);
    }

    private long getLong(int number, int column) {
        return rows.segment(number).getLong(rows.offset(number) + column);
    }

    private int getInt(int number, int column) {
        return rows.segment(number).getInt(rows.offset(number) + column);
    }
}
