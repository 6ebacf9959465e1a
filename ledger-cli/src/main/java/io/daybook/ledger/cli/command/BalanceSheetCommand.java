package io.daybook.ledger.cli.command;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Asset;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.cli.table.Column;
import io.daybook.ledger.cli.table.Report;
import io.daybook.ledger.query.BalanceSheet;
import io.daybook.ledger.query.BalanceSnapshot;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger balance-sheet}. */
@Command(
        name = "balance-sheet",
        mixinStandardHelpOptions = true,
        description = {
            "Prints per book and asset the posted balances by category, and the result: income less expense.",
            "Exits with 1 when assets are not equity and liabilities and the result.",
        },
        footer = {"", "Example:", "  ledger balance-sheet books --effective 2026-03-31"})
public final class BalanceSheetCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private LedgerDirectory books;

    @Mixin
    private PointInTime point;

    @Mixin
    private OutputFormat format;

    /** One line of the report. */
    private record Line(int book, Asset asset, String part, BigInteger posted) {}

    @Override
    public Integer call() throws IOException {
        try (Ledger ledger = point.open(books)) {
            BalanceSnapshot snapshot = point.snapshot(ledger, List.of());
            BalanceSheet sheet = BalanceSheet.of(snapshot);
            format.write(report(sheet), main.streams().out());
            boolean balanced = sheet.isBalanced();
            if (format.isTable()) {
                AsOf.write(main.streams().out(), balanced ? "balanced" : "NOT BALANCED", snapshot);
            }
            return balanced ? ExitCodes.OK : ExitCodes.FINDING;
        }
    }

    private static Report<Line> report(BalanceSheet sheet) {
        List<Line> lines = new ArrayList<>();
        for (BalanceSheet.Line line : sheet.lines()) {
            for (AccountCategory category : AccountCategory.values()) {
                lines.add(new Line(line.book(), line.asset(), category.name(), line.of(category)));
            }
            lines.add(new Line(line.book(), line.asset(), "RESULT", line.result()));
        }
        return new Report<>(
                List.of(
                        Column.number("book", (Line line) -> Integer.toUnsignedLong(line.book))
                                .headed("book"),
                        Column.text("asset", (Line line) -> line.asset.code()).headed("asset"),
                        Column.number("scale", (Line line) -> line.asset.scale()),
                        Column.text("part", Line::part).headed("part"),
                        Column.money("posted", Line::posted, (Line line) -> line.asset.scale())
                                .headed("posted")),
                lines);
    }
}
