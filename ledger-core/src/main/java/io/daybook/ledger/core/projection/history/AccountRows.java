package io.daybook.ledger.core.projection.history;

import io.daybook.ledger.Id;
import io.daybook.ledger.core.statemachine.state.Rows;
import io.daybook.ledger.core.statemachine.state.UndoLog;
import org.agrona.MutableDirectBuffer;

/**
 * What never changes of an account, one row each, in the order of opening.
 *
 * <pre>
 *   0 id 16  |  16 book 4  |  20 asset 4  |  24 category 4  |  28 unused 4  |  32 row of the opening 8
 * </pre>
 */
final class AccountRows {
    private final Rows rows = new Rows(40, 12, new UndoLog());
    private final Ids ids = new Ids(rows, 0);

    int append(long high, long low, int book, int asset, long opening) {
        long row = rows.append();
        MutableDirectBuffer buffer = rows.segment(row);
        int at = rows.offset(row);
        buffer.putLong(at, low);
        buffer.putLong(at + 8, high);
        buffer.putInt(at + 16, book);
        buffer.putInt(at + 20, asset);
        buffer.putLong(at + 32, opening);
        ids.put(row);
        return Math.toIntExact(row);
    }

    void category(int account, int category) {
        rows.segment(account).putInt(rows.offset(account) + 24, category);
    }

    int count() {
        return (int) rows.count();
    }

    /** The account, or -1. */
    int find(long high, long low) {
        return (int) ids.find(high, low);
    }

    int find(Id id) {
        return find(id.high(), id.low());
    }

    Id id(int account) {
        return new Id(ids.high(account), ids.low(account));
    }

    int book(int account) {
        return rows.segment(account).getInt(rows.offset(account) + 16);
    }

    int asset(int account) {
        return rows.segment(account).getInt(rows.offset(account) + 20);
    }

    int category(int account) {
        return rows.segment(account).getInt(rows.offset(account) + 24);
    }

    long opening(int account) {
        return rows.segment(account).getLong(rows.offset(account) + 32);
    }
}
