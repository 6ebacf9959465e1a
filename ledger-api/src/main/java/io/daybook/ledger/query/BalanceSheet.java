package io.daybook.ledger.query;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Asset;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Per book and asset what is owned, what is owed, and the result: posted balances by category. Immutable.
 *
 * @param sequence after which decided command or effect
 * @param lines in the order of book, then asset
 */
public record BalanceSheet(long sequence, List<Line> lines) {
    /** Copies the list. */
    public BalanceSheet {
        lines = List.copyOf(lines);
    }

    /**
     * The balances of one asset in one book.
     *
     * @param book unsigned 32 bits
     * @param asset the asset
     * @param posted signed, in minor units, on the normal side of each category; every category has an entry
     */
    public record Line(int book, Asset asset, Map<AccountCategory, BigInteger> posted) {
        /** Copies the map. */
        public Line {
            posted = Map.copyOf(posted);
        }

        /**
         * Income less expense.
         *
         * @return signed, in minor units; negative for a loss
         */
        public BigInteger result() {
            return of(AccountCategory.INCOME).subtract(of(AccountCategory.EXPENSE));
        }

        /**
         * The posted balance of a category.
         *
         * @param category which
         * @return signed, in minor units, on the category's normal side
         */
        public BigInteger of(AccountCategory category) {
            return posted.getOrDefault(category, BigInteger.ZERO);
        }

        /**
         * Whether assets are liabilities and equity and the result.
         *
         * @return true unless the books are broken
         */
        public boolean isBalanced() {
            return of(AccountCategory.ASSET)
                    .equals(of(AccountCategory.LIABILITY)
                            .add(of(AccountCategory.EQUITY))
                            .add(result()));
        }
    }

    /**
     * Whether every line balances.
     *
     * @return true unless the books are broken, or the snapshot was one of some accounts only
     */
    public boolean isBalanced() {
        return lines.stream().allMatch(Line::isBalanced);
    }

    /**
     * Adds the accounts of a snapshot up.
     *
     * @param snapshot all accounts
     * @return one line a book and asset
     */
    public static BalanceSheet of(BalanceSnapshot snapshot) {
        record Key(long book, int asset) {}
        TreeMap<Key, AccountView> any =
                new TreeMap<>(Comparator.comparingLong(Key::book).thenComparingInt(Key::asset));
        Map<Key, EnumMap<AccountCategory, BigInteger>> sums = new TreeMap<>(any.comparator());
        for (AccountView account : snapshot.accounts()) {
            Key key = new Key(
                    Integer.toUnsignedLong(account.book()), account.asset().number());
            any.putIfAbsent(key, account);
            sums.computeIfAbsent(key, first -> zeros())
                    .merge(account.balances().category(), account.balances().posted(), BigInteger::add);
        }
        List<Line> lines = new ArrayList<>();
        sums.forEach((key, posted) ->
                lines.add(new Line(any.get(key).book(), any.get(key).asset(), posted)));
        return new BalanceSheet(snapshot.sequence(), lines);
    }

    private static EnumMap<AccountCategory, BigInteger> zeros() {
        EnumMap<AccountCategory, BigInteger> zeros = new EnumMap<>(AccountCategory.class);
        for (AccountCategory category : AccountCategory.values()) {
            zeros.put(category, BigInteger.ZERO);
        }
        return zeros;
    }
}
