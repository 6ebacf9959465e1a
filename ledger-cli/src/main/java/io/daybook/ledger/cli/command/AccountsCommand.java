package io.daybook.ledger.cli.command;

import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.cli.Streams;
import io.daybook.ledger.cli.UsageException;
import io.daybook.ledger.cli.json.Ids;
import io.daybook.ledger.query.AccountView;
import io.daybook.ledger.query.BalanceSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger accounts}. */
@Command(
        name = "accounts",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the balances of all accounts, or of those named, at one sequence.",
            "Exits with 1 when one that is named is not there.",
        },
        footer = {"", "Example:", "  ledger accounts books 1 2 --format json"})
public final class AccountsCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private LedgerDirectory books;

    @Mixin
    private PointInTime point;

    @Mixin
    private OutputFormat format;

    @Parameters(index = "1..*", paramLabel = "ID", description = "Accounts: decimal, or UUID. Default: all.")
    private List<String> ids = List.of();

    @Override
    public Integer call() throws IOException {
        List<Id> wanted = ids.stream().map(AccountsCommand::id).toList();
        try (Ledger ledger = point.open(books)) {
            BalanceSnapshot snapshot = point.snapshot(ledger, wanted);
            write(snapshot);
            return wanted.isEmpty() ? ExitCodes.OK : missing(wanted, snapshot);
        }
    }

    private void write(BalanceSnapshot snapshot) throws IOException {
        Streams streams = main.streams();
        format.write(AccountColumns.report(snapshot), streams.out());
        if (format.isTable()) {
            int count = snapshot.accounts().size();
            AsOf.write(streams.out(), count + (count == 1 ? " account" : " accounts"), snapshot);
        }
    }

    private int missing(List<Id> wanted, BalanceSnapshot snapshot) {
        Set<Id> found = snapshot.accounts().stream().map(AccountView::id).collect(Collectors.toSet());
        List<Id> missing = wanted.stream().filter(id -> !found.contains(id)).toList();
        missing.forEach(id -> main.streams().err().println("ledger: there is no account " + id));
        main.streams().err().flush();
        return missing.isEmpty() ? ExitCodes.OK : ExitCodes.FINDING;
    }

    private static Id id(String text) {
        return Ids.parse(text)
                .orElseThrow(() -> new UsageException("an account's id is decimal or a UUID: found=" + text));
    }
}
