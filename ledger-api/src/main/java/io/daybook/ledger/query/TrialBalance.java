package io.daybook.ledger.query;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.Asset;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Per book and asset the sums of all debits and of all credits, which must be equal. Immutable.
 *
 * @param sequence after which decided command or effect
 * @param lines in the order of book, then asset
 */
public record TrialBalance(long sequence, List<Line> lines) {
    /** Copies the list. */
    public TrialBalance {
        lines = List.copyOf(lines);
    }

    /**
     * The sums of one asset in one book, in minor units.
     *
     * @param book unsigned 32 bits
     * @param asset the asset
     * @param debitsPosted the sum of all posted debits
     * @param creditsPosted the sum of all posted credits
     * @param debitsPending the sum of all reserved debits
     * @param creditsPending the sum of all reserved credits
     */
    public record Line(
            int book,
            Asset asset,
            BigInteger debitsPosted,
            BigInteger creditsPosted,
            BigInteger debitsPending,
            BigInteger creditsPending) {
        /**
         * Posted debits less posted credits.
         *
         * @return zero unless the books are broken
         */
        public BigInteger difference() {
            return debitsPosted.subtract(creditsPosted);
        }

        Line plus(AccountBalances account) {
            return new Line(
                    book,
                    asset,
                    debitsPosted.add(account.debitsPosted().toBigInteger()),
                    creditsPosted.add(account.creditsPosted().toBigInteger()),
                    debitsPending.add(account.debitsPending().toBigInteger()),
                    creditsPending.add(account.creditsPending().toBigInteger()));
        }
    }

    /**
     * Whether every line's debits equal its credits, posted and pending.
     *
     * @return true when the books balance
     */
    public boolean isBalanced() {
        return lines.stream()
                .allMatch(line ->
                        line.difference().signum() == 0 && line.debitsPending().equals(line.creditsPending()));
    }

    /**
     * Adds the accounts of a snapshot up.
     *
     * @param snapshot all accounts, for a trial balance that must balance
     * @return one line a book and asset
     */
    public static TrialBalance of(BalanceSnapshot snapshot) {
        record Key(long book, int asset) {}
        TreeMap<Key, Line> lines =
                new TreeMap<>(Comparator.comparingLong(Key::book).thenComparingInt(Key::asset));
        BigInteger zero = BigInteger.ZERO;
        for (AccountView account : snapshot.accounts()) {
            Key key = new Key(
                    Integer.toUnsignedLong(account.book()), account.asset().number());
            Line line = lines.computeIfAbsent(
                    key, any -> new Line(account.book(), account.asset(), zero, zero, zero, zero));
            lines.put(key, line.plus(account.balances()));
        }
        return new TrialBalance(snapshot.sequence(), new ArrayList<>(lines.values()));
    }
}
