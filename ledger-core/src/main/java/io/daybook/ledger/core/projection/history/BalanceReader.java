package io.daybook.ledger.core.projection.history;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.statemachine.state.AccountDetail;
import io.daybook.ledger.query.AccountView;
import io.daybook.ledger.query.AsOf;
import io.daybook.ledger.query.BalanceSnapshot;
import java.time.LocalDate;
import java.util.List;

/** Balances of the past. Called under the read lock. */
final class BalanceReader {
    private static final long DAY_NS = HistoryIndexer.DAY_NS;

    private final HistoryTables tables;

    BalanceReader(HistoryTables tables) {
        this.tables = tables;
    }

    /**
     * What counts, in rows of decisions.
     *
     * @param knownEnd the row after the last whose postings count
     * @param stateEnd the row after the last whose changes of pending totals, status and limits count
     * @param day the last effective day that counts, where one is asked for
     * @param isEffective whether one is asked for
     */
    record Bounds(long knownEnd, long stateEnd, int day, boolean isEffective) {}

    Bounds bounds(AsOf asOf) {
        long end = tables.decisions.count();
        if (asOf.sequence().isPresent()) {
            long sequence = asOf.sequence().getAsLong();
            requireKnown(sequence);
            end = Math.min(end, tables.decisions.countUpTo(sequence));
        }
        if (asOf.timestampNs().isPresent()) {
            end = Math.min(end, tables.decisions.countUntil(asOf.timestampNs().getAsLong()));
        }
        if (asOf.effectiveDate().isEmpty()) {
            return new Bounds(end, end, 0, false);
        }
        LocalDate date = asOf.effectiveDate().get();
        long stateEnd = Math.min(end, tables.decisions.countUntil(lastNs(date)));
        return new Bounds(end, stateEnd, Math.toIntExact(date.toEpochDay()), true);
    }

    private void requireKnown(long sequence) {
        if (sequence > tables.sequence() || sequence < 0) {
            throw new LedgerException(
                    Category.MISUSE,
                    "the history has not come to that sequence: wait for it: asked=" + sequence + ", known="
                            + tables.sequence());
        }
    }

    /** The last ns of a UTC day; the first or last there is, for days beyond them. */
    static long lastNs(LocalDate date) {
        long day = date.toEpochDay();
        if (day >= Long.MAX_VALUE / DAY_NS) {
            return Long.MAX_VALUE;
        }
        return day < Long.MIN_VALUE / DAY_NS ? Long.MIN_VALUE : (day + 1) * DAY_NS - 1;
    }

    boolean isOpen(int account, Bounds bounds) {
        if (tables.accounts.opening(account) < bounds.stateEnd) {
            return true;
        }
        if (!bounds.isEffective || tables.accounts.opening(account) >= bounds.knownEnd) {
            return false;
        }
        Totals posted = effective(account, bounds);
        return !posted.debitsPosted().isZero() || !posted.creditsPosted().isZero();
    }

    /** The balances of an account, as it was opened where that was later. */
    AccountBalances balances(int account, Bounds bounds) {
        Totals totals = new Totals();
        tables.log.addUp(account, Math.max(1, tables.log.countBefore(account, bounds.stateEnd)), totals);
        if (bounds.isEffective) {
            totals.takePosted(effective(account, bounds));
        }
        return new AccountBalances(
                tables.accounts.id(account),
                AccountCategory.of(tables.accounts.category(account)),
                AccountStatus.of(totals.status()),
                totals.overdraftLimit(),
                totals.version(),
                totals.debitsPosted(),
                totals.creditsPosted(),
                totals.debitsPending(),
                totals.creditsPending());
    }

    private Totals effective(int account, Bounds bounds) {
        return tables.dated.sum(account, bounds.stateEnd, bounds.knownEnd, bounds.day);
    }

    AccountView view(int account, Bounds bounds) {
        AccountDetail detail = tables.detail(account, Math.max(bounds.stateEnd, tables.accounts.opening(account) + 1));
        return new AccountView(
                balances(account, bounds),
                tables.accounts.book(account),
                tables.assets.get(tables.accounts.asset(account) - 1),
                detail.maximumBalance(),
                detail.code(),
                detail.reference(),
                detail.metadata(),
                tables.decisions.timestampNs(tables.accounts.opening(account)));
    }

    BalanceSnapshot snapshot(Bounds bounds, List<AccountView> views) {
        if (bounds.knownEnd == tables.decisions.count()) {
            return new BalanceSnapshot(tables.sequence(), tables.timestampNs(), views);
        }
        long last = bounds.knownEnd - 1;
        return last < 0
                ? new BalanceSnapshot(0, 0, views)
                : new BalanceSnapshot(tables.decisions.sequence(last), tables.decisions.timestampNs(last), views);
    }
}
