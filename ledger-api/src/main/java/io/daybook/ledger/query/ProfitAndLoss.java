package io.daybook.ledger.query;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Asset;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was earned and spent from day to day by effective date, per book, asset and code of the account. Immutable.
 *
 * @param from the first day
 * @param to the last day
 * @param sequence as it was known at this sequence
 * @param lines income first, then by code, within the order of book and asset
 */
public record ProfitAndLoss(LocalDate from, LocalDate to, long sequence, List<Line> lines) {
    /** Copies the list. */
    public ProfitAndLoss {
        lines = List.copyOf(lines);
    }

    /**
     * What accounts of one category and code came to.
     *
     * @param book unsigned 32 bits
     * @param asset the asset
     * @param category INCOME or EXPENSE
     * @param code the accounts' product code, unsigned 32 bits; 0 for none
     * @param amount signed, in minor units, on the normal side of the category
     */
    public record Line(int book, Asset asset, AccountCategory category, int code, BigInteger amount) {
        /**
         * What it adds to the result.
         *
         * @return income as it is, expense with its sign turned
         */
        public BigInteger result() {
            return category == AccountCategory.INCOME ? amount : amount.negate();
        }
    }

    private record Key(long book, int asset, boolean expense, long code) {}

    /**
     * Asks a history.
     *
     * @param history the history
     * @param from the first day
     * @param to the last day
     * @return the report, as known now
     */
    public static ProfitAndLoss of(History history, LocalDate from, LocalDate to) {
        long sequence = history.sequence();
        BalanceSnapshot before =
                history.snapshot(AsOf.effective(from.minusDays(1)).andSequence(sequence));
        BalanceSnapshot after = history.snapshot(AsOf.effective(to).andSequence(sequence));
        Map<Key, Line> lines = new TreeMap<>(Comparator.comparingLong(Key::book)
                .thenComparingInt(Key::asset)
                .thenComparing(Key::expense)
                .thenComparingLong(Key::code));
        after.accounts().forEach(account -> add(lines, account, false));
        before.accounts().forEach(account -> add(lines, account, true));
        return new ProfitAndLoss(from, to, sequence, new ArrayList<>(lines.values()));
    }

    private static void add(Map<Key, Line> lines, AccountView account, boolean subtract) {
        AccountCategory category = account.balances().category();
        if (category != AccountCategory.INCOME && category != AccountCategory.EXPENSE) {
            return;
        }
        BigInteger posted = account.balances().posted();
        BigInteger share = subtract ? posted.negate() : posted;
        Key key = new Key(
                Integer.toUnsignedLong(account.book()),
                account.asset().number(),
                category == AccountCategory.EXPENSE,
                Integer.toUnsignedLong(account.code()));
        Line line = lines.get(key);
        BigInteger sum = line == null ? share : line.amount().add(share);
        lines.put(key, new Line(account.book(), account.asset(), category, account.code(), sum));
    }
}
