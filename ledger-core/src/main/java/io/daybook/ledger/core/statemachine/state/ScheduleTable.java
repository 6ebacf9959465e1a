package io.daybook.ledger.core.statemachine.state;

import org.agrona.MutableDirectBuffer;

/**
 * The scheduled transfers, numbered from 0; ended ones stay, because a late cancellation must be told why.
 *
 * <pre>
 *   row, 64 bytes
 *    0  amount      16      40  sequence   8   of the command that planned it
 *   16  decision     8      48  member     4   its place in a group
 *   24  debit        4      52  state      4
 *   28  credit       4      56  options    4   override limits
 *   32  due at       8      60  unused     4
 * </pre>
 */
public final class ScheduleTable {
    /** Waits for its time. */
    public static final int WAITING = 0;

    /** Fell due and was accepted. */
    public static final int EXECUTED = 1;

    /** Fell due and was rejected. */
    public static final int REJECTED = 2;

    /** Was taken back. */
    public static final int CANCELLED = 3;

    private static final int ROW_LENGTH = 64;
    private static final int DECISION = 16;
    private static final int DEBIT = 24;
    private static final int CREDIT = 28;
    private static final int DUE = 32;
    private static final int SEQUENCE = 40;
    private static final int MEMBER = 48;
    private static final int STATE = 52;
    private static final int OPTIONS = 56;

    private final Rows rows;

    ScheduleTable(UndoLog undo) {
        rows = new Rows(ROW_LENGTH, 12, undo);
    }

    /**
     * How many were ever planned.
     *
     * @return the number of the next one
     */
    public int count() {
        return (int) rows.count();
    }

    /**
     * Plans a transfer; {@link #setTransfer} follows.
     *
     * @param decision row of the decision
     * @param dueAtNs ns since the epoch
     * @param sequence of the command
     * @param member its place in a group
     * @param options of the command
     * @return its number
     */
    public int plan(long decision, long dueAtNs, long sequence, int member, int options) {
        long number = rows.append();
        MutableDirectBuffer row = rows.segment(number);
        int offset = rows.offset(number);
        row.putLong(offset + DECISION, decision);
        row.putLong(offset + DUE, dueAtNs);
        row.putLong(offset + SEQUENCE, sequence);
        row.putInt(offset + MEMBER, member);
        row.putInt(offset + OPTIONS, options);
        return (int) number;
    }

    /**
     * Sets what will be moved, just after {@link #plan}.
     *
     * @param number the schedule
     * @param debit account number
     * @param credit account number
     * @param amountHigh upper 64 bits
     * @param amountLow lower 64 bits
     */
    public void setTransfer(int number, int debit, int credit, long amountHigh, long amountLow) {
        MutableDirectBuffer row = rows.segment(number);
        int offset = rows.offset(number);
        row.putLong(offset, amountLow);
        row.putLong(offset + Long.BYTES, amountHigh);
        row.putInt(offset + DEBIT, debit);
        row.putInt(offset + CREDIT, credit);
    }

    /**
     * Sets the state.
     *
     * @param number the schedule
     * @param state one of the constants
     */
    public void setState(int number, int state) {
        rows.change(number).putInt(rows.offset(number) + STATE, state);
    }

    /**
     * The upper half of the amount.
     *
     * @param number the schedule
     * @return 64 bits
     */
    public long amountHigh(int number) {
        return getLong(number, Long.BYTES);
    }

    /**
     * The lower half of the amount.
     *
     * @param number the schedule
     * @return 64 bits
     */
    public long amountLow(int number) {
        return getLong(number, 0);
    }

    /**
     * The decision that planned it.
     *
     * @param number the schedule
     * @return a row of the decision table
     */
    public long decision(int number) {
        return getLong(number, DECISION);
    }

    /**
     * The account to debit.
     *
     * @param number the schedule
     * @return account number
     */
    public int debit(int number) {
        return getInt(number, DEBIT);
    }

    /**
     * The account to credit.
     *
     * @param number the schedule
     * @return account number
     */
    public int credit(int number) {
        return getInt(number, CREDIT);
    }

    /**
     * When it falls due.
     *
     * @param number the schedule
     * @return ns since the epoch
     */
    public long dueAt(int number) {
        return getLong(number, DUE);
    }

    /**
     * The sequence of the command that planned it.
     *
     * @param number the schedule
     * @return the sequence
     */
    public long sequence(int number) {
        return getLong(number, SEQUENCE);
    }

    /**
     * Its place in a group.
     *
     * @param number the schedule
     * @return from 0, or NO_MEMBER
     */
    public int member(int number) {
        return getInt(number, MEMBER);
    }

    /**
     * Its state.
     *
     * @param number the schedule
     * @return one of the constants
     */
    public int state(int number) {
        return getInt(number, STATE);
    }

    /**
     * The options of the command that planned it.
     *
     * @param number the schedule
     * @return the bits
     */
    public int options(int number) {
        return getInt(number, OPTIONS);
    }

    Rows rows() {
        return rows;
    }

    private long getLong(int number, int column) {
        return rows.segment(number).getLong(rows.offset(number) + column);
    }

    private int getInt(int number, int column) {
        return rows.segment(number).getInt(rows.offset(number) + column);
    }
}
