package io.daybook.ledger.core.projection.history;

import io.daybook.ledger.core.statemachine.state.IdHash;
import io.daybook.ledger.core.statemachine.state.IdIndex;
import io.daybook.ledger.core.statemachine.state.Rows;
import io.daybook.ledger.core.statemachine.state.UndoLog;

/**
 * Finds the number of a row by the 128-bit id that it holds. Written by one thread; finds are exclusive among
 * themselves, and need a lock against the writer.
 */
final class Ids {
    private final Rows rows;
    private final int idOffset;
    private final IdIndex index = new IdIndex(new UndoLog());

    /** Ids that stand at an offset in each row, lower half first. */
    Ids(Rows rows, int idOffset) {
        this.rows = rows;
        this.idOffset = idOffset;
    }

    void put(long row) {
        index.insert(IdHash.of(high(row), low(row)), row);
    }

    /** The row, or -1. */
    synchronized long find(long high, long low) {
        long row = index.first(IdHash.of(high, low));
        while (row != IdIndex.NOT_FOUND && (low(row) != low || high(row) != high)) {
            row = index.next();
        }
        return row;
    }

    long low(long row) {
        return rows.segment(row).getLong(rows.offset(row) + idOffset);
    }

    long high(long row) {
        return rows.segment(row).getLong(rows.offset(row) + idOffset + Long.BYTES);
    }
}
