package io.daybook.ledger.cli.command;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Asset;
import io.daybook.ledger.Id;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.cli.json.Instants;
import io.daybook.ledger.cli.table.Column;
import io.daybook.ledger.cli.table.Money;
import io.daybook.ledger.cli.table.Report;
import io.daybook.ledger.query.AccountView;
import io.daybook.ledger.query.AsOf;
import io.daybook.ledger.query.History;
import io.daybook.ledger.query.HistoryEntry;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is told of decided commands and effects. */
final class EntryRows {
    private static final int MOST_ACCOUNTS = 4;
    private static final int SHOWN_DIGITS = 16;

    private EntryRows() {}

    /** One row: an entry, its own receipt, and the metadata as text. */
    record Row(HistoryEntry entry, Receipt receipt, String why) {}

    static Report<Row> report(History history, List<HistoryEntry> entries, Map<Long, String> batchHashes) {
        List<Row> rows = entries.stream()
                .map(entry -> new Row(entry, receipt(history, entry), metadata(history, entry)))
                .toList();
        return new Report<>(
                List.of(
                        Column.number("sequence", (Row row) -> row.entry.sequence())
                                .headed("sequence"),
                        Column.text("at", (Row row) -> Instants.format(row.entry.timestampNs()))
                                .headed("at"),
                        Column.text("what", (Row row) -> row.entry.kind().label())
                                .headed("what"),
                        Column.text("id", (Row row) -> row.entry.id().toString())
                                .headed("id"),
                        Column.text(
                                        "about",
                                        (Row row) -> row.entry
                                                .target()
                                                .map(Id::toString)
                                                .orElse(null))
                                .headed("about"),
                        Column.text("actor", EntryRows::actor).headed("actor"),
                        Column.text("status", EntryRows::status).headed("status"),
                        Column.text("amount", (Row row) -> amount(history, row)).headed("amount"),
                        Column.text("accounts", (Row row) -> accounts(history, row))
                                .headed("posted balances after it"),
                        Column.text("hold", EntryRows::hold).headed("hold after it"),
                        Column.text("why", EntryRows::why).headed("metadata"),
                        Column.text("batch", (Row row) -> shortened(batchHashes.get(row.entry.sequence())))
                                .headed("hash of its batch")),
                rows);
    }

    private static Receipt receipt(History history, HistoryEntry entry) {
        Receipt receipt = history.event(entry.sequence()).orElseThrow().receipt();
        return entry.member().isPresent() ? receipt.members().get(entry.member().getAsInt()) : receipt;
    }

    private static String metadata(History history, HistoryEntry entry) {
        return entry.metadataLength() == 0 ? null : StatementRows.metadata(history, entry);
    }

    private static String why(Row row) {
        return row.why == null ? null : row.why.replaceAll("\\p{Cntrl}", " ");
    }

    private static String shortened(String hash) {
        return hash == null ? null : hash.substring(0, SHOWN_DIGITS) + "...";
    }

    private static String actor(Row row) {
        return row.entry.actor().isPresent()
                ? Long.toUnsignedString(row.entry.actor().getAsLong())
                : null;
    }

    private static String status(Row row) {
        String detail = row.receipt.detail();
        return row.entry.outcome().name() + (detail.isEmpty() ? "" : " " + detail);
    }

    private static String amount(History history, Row row) {
        if (row.receipt.amount().isEmpty()) {
            return null;
        }
        Amount amount = row.receipt.amount().get();
        return row.receipt.accounts().isEmpty()
                ? amount.toString()
                : Money.format(
                        amount.toBigInteger(),
                        asset(history, row.receipt.accounts().get(0).account()).scale());
    }

    private static String accounts(History history, Row row) {
        List<AccountBalances> accounts = row.receipt.accounts();
        String some = accounts.stream()
                .limit(MOST_ACCOUNTS)
                .map(account -> account.account() + ": "
                        + Money.format(
                                account.posted(),
                                asset(history, account.account()).scale()))
                .collect(Collectors.joining(", "));
        return accounts.size() > MOST_ACCOUNTS ? some + ", and " + (accounts.size() - MOST_ACCOUNTS) + " more" : some;
    }

    private static Asset asset(History history, Id account) {
        List<AccountView> found =
                history.snapshot(List.of(account), AsOf.latest()).accounts();
        return found.get(0).asset();
    }

    private static String hold(Row row) {
        return row.receipt
                .hold()
                .map(hold -> hold.state() + ", captured " + hold.captured() + " of " + hold.authorised())
                .orElse(null);
    }
}
