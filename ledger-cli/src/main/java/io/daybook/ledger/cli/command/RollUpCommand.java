package io.daybook.ledger.cli.command;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.cli.UsageException;
import io.daybook.ledger.cli.table.Column;
import io.daybook.ledger.cli.table.Report;
import io.daybook.ledger.query.BalanceSnapshot;
import io.daybook.ledger.query.ChartOfAccounts;
import io.daybook.ledger.query.RollUp;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger roll-up}. */
@Command(
        name = "roll-up",
        mixinStandardHelpOptions = true,
        description = {
            "Adds the accounts up over a chart of accounts: a file with one name a line, children indented below their "
                    + "parent, and behind a colon which accounts belong to a name: ids, ranges of ids, 'code' and a "
                    + "number or range, or 'category' and its name.",
            "Exits with 1 when no name of the chart claims some account.",
        },
        footer = {"", "Example:", "  ledger roll-up books --chart chart.txt --effective 2026-03-31"})
public final class RollUpCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private LedgerDirectory books;

    @Option(names = "--chart", paramLabel = "FILE", required = true, description = "The chart of accounts.")
    private Path chart;

    @Mixin
    private PointInTime point;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(chart)) {
            throw new UsageException("there is no such file: " + chart);
        }
        try (Ledger ledger = point.open(books)) {
            BalanceSnapshot snapshot = point.snapshot(ledger, List.of());
            RollUp rollUp = rollUp(snapshot);
            format.write(report(rollUp), main.streams().out());
            if (format.isTable()) {
                AsOf.write(main.streams().out(), rollUp.lines().size() + " sums", snapshot);
            }
            boolean whole =
                    rollUp.lines().stream().noneMatch(line -> line.path().equals(List.of(RollUp.UNASSIGNED)));
            return whole ? ExitCodes.OK : ExitCodes.FINDING;
        }
    }

    private RollUp rollUp(BalanceSnapshot snapshot) throws IOException {
        try {
            return RollUp.of(snapshot, ChartOfAccounts.parse(Files.readAllLines(chart)));
        } catch (LedgerException refused) {
            throw new UsageException(refused.getMessage());
        }
    }

    private static Report<RollUp.Line> report(RollUp rollUp) {
        return new Report<>(
                List.of(
                        Column.text("name", RollUpCommand::indented).headed("name"),
                        Column.text("path", (RollUp.Line line) -> String.join("/", line.path())),
                        Column.number("level", (RollUp.Line line) -> line.path().size()),
                        Column.number("book", (RollUp.Line line) -> Integer.toUnsignedLong(line.book()))
                                .headed("book"),
                        Column.text("asset", (RollUp.Line line) -> line.asset().code())
                                .headed("asset"),
                        Column.number(
                                "scale", (RollUp.Line line) -> line.asset().scale()),
                        Column.number("accounts", RollUp.Line::accounts).headed("accounts"),
                        money("debits", RollUp.Line::debits),
                        money("credits", RollUp.Line::credits),
                        money("net", RollUp.Line::net),
                        Column.number("sequence", (RollUp.Line line) -> rollUp.sequence())),
                rollUp.lines());
    }

    private static String indented(RollUp.Line line) {
        int last = line.path().size() - 1;
        return "  ".repeat(last) + line.path().get(last);
    }

    private static Column<RollUp.Line> money(String name, Function<RollUp.Line, BigInteger> value) {
        return Column.money(name, value, (RollUp.Line line) -> line.asset().scale())
                .headed(name);
    }
}
