package io.daybook.ledger.cli.command;

import io.daybook.ledger.Event;
import io.daybook.ledger.Id;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.Side;
import io.daybook.ledger.cli.json.Instants;
import io.daybook.ledger.cli.table.Column;
import io.daybook.ledger.cli.table.Money;
import io.daybook.ledger.cli.table.Report;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.query.BookedPosting;
import io.daybook.ledger.query.History;
import io.daybook.ledger.query.HistoryEntry;
import io.daybook.ledger.query.Statement;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What is reported of a statement: a row for the opening balance, one a movement, one for the closing balance. */
final class StatementRows {
    private StatementRows() {}

    /**
     * One row.
     *
     * @param kind opening, movement or closing
     * @param date of the balance, or the effective date of the movement
     * @param balance after it
     * @param posting null for a balance
     * @param metadata of the command, as text; null for none
     */
    record Row(String kind, LocalDate date, BigInteger balance, BookedPosting posting, String metadata) {}

    static Report<Row> report(History history, Statement statement) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("opening", statement.request().from(), statement.opening(), null, null));
        for (Statement.Line line : statement.lines()) {
            BookedPosting posting = line.posting();
            rows.add(new Row(
                    "movement", posting.effectiveDate(), line.balance(), posting, metadata(history, posting.entry())));
        }
        rows.add(new Row("closing", statement.request().to(), statement.closing(), null, null));
        return new Report<>(columns(statement), rows);
    }

    private static List<Column<Row>> columns(Statement statement) {
        String account = statement.account().id().toString();
        int scale = statement.account().asset().scale();
        List<Column<Row>> columns = new ArrayList<>();
        columns.add(Column.text("row", Row::kind).headed("row"));
        columns.add(Column.text("account", row -> account));
        columns.add(Column.text("asset", row -> statement.account().asset().code()));
        columns.add(Column.number("scale", row -> scale));
        columns.add(Column.text("date", (Row row) -> row.date.toString()).headed("date"));
        columns.add(Column.text("bookedAt", ofEntry(entry -> Instants.format(entry.timestampNs()))));
        columns.add(Column.optionalNumber("sequence", ofEntry(HistoryEntry::sequence)));
        columns.add(
                Column.text("command", ofEntry(entry -> entry.kind().label())).headed("what"));
        columns.add(Column.text("id", ofEntry(entry -> entry.id().toString())).headed("id"));
        columns.add(Column.text(
                        "counterAccount",
                        of(posting -> posting.counterAccount().map(Id::toString).orElse(null)))
                .headed("counter account"));
        columns.add(Column.text(
                        "reference",
                        ofEntry(entry -> entry.reference().map(Id::toString).orElse(null)))
                .headed("reference"));
        columns.add(Column.optionalNumber("code", ofEntry(entry -> Integer.toUnsignedLong(entry.code()))));
        columns.add(Column.text("metadata", Row::metadata).headed("metadata"));
        columns.add(Column.text("side", of(posting -> posting.side().name())));
        columns.add(Column.money("amount", of(posting -> posting.amount().toBigInteger()), row -> scale));
        columns.add(
                Column.money("debit", onSide(Side.DEBIT), (Row row) -> scale).headed("debit"));
        columns.add(
                Column.money("credit", onSide(Side.CREDIT), (Row row) -> scale).headed("credit"));
        columns.add(Column.money("balance", Row::balance, (Row row) -> scale).headed("balance"));
        return columns;
    }

    private static <T> Function<Row, T> of(Function<BookedPosting, T> value) {
        return row -> row.posting == null ? null : value.apply(row.posting);
    }

    private static <T> Function<Row, T> ofEntry(Function<HistoryEntry, T> value) {
        return of(posting -> value.apply(posting.entry()));
    }

    private static Function<Row, BigInteger> onSide(Side side) {
        return of(posting -> posting.side() == side ? posting.amount().toBigInteger() : null);
    }

    static String metadata(History history, HistoryEntry entry) {
        if (entry.metadataLength() == 0) {
            return null;
        }
        Command command =
                history.event(entry.sequence()).flatMap(Event::command).orElseThrow();
        Command own = command instanceof Group group && entry.member().isPresent()
                ? group.commands().get(entry.member().getAsInt())
                : command;
        Metadata metadata = own.attributes().metadata();
        return new String(metadata.bytes(), StandardCharsets.UTF_8);
    }

    private static String count(Statement statement) {
        int count = statement.lines().size();
        return count + (count == 1 ? " movement" : " movements");
    }

    static void writeFooter(Statement statement, OutputStream out) throws IOException {
        int scale = statement.account().asset().scale();
        String text = count(statement) + ", debits " + Money.format(statement.debits(), scale)
                + ", credits " + Money.format(statement.credits(), scale)
                + statement
                        .closingAvailable()
                        .map(available -> ", available " + Money.format(available, scale))
                        .orElse("")
                + "; as known after sequence "
                + statement.request().sequence().orElse(statement.sequence()) + "\n";
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
