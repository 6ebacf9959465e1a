package io.daybook.ledger.core.snapshot;

import io.daybook.ledger.core.statemachine.state.AccountTable;
import io.daybook.ledger.core.statemachine.state.Int192;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Adds the totals of accounts up, by book and asset, as their rows go by. */
final class TotalsCounter {
    private static final int[] COLUMNS = {
        AccountTable.DEBITS_POSTED,
        AccountTable.CREDITS_POSTED,
        AccountTable.DEBITS_PENDING,
        AccountTable.CREDITS_PENDING
    };

    /** Sums by book and asset: the book as an unsigned number first. */
    private final TreeMap<Long, Int192[]> sums = new TreeMap<>();

    private long lastKey = -1;
    private Int192[] last = {};

    /** Adds rows of accounts; the buffer stays as it is. */
    void add(ByteBuffer rows) {
        for (int at = rows.position(); at < rows.limit(); at += AccountTable.ROW_LENGTH) {
            long key = Integer.toUnsignedLong(AccountTable.book(rows, at)) << 32 | AccountTable.asset(rows, at);
            if (key != lastKey) {
                last = sums.computeIfAbsent(key, absent -> zeros());
                lastKey = key;
            }
            for (int i = 0; i < COLUMNS.length; i++) {
                last[i].add(rows.getLong(at + COLUMNS[i] + Long.BYTES), rows.getLong(at + COLUMNS[i]));
            }
        }
    }

    private static Int192[] zeros() {
        Int192[] zeros = new Int192[COLUMNS.length];
        for (int i = 0; i < zeros.length; i++) {
            zeros[i] = new Int192();
        }
        return zeros;
    }

    /** The lines, with the codes of the assets by number less one. */
    List<BookTotals> lines(List<String> assets) {
        List<BookTotals> lines = new ArrayList<>(sums.size());
        sums.forEach((key, sum) -> lines.add(new BookTotals(
                (int) (key >>> 32),
                assets.get((int) (long) key - 1),
                number(sum[0]),
                number(sum[1]),
                number(sum[2]),
                number(sum[3]))));
        return lines;
    }

    private static BigInteger number(Int192 sum) {
        return sum.toBigInteger();
    }
}
