package io.daybook.ledger.query;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.Asset;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Accounts added up over a chart of accounts: each level is the sum of its children, and all of the first level come to
 * all accounts. Debits and credits are kept apart, so that accounts of any category add up. Immutable.
 *
 * @param sequence after which decided command or effect
 * @param lines in the order of the chart, per book and asset; what no name claims stands last
 */
public record RollUp(long sequence, List<Line> lines) {
    /** The name of what no name of the chart claims. */
    public static final String UNASSIGNED = "(unassigned)";

    /** Copies the list. */
    public RollUp {
        lines = List.copyOf(lines);
    }

    /**
     * One name of the chart in one book and asset, in minor units.
     *
     * @param path the name after those above it, from the top
     * @param book unsigned 32 bits
     * @param asset the asset
     * @param accounts how many accounts are in it
     * @param debits the sum of all posted debits
     * @param credits the sum of all posted credits
     */
    public record Line(List<String> path, int book, Asset asset, long accounts, BigInteger debits, BigInteger credits) {
        /**
         * Debits less credits.
         *
         * @return signed, debits positive
         */
        public BigInteger net() {
            return debits.subtract(credits);
        }

        private Line plus(AccountBalances account) {
            return new Line(
                    path,
                    book,
                    asset,
                    accounts + 1,
                    debits.add(account.debitsPosted().toBigInteger()),
                    credits.add(account.creditsPosted().toBigInteger()));
        }
    }

    private record Key(int place, long book, int asset) {}

    /**
     * Adds up.
     *
     * @param snapshot the accounts
     * @param chart where each belongs
     * @return the sums
     * @throws LedgerException MISUSE when two names claim the same account
     */
    public static RollUp of(BalanceSnapshot snapshot, ChartOfAccounts chart) {
        List<ChartOfAccounts.Node> nodes = chart.nodes();
        Map<Key, Line> sums = new TreeMap<>(
                Comparator.comparingInt(Key::place).thenComparingLong(Key::book).thenComparingInt(Key::asset));
        for (AccountView account : snapshot.accounts()) {
            int claimed = claimed(nodes, account);
            if (claimed == nodes.size()) {
                add(sums, claimed, List.of(UNASSIGNED), account);
                continue;
            }
            List<String> path = nodes.get(claimed).path();
            for (int place = 0; place <= claimed; place++) {
                List<String> above = nodes.get(place).path();
                if (above.size() <= path.size() && path.subList(0, above.size()).equals(above)) {
                    add(sums, place, above, account);
                }
            }
        }
        return new RollUp(snapshot.sequence(), new ArrayList<>(sums.values()));
    }

    private static int claimed(List<ChartOfAccounts.Node> nodes, AccountView account) {
        int claimed = nodes.size();
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).accounts().test(account)) {
                if (claimed < nodes.size()) {
                    throw new LedgerException(
                            Category.MISUSE,
                            "two names of the chart claim an account: account=" + account.id() + ", names="
                                    + nodes.get(claimed).path() + " and "
                                    + nodes.get(i).path());
                }
                claimed = i;
            }
        }
        return claimed;
    }

    private static void add(Map<Key, Line> sums, int place, List<String> path, AccountView account) {
        BigInteger zero = BigInteger.ZERO;
        Key key = new Key(
                place, Integer.toUnsignedLong(account.book()), account.asset().number());
        Line before = sums.getOrDefault(key, new Line(path, account.book(), account.asset(), 0, zero, zero));
        sums.put(key, before.plus(account.balances()));
    }
}
