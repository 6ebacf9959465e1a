package io.daybook.ledger.cli.command;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.cli.Streams;
import io.daybook.ledger.cli.table.Column;
import io.daybook.ledger.cli.table.Report;
import io.daybook.ledger.query.BalanceSnapshot;
import io.daybook.ledger.query.GroupedBalances;
import io.daybook.ledger.query.GroupedBalances.Grouping;
import io.daybook.ledger.query.TrialBalance;
import io.daybook.ledger.query.TrialBalance.Line;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger trial-balance}. */
@Command(
        name = "trial-balance",
        mixinStandardHelpOptions = true,
        description = {
            "Prints per book and asset the sums of all debits and of all credits, and their difference, at one "
                    + "sequence.",
            "Exits with 1 when the books do not balance.",
        },
        footer = {"", "Example:", "  ledger trial-balance books --at 2026-01-31T23:59:59Z"})
public final class TrialBalanceCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private LedgerDirectory books;

    @Mixin
    private PointInTime point;

    @Option(
            names = "--by",
            paramLabel = "GROUP",
            description = "The sums of each category or code, per book and asset: category or code.")
    private Grouping grouping;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() throws IOException {
        Streams streams = main.streams();
        try (Ledger ledger = point.open(books)) {
            BalanceSnapshot snapshot = point.snapshot(ledger, List.of());
            TrialBalance trialBalance = snapshot.trialBalance();
            format.write(
                    grouping == null ? report(trialBalance) : report(GroupedBalances.of(snapshot, grouping)),
                    streams.out());
            String verdict = trialBalance.isBalanced() ? "balanced" : "NOT BALANCED";
            if (format.isTable()) {
                AsOf.write(streams.out(), verdict, snapshot);
            }
            return trialBalance.isBalanced() ? ExitCodes.OK : ExitCodes.FINDING;
        }
    }

    private static Report<Line> report(TrialBalance trialBalance) {
        return new Report<>(
                List.of(
                        Column.number("book", (Line line) -> Integer.toUnsignedLong(line.book()))
                                .headed("book"),
                        Column.text("asset", (Line line) -> line.asset().code()).headed("asset"),
                        Column.number("scale", (Line line) -> line.asset().scale()),
                        money("debits", Line::debitsPosted),
                        money("credits", Line::creditsPosted),
                        money("difference", Line::difference),
                        money("debitsPending", Line::debitsPending).headed("debits pending"),
                        money("creditsPending", Line::creditsPending).headed("credits pending"),
                        Column.number("sequence", (Line line) -> trialBalance.sequence())),
                trialBalance.lines());
    }

    private static Report<GroupedBalances.Line> report(GroupedBalances balances) {
        return new Report<>(
                List.of(
                        Column.number("book", (GroupedBalances.Line line) -> Integer.toUnsignedLong(line.book()))
                                .headed("book"),
                        Column.text(
                                        "asset",
                                        (GroupedBalances.Line line) ->
                                                line.asset().code())
                                .headed("asset"),
                        Column.number(
                                "scale",
                                (GroupedBalances.Line line) -> line.asset().scale()),
                        Column.text("group", GroupedBalances.Line::group).headed("group"),
                        grouped("debits", GroupedBalances.Line::debits),
                        grouped("credits", GroupedBalances.Line::credits),
                        grouped("difference", GroupedBalances.Line::difference),
                        Column.number("sequence", (GroupedBalances.Line line) -> balances.sequence())),
                balances.lines());
    }

    private static Column<GroupedBalances.Line> grouped(String name, Function<GroupedBalances.Line, BigInteger> value) {
        return Column.money(
                        name, value, (GroupedBalances.Line line) -> line.asset().scale())
                .headed(name);
    }

    private static Column<Line> money(String name, Function<Line, BigInteger> value) {
        return Column.money(name, value, (Line line) -> line.asset().scale()).headed(name);
    }
}
