package io.daybook.ledger.core.statemachine.state;

import io.daybook.ledger.EventKind;
import org.agrona.UnsafeApi;

/**
 * Every decided command that keeps its id, in order, for ever: what answers a retry, and what finds the original of a
 * reversal, the row of a hold or of a schedule. Append-only.
 *
 * <pre>
 *   row, 72 bytes
 *    0  id                      16
 *   16  digest of the content    8
 *   24  sequence                 8
 *   32  amount                  16   posted by a transfer or capture; for a transaction the first row of its postings
 *   48  debit account            4   for a hold or schedule its row; for a transaction the count of its postings
 *   52  credit account           4
 *   56  kind, outcome, pad 2     4
 *   60  member                   4   place in its group from 0; -1 for none
 *   64  timestamp                8   ns since the epoch
 * </pre>
 */
public final class DecisionTable {
    /** No such decision. */
    public static final long NOT_FOUND = -1;

    /** Not a member of a group. */
    public static final int NO_MEMBER = -1;

    private static final int ROW_LENGTH = 72;
    private static final int DIGEST = 16;
    private static final int SEQUENCE = 24;
    private static final int AMOUNT = 32;
    private static final int DEBIT = 48;
    private static final int CREDIT = 52;
    private static final int KIND = 56;
    private static final int OUTCOME = 57;
    private static final int MEMBER = 60;
    private static final int TIMESTAMP = 64;

    /** How many index entries are brought into the cache together when the index is made. */
    private static final int AHEAD = 64;

    private final Rows rows;
    private final IdIndex index;
    private long ahead;

    DecisionTable(UndoLog undo) {
        rows = new Rows(ROW_LENGTH, 14, undo);
        index = new IdIndex(undo);
    }

    /**
     * How many decisions there are.
     *
     * @return the number of the next row
     */
    public long count() {
        return rows.count();
    }

    /**
     * Finds the decision of a command id.
     *
     * @param idHigh the id
     * @param idLow the id
     * @return its row, or NOT_FOUND
     */
    public long find(long idHigh, long idLow) {
        long row = index.first(IdHash.of(idHigh, idLow));
        while (row != IdIndex.NOT_FOUND && !hasId(row, idHigh, idLow)) {
            row = index.next();
        }
        return row;
    }

    /**
     * Brings the index entries of command ids into the cache.
     *
     * @param hashes {@link IdHash#of} the ids
     * @param hashCount how many
     * @return something of the entries
     */
    public long touchIndex(long[] hashes, int hashCount) {
        return index.touch(hashes, hashCount);
    }

    /**
     * Appends a decision.
     *
     * @param idHigh the command's id, an account's or an asset's code
     * @param idLow the same
     * @param digest of the content
     * @param sequence its own, or its group's
     * @param kindAndOutcome {@link #pack}
     * @param member its place in its group, or NO_MEMBER
     * @param timestampNs its own, or its group's
     * @return its row
     */
    public long append(
            long idHigh, long idLow, long digest, long sequence, int kindAndOutcome, int member, long timestampNs) {
        long row = rows.append();
        long address = rows.address(row);
        UnsafeApi.putLong(address, idLow);
        UnsafeApi.putLong(address + Long.BYTES, idHigh);
        UnsafeApi.putLong(address + DIGEST, digest);
        UnsafeApi.putLong(address + SEQUENCE, sequence);
        UnsafeApi.putInt(address + KIND, kindAndOutcome);
        UnsafeApi.putInt(address + MEMBER, member);
        UnsafeApi.putLong(address + TIMESTAMP, timestampNs);
        return row;
    }

    /**
     * Kind and outcome in one word.
     *
     * @param kind code of the kind
     * @param outcome code of the outcome
     * @return for {@link #append}
     */
    public static int pack(int kind, int outcome) {
        return kind | outcome << 8;
    }

    /**
     * Lets the command ids find the row just appended.
     *
     * @param row the decision
     */
    public void indexById(long row) {
        long address = rows.address(row);
        index.insert(IdHash.of(UnsafeApi.getLong(address + Long.BYTES), UnsafeApi.getLong(address)), row);
    }

