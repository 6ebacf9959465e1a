package io.daybook.ledger.cli.command;

import io.daybook.ledger.Asset;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.cli.UsageException;
import io.daybook.ledger.cli.table.Column;
import io.daybook.ledger.cli.table.Report;
import io.daybook.ledger.query.ProfitAndLoss;
import java.io.IOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger profit-and-loss}. */
@Command(
        name = "profit-and-loss",
        mixinStandardHelpOptions = true,
        description = "Prints per book and asset what was earned and spent between two days by effective date, by code "
                + "of the account, and the result.",
        footer = {"", "Example:", "  ledger profit-and-loss books --from 2026-01-01 --to 2026-03-31"})
public final class ProfitAndLossCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private LedgerDirectory books;

    @Mixin
    private Moment moment;

    @Option(names = "--from", paramLabel = "DATE", required = true, description = "The first day.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", required = true, description = "The last day.")
    private LocalDate to;

    @Mixin
    private OutputFormat format;

    private record Row(int book, Asset asset, String part, Long code, BigInteger amount) {}

    @Override
    public Integer call() throws IOException {
        if (to.isBefore(from)) {
            throw new UsageException("--to comes before --from: from=" + from + ", to=" + to);
        }
        try (Ledger ledger = moment.open(books)) {
            ProfitAndLoss report = ProfitAndLoss.of(Histories.of(ledger), from, to);
            format.write(report(report), main.streams().out());
            return ExitCodes.OK;
        }
    }

    private static Report<Row> report(ProfitAndLoss report) {
        List<Row> rows = new ArrayList<>();
        BigInteger result = BigInteger.ZERO;
        for (int i = 0; i < report.lines().size(); i++) {
            ProfitAndLoss.Line line = report.lines().get(i);
            long code = Integer.toUnsignedLong(line.code());
            rows.add(new Row(line.book(), line.asset(), line.category().name(), code, line.amount()));
            result = result.add(line.result());
            boolean last = i + 1 == report.lines().size();
            if (last || !isSame(line, report.lines().get(i + 1))) {
                rows.add(new Row(line.book(), line.asset(), "RESULT", null, result));
                result = BigInteger.ZERO;
            }
        }
        return new Report<>(
                List.of(
                        Column.number("book", (Row row) -> Integer.toUnsignedLong(row.book))
                                .headed("book"),
                        Column.text("asset", (Row row) -> row.asset.code()).headed("asset"),
                        Column.number("scale", (Row row) -> row.asset.scale()),
                        Column.text("part", Row::part).headed("part"),
                        Column.optionalNumber("code", Row::code).headed("code"),
                        Column.money("amount", Row::amount, (Row row) -> row.asset.scale())
                                .headed("amount"),
                        Column.number("sequence", (Row row) -> report.sequence())),
                rows);
    }

    private static boolean isSame(ProfitAndLoss.Line one, ProfitAndLoss.Line other) {
        return one.book() == other.book() && one.asset().equals(other.asset());
    }
}
