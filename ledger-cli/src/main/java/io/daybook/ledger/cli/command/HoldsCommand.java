package io.daybook.ledger.cli.command;

import io.daybook.ledger.Asset;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.cli.json.Instants;
import io.daybook.ledger.cli.table.Column;
import io.daybook.ledger.cli.table.Report;
import io.daybook.ledger.query.History;
import io.daybook.ledger.query.OpenHold;
import io.daybook.ledger.query.Page;
import io.daybook.ledger.query.PageRequest;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger holds}. */
@Command(
        name = "holds",
        mixinStandardHelpOptions = true,
        description = "Prints the open holds, oldest first, with their age in whole days of ledger time.",
        footer = {"", "Example:", "  ledger holds books --format csv"})
public final class HoldsCommand implements Callable<Integer> {
    private static final int PAGE = 1000;
    private static final long DAY_NS = 86_400_000_000_000L;

    @ParentCommand
    private Main main;

    @Mixin
    private LedgerDirectory books;

    @Option(names = "--ageing", description = "Their number and what they reserve, by age and asset, instead.")
    private boolean ageing;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() throws IOException {
        try (Ledger ledger = books.openReadOnly()) {
            List<OpenHold> holds = all(Histories.of(ledger));
            format.write(
                    ageing
                            ? HoldAges.report(holds, ledger.ledgerTimeNs(), account -> asset(ledger, account))
                            : report(ledger, holds),
                    main.streams().out());
            return ExitCodes.OK;
        }
    }

    private static List<OpenHold> all(History history) {
        List<OpenHold> holds = new ArrayList<>();
        PageRequest request = PageRequest.oldestFirst(PAGE);
        Page<OpenHold> page = history.openHolds(request);
        holds.addAll(page.items());
        while (page.next().isPresent()) {
            request = request.after(page);
            page = history.openHolds(request);
            holds.addAll(page.items());
        }
        return holds;
    }

    private static Report<OpenHold> report(Ledger ledger, List<OpenHold> holds) {
        long nowNs = ledger.ledgerTimeNs();
        return new Report<>(
                List.of(
                        text("hold", hold -> hold.balances().hold().toString()).headed("hold"),
                        text("placedAt", hold -> Instants.format(hold.placed().timestampNs()))
                                .headed("placed at"),
                        Column.number(
                                        "ageDays",
                                        (OpenHold hold) ->
                                                (nowNs - hold.placed().timestampNs()) / DAY_NS)
                                .headed("days"),
                        text("debit", hold -> hold.debit().toString()).headed("from"),
                        text("credit", hold -> hold.credit().toString()).headed("to"),
                        text("asset", hold -> asset(ledger, hold.debit()).code())
                                .headed("asset"),
                        money(
                                ledger,
                                "authorised",
                                hold -> hold.balances().authorised().toBigInteger()),
                        money(
                                ledger,
                                "captured",
                                hold -> hold.balances().captured().toBigInteger()),
                        money(
                                ledger,
                                "remaining",
                                hold -> hold.balances().remaining().toBigInteger()),
                        text("expiresAt", HoldsCommand::expiresAt).headed("expires at")),
                holds);
    }

    private static Column<OpenHold> text(String name, Function<OpenHold, String> value) {
        return Column.text(name, value);
    }

    private static Column<OpenHold> money(Ledger ledger, String name, Function<OpenHold, BigInteger> value) {
        return Column.money(
                        name,
                        value,
                        (OpenHold hold) -> asset(ledger, hold.debit()).scale())
                .headed(name);
    }

    private static Asset asset(Ledger ledger, Id account) {
        return ledger.account(account).orElseThrow().asset();
    }

    private static String expiresAt(OpenHold hold) {
        OptionalLong expires = hold.balances().expiresAtNs();
        return expires.isPresent() ? Instants.format(expires.getAsLong()) : null;
    }
}