    /**
     * Keeps what a reversal needs of a posting between two accounts.
     *
     * @param row the decision, just appended
     * @param debit account number, or the row of a hold or schedule
     * @param credit account number
     * @param amountHigh upper 64 bits
     * @param amountLow lower 64 bits
     */
    public void keep(long row, int debit, int credit, long amountHigh, long amountLow) {
        long address = rows.address(row);
        UnsafeApi.putInt(address + DEBIT, debit);
        UnsafeApi.putInt(address + CREDIT, credit);
        UnsafeApi.putLong(address + AMOUNT, amountLow);
        UnsafeApi.putLong(address + AMOUNT + Long.BYTES, amountHigh);
    }

    /**
     * The upper half of the id.
     *
     * @param row the decision
     * @return 64 bits
     */
    public long idHigh(long row) {
        return rows.segment(row).getLong(rows.offset(row) + Long.BYTES);
    }

    /**
     * The lower half of the id.
     *
     * @param row the decision
     * @return 64 bits
     */
    public long idLow(long row) {
        return rows.segment(row).getLong(rows.offset(row));
    }

    /**
     * The digest of the content.
     *
     * @param row the decision
     * @return 64 bits
     */
    public long digest(long row) {
        return rows.segment(row).getLong(rows.offset(row) + DIGEST);
    }

    /**
     * Its place in the ledger's order.
     *
     * @param row the decision
     * @return its own sequence, or its group's
     */
    public long sequence(long row) {
        return rows.segment(row).getLong(rows.offset(row) + SEQUENCE);
    }

    /**
     * What it was.
     *
     * @param row the decision
     * @return the code of the kind
     */
    public int kind(long row) {
        return rows.segment(row).getByte(rows.offset(row) + KIND);
    }

    /**
     * What was decided.
     *
     * @param row the decision
     * @return the code of the outcome
     */
    public int outcome(long row) {
        return rows.segment(row).getByte(rows.offset(row) + OUTCOME);
    }

    /**
     * Its place in its group.
     *
     * @param row the decision
     * @return from 0, or NO_MEMBER
     */
    public int member(long row) {
        return rows.segment(row).getInt(rows.offset(row) + MEMBER);
    }

    /**
     * When it was decided.
     *
     * @param row the decision
     * @return ns since the epoch
     */
    public long timestampNs(long row) {
        return rows.segment(row).getLong(rows.offset(row) + TIMESTAMP);
    }

    /**
     * The debit account, the row of a hold or schedule, or the count of a transaction's postings.
     *
     * @param row the decision
     * @return as kept
     */
    public int debit(long row) {
        return rows.segment(row).getInt(rows.offset(row) + DEBIT);
    }

    /**
     * The credit account.
     *
     * @param row the decision
     * @return as kept
     */
    public int credit(long row) {
        return rows.segment(row).getInt(rows.offset(row) + CREDIT);
    }

    /**
     * The upper half of the amount.
     *
     * @param row the decision
     * @return 64 bits
     */
    public long amountHigh(long row) {
        return rows.segment(row).getLong(rows.offset(row) + AMOUNT + Long.BYTES);
    }

    /**
     * The lower half of the amount, or the first row of a transaction's postings.
     *
     * @param row the decision
     * @return 64 bits
     */
    public long amountLow(long row) {
        return rows.segment(row).getLong(rows.offset(row) + AMOUNT);
    }

    /** Makes the index of the rows that are there: of all but accounts and assets, which have their own. */
    void reindex() {
        index.reserve(rows.count());
        long[] hashes = new long[AHEAD];
        long count = rows.count();
        for (long block = 0; block < count; block += AHEAD) {
            int length = (int) Math.min(AHEAD, count - block);
            for (int i = 0; i < length; i++) {
                hashes[i] = IdHash.of(idHigh(block + i), idLow(block + i));
            }
            ahead ^= touchIndex(hashes, length);
            for (int i = 0; i < length; i++) {
                reindex(block + i);
            }
        }
    }

    private void reindex(long row) {
        int kind = kind(row);
        if (kind != EventKind.OPEN_ACCOUNT.code() && kind != EventKind.REGISTER_ASSET.code()) {
            indexById(row);
        }
    }

    /** Keeps the look-ups ahead from being left out. */
    long ahead() {
        return ahead;
    }

    Rows rows() {
        return rows;
    }

    private boolean hasId(long row, long idHigh, long idLow) {
        long address = rows.address(row);
        return UnsafeApi.getLong(address) == idLow && UnsafeApi.getLong(address + Long.BYTES) == idHigh;
    }
}
