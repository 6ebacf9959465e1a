package io.daybook.ledger.persistence.checkpoint;

import io.daybook.ledger.Id;
import io.daybook.ledger.core.read.Assets;
import io.daybook.ledger.core.statemachine.state.AccountTable;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.seal.Checkpoint.Total;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Adds the accounts of a state up, by book and asset. */
final class CheckpointTotals {
    private static final int[] COLUMNS = {
        AccountTable.DEBITS_POSTED,
        AccountTable.CREDITS_POSTED,
        AccountTable.DEBITS_PENDING,
        AccountTable.CREDITS_PENDING
    };

    private CheckpointTotals() {}

    /** One line a book and asset, in the order of the unsigned number of the book and of the asset's number. */
    static List<Total> of(LedgerState state) {
        AccountTable accounts = state.accounts();
        TreeMap<Long, BigInteger[]> sums = new TreeMap<>();
        for (int account = 0; account < accounts.count(); account++) {
            long key = Integer.toUnsignedLong(accounts.book(account)) << Integer.SIZE | accounts.asset(account);
            BigInteger[] sum = sums.computeIfAbsent(key, absent -> zeros());
            for (int i = 0; i < COLUMNS.length; i++) {
                Id total = new Id(accounts.high(account, COLUMNS[i]), accounts.low(account, COLUMNS[i]));
                sum[i] = sum[i].add(total.toBigInteger());
            }
        }
        List<Total> totals = new ArrayList<>(sums.size());
        sums.forEach((key, sum) -> totals.add(
                new Total((int) (key >>> Integer.SIZE), code(state, key.intValue()), sum[0], sum[1], sum[2], sum[3])));
        return totals;
    }

    private static String code(LedgerState state, int asset) {
        return Assets.code(state.assets().codeHigh(asset), state.assets().codeLow(asset));
    }

    private static BigInteger[] zeros() {
        return new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO};
    }
}
