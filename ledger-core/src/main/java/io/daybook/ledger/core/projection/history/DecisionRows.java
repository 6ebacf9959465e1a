package io.daybook.ledger.core.projection.history;

import io.daybook.ledger.core.codec.DecisionLink;
import io.daybook.ledger.core.statemachine.state.Rows;
import io.daybook.ledger.core.statemachine.state.UndoLog;
import org.agrona.MutableDirectBuffer;

/**
 * One row a decided command, member of a group or due effect, in the order of the journal.
 *
 * <pre>
 *    0 link 8  |  8 timestamp 8  |  16 id 16  |  32 kind 1, outcome 1, unused 2  |  36 code 4
 *   40 debit account 4  |  44 credit account 4  |  48 row of the target 8  |  56 effective day 4
 *   60 number of the reference 4  |  64 number of the actor 4  |  68 length of the metadata 4
 * </pre>
 */
final class DecisionRows {
    static final int ID = 16;

    private static final int TIMESTAMP = 8;
    private static final int KIND = 32;
    private static final int OUTCOME = 33;
    private static final int CODE = 36;
    private static final int DEBIT = 40;
    private static final int CREDIT = 44;
    private static final int TARGET = 48;
    private static final int EFFECTIVE_DAY = 56;
    private static final int REFERENCE = 60;
    private static final int ACTOR = 64;
    private static final int METADATA_LENGTH = 68;

    private final Rows rows = new Rows(72, 12, new UndoLog());

    Rows rows() {
        return rows;
    }

    long count() {
        return rows.count();
    }

    long append(long link, long timestampNs, int kind, int outcome) {
        long row = rows.append();
        MutableDirectBuffer buffer = rows.segment(row);
        int at = rows.offset(row);
        buffer.putLong(at, link);
        buffer.putLong(at + TIMESTAMP, timestampNs);
        buffer.putByte(at + KIND, (byte) kind);
        buffer.putByte(at + OUTCOME, (byte) outcome);
        buffer.putLong(at + TARGET, -1);
        pair(row, -1, -1);
        return row;
    }

    void id(long row, long high, long low) {
        rows.segment(row).putLong(rows.offset(row) + ID, low);
        rows.segment(row).putLong(rows.offset(row) + ID + Long.BYTES, high);
    }

    void pair(long row, int debit, int credit) {
        rows.segment(row).putInt(rows.offset(row) + DEBIT, debit);
        rows.segment(row).putInt(rows.offset(row) + CREDIT, credit);
    }

    void target(long row, long target) {
        rows.segment(row).putLong(rows.offset(row) + TARGET, target);
    }

    void effectiveDay(long row, int day) {
        putInt(row, EFFECTIVE_DAY, day);
    }

    void said(long row, int code, int reference, int actor, int metadataLength) {
        putInt(row, CODE, code);
        putInt(row, REFERENCE, reference);
        putInt(row, ACTOR, actor);
        putInt(row, METADATA_LENGTH, metadataLength);
    }

    long link(long row) {
        return rows.segment(row).getLong(rows.offset(row));
    }

    long sequence(long row) {
        return DecisionLink.sequence(link(row));
    }

    long timestampNs(long row) {
        return rows.segment(row).getLong(rows.offset(row) + TIMESTAMP);
    }

    long idLow(long row) {
        return rows.segment(row).getLong(rows.offset(row) + ID);
    }

    long idHigh(long row) {
        return rows.segment(row).getLong(rows.offset(row) + ID + Long.BYTES);
    }

    int kind(long row) {
        return rows.segment(row).getByte(rows.offset(row) + KIND);
    }

    int outcome(long row) {
        return rows.segment(row).getByte(rows.offset(row) + OUTCOME);
    }

    int code(long row) {
        return getInt(row, CODE);
    }

    /** The account, or -1. */
    int debit(long row) {
        return getInt(row, DEBIT);
    }

    /** The account, or -1. */
    int credit(long row) {
        return getInt(row, CREDIT);
    }

    /** The row, or -1. */
    long target(long row) {
        return rows.segment(row).getLong(rows.offset(row) + TARGET);
    }

    int effectiveDay(long row) {
        return getInt(row, EFFECTIVE_DAY);
    }

    /** The number from 1, or 0. */
    int reference(long row) {
        return getInt(row, REFERENCE);
    }

    /** The number from 1, or 0. */
    int actor(long row) {
        return getInt(row, ACTOR);
    }

    int metadataLength(long row) {
        return getInt(row, METADATA_LENGTH);
    }

    /** How many rows are of a sequence up to this one. */
    long countUpTo(long sequence) {
        long from = 0;
        long to = count();
        while (from < to) {
            long middle = from + to >>> 1;
            if (sequence(middle) <= sequence) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** How many rows have a timestamp up to this one. */
    long countUntil(long timestampNs) {
        long from = 0;
        long to = count();
        while (from < to) {
            long middle = from + to >>> 1;
            if (timestampNs(middle) <= timestampNs) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private int getInt(long row, int field) {
        return rows.segment(row).getInt(rows.offset(row) + field);
    }

    private void putInt(long row, int field, int value) {
        rows.segment(row).putInt(rows.offset(row) + field, value);
    }
}
