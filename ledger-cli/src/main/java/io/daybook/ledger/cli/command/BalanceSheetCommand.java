package io.daybook.ledger.cli.command;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Asset;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.cli.table.Column;
import io.daybook.ledger.cli.table.Report;
import io.daybook.ledger.query.AccountView;
import io.daybook.ledger.query.BalanceSnapshot;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
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

    /** Sums by category of one book and asset. */
    private record Sums(int book, Asset asset, BigInteger[] byCategory) {
        BigInteger of(AccountCategory category) {
            return byCategory[category.ordinal()];
        }

        BigInteger result() {
            return of(AccountCategory.INCOME).subtract(of(AccountCategory.EXPENSE));
        }

        boolean isBalanced() {
            BigInteger right = of(AccountCategory.LIABILITY).add(of(AccountCategory.EQUITY));
            return of(AccountCategory.ASSET).equals(right.add(result()));
        }
    }

    @Override
    public Integer call() throws IOException {
        try (Ledger ledger = point.open(books)) {
            BalanceSnapshot snapshot = point.snapshot(ledger, List.of());
            List<Sums> all = sums(snapshot);
            format.write(report(all), main.streams().out());
            boolean balanced = all.stream().allMatch(Sums::isBalanced);
            if (format.isTable()) {
                AsOf.write(main.streams().out(), balanced ? "balanced" : "NOT BALANCED", snapshot);
            }
            return balanced ? ExitCodes.OK : ExitCodes.FINDING;
        }
    }

    private static List<Sums> sums(BalanceSnapshot snapshot) {
        record Key(long book, int asset) {}
        TreeMap<Key, Sums> sums =
                new TreeMap<>(Comparator.comparingLong(Key::book).thenComparingInt(Key::asset));
        for (AccountView account : snapshot.accounts()) {
            Key key = new Key(
                    Integer.toUnsignedLong(account.book()), account.asset().number());
            BigInteger[] byCategory = sums.computeIfAbsent(
                            key, any -> new Sums(account.book(), account.asset(), zeros()))
                    .byCategory();
            byCategory[account.balances().category().ordinal()] =
                    byCategory[account.balances().category().ordinal()].add(
                            account.balances().posted());
        }
        return new ArrayList<>(sums.values());
    }

    private static BigInteger[] zeros() {
        BigInteger[] zeros = new BigInteger[AccountCategory.values().length];
        Arrays.fill(zeros, BigInteger.ZERO);
        return zeros;
    }

    private static Report<Line> report(List<Sums> all) {
        List<Line> lines = new ArrayList<>();
        for (Sums sums : all) {
            for (AccountCategory category : AccountCategory.values()) {
                lines.add(new Line(sums.book, sums.asset, category.name(), sums.of(category)));
            }
            lines.add(new Line(sums.book, sums.asset, "RESULT", sums.result()));
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
