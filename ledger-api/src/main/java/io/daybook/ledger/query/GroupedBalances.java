package io.daybook.ledger.query;

import io.daybook.ledger.Asset;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A trial balance in parts: the sums of debits and of credits by category or by code of the account, per book and
 * asset. Parts do not balance by themselves; all of a book and asset do. Immutable.
 *
 * @param sequence after which decided command or effect
 * @param lines in the order of book, asset and group
 */
public record GroupedBalances(long sequence, List<Line> lines) {
    /** Copies the list. */
    public GroupedBalances {
        lines = List.copyOf(lines);
    }

    /** What accounts are put together by. */
    public enum Grouping {
        /** ASSET, LIABILITY, EQUITY, INCOME, EXPENSE. */
        CATEGORY,
        /** The host's product code. */
        CODE
    }

    /**
     * The sums of one group in one book and asset, in minor units.
     *
     * @param book unsigned 32 bits
     * @param asset the asset
     * @param group the name of the category, or the code
     * @param debits the sum of all posted debits
     * @param credits the sum of all posted credits
     */
    public record Line(int book, Asset asset, String group, BigInteger debits, BigInteger credits) {
        /**
         * Debits less credits.
         *
         * @return signed, debits positive
         */
        public BigInteger difference() {
            return debits.subtract(credits);
        }
    }

    private record Key(long book, int asset, long group) {}

    /**
     * Adds the accounts of a snapshot up.
     *
     * @param snapshot the accounts
     * @param by what they are put together by
     * @return one line a book, asset and group
     */
    public static GroupedBalances of(BalanceSnapshot snapshot, Grouping by) {
        Map<Key, Line> lines = new TreeMap<>(
                Comparator.comparingLong(Key::book).thenComparingInt(Key::asset).thenComparingLong(Key::group));
        for (AccountView account : snapshot.accounts()) {
            boolean category = by == Grouping.CATEGORY;
            long code = Integer.toUnsignedLong(account.code());
            Key key = new Key(
                    Integer.toUnsignedLong(account.book()),
                    account.asset().number(),
                    category ? account.balances().category().ordinal() : code);
            String group = category ? account.balances().category().name() : Long.toString(code);
            BigInteger debits = account.balances().debitsPosted().toBigInteger();
            BigInteger credits = account.balances().creditsPosted().toBigInteger();
            Line line = lines.get(key);
            lines.put(
                    key,
                    new Line(
                            account.book(),
                            account.asset(),
                            group,
                            line == null ? debits : line.debits.add(debits),
                            line == null ? credits : line.credits.add(credits)));
        }
        return new GroupedBalances(snapshot.sequence(), new ArrayList<>(lines.values()));
    }
}
