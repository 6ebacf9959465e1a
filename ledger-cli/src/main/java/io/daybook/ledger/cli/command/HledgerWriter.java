package io.daybook.ledger.cli.command;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Asset;
import io.daybook.ledger.Id;
import io.daybook.ledger.Side;
import io.daybook.ledger.query.AccountView;
import io.daybook.ledger.query.BookedPosting;
import io.daybook.ledger.query.History;
import io.daybook.ledger.query.HistoryEntry;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes what was posted as a plain-text journal that hledger reads: one transaction a command, debits positive, the
 * effective date first and the day of booking as secondary date. Memory grows with the accounts, not with the postings.
 */
final class HledgerWriter {
    private static final long DAY_NS = 86_400_000_000_000L;

    private final History history;
    private final Appendable out;
    private final Map<Id, AccountView> accounts = new HashMap<>();

    HledgerWriter(History history, Appendable out) {
        this.history = history;
        this.out = out;
    }

    void write(List<AccountView> all) throws IOException {
        Map<String, Asset> assets = new TreeMap<>();
        for (AccountView account : all) {
            accounts.put(account.id(), account);
            assets.put(account.asset().code(), account.asset());
        }
        out.append("; daybook journal up to sequence " + history.sequence() + "\n\n");
        for (Asset asset : assets.values()) {
            String sample = BigDecimal.valueOf(1000).setScale(asset.scale()).toPlainString();
            out.append("commodity " + (asset.scale() == 0 ? sample + "." : sample) + " " + commodity(asset) + "\n");
        }
        for (AccountView account : all) {
            out.append("account " + name(account) + "  ; type:" + type(account) + "\n");
        }
        PostingWalk.over(history, all, this::writeTransaction);
    }

    private void writeTransaction(List<BookedPosting> postings) throws IOException {
        BookedPosting first = postings.get(0);
        HistoryEntry entry = first.entry();
        LocalDate booked = LocalDate.ofEpochDay(Math.floorDiv(entry.timestampNs(), DAY_NS));
        out.append("\n" + first.effectiveDate() + "=" + booked + " * (" + entry.id() + ") "
                + entry.kind().label() + "  ; sequence:" + entry.sequence());
        if (entry.reference().isPresent()) {
            out.append(", reference:" + entry.reference().get());
        }
        out.append("\n");
        for (BookedPosting posting : postings) {
            AccountView account = accounts.get(posting.account());
            BigDecimal amount = new BigDecimal(
                    posting.amount().toBigInteger(), account.asset().scale());
            BigDecimal signed = posting.side() == Side.DEBIT ? amount : amount.negate();
            out.append(
                    "    " + name(account) + "  " + signed.toPlainString() + " " + commodity(account.asset()) + "\n");
        }
    }

    /** For example {@code assets:1}; books other than 1 stand in front. */
    private static String name(AccountView account) {
        String group = switch (account.balances().category()) {
            case ASSET -> "assets";
            case LIABILITY -> "liabilities";
            case EQUITY -> "equity";
            case INCOME -> "revenues";
            case EXPENSE -> "expenses";
        };
        String book = account.book() == 1 ? "" : "book" + Integer.toUnsignedString(account.book()) + ":";
        return book + group + ":" + account.id();
    }

    private static char type(AccountView account) {
        AccountCategory category = account.balances().category();
        return category == AccountCategory.INCOME
                ? 'R'
                : category == AccountCategory.EXPENSE ? 'X' : category.name().charAt(0);
    }

    private static String commodity(Asset asset) {
        return asset.code().matches("[A-Z]+") ? asset.code() : "\"" + asset.code() + "\"";
    }
}
