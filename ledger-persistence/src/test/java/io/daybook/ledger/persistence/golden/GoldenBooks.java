package io.daybook.ledger.persistence.golden;

import io.daybook.Daybook;
import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.Amount;
import io.daybook.ledger.BalanceKind;
import io.daybook.ledger.Comparison;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Condition;
import io.daybook.ledger.command.ExpectedVersion;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.command.UpdateAccount;
import io.daybook.ledger.core.journal.Acknowledged;
import io.daybook.ledger.persistence.fault.SmallBooks;
import io.daybook.ledger.persistence.file.Identity;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import io.daybook.ledger.query.AccountView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The books of the golden directory: every kind of record and every optional part of one, in a ledger whose identity
 * and times are always the same, so that every byte of its batches is. Never to be changed.
 */
final class GoldenBooks {
    private static final UUID LEDGER = UUID.fromString("01234567-89ab-4cde-8f01-23456789abcd");
    /** When all that is due is past. */
    private static final long LATER = 1_767_227_600_000_000_000L;

    private static final long MUCH_LATER = 1_767_312_000_000_000_000L;

    private GoldenBooks() {}

    static void write(Path directory) throws IOException {
        LedgerDirectory.createFiles(Files.createDirectories(directory), new Identity(LEDGER, 1), Acknowledged.NOTHING);
        try (Ledger ledger = Daybook.open(directory, SmallBooks.OPTIONS)) {
            SmallBooks.commands().forEach(ledger::execute);
            ledger.advanceTo(LATER);
            more(LATER).forEach(ledger::execute);
        }
    }

    /** All commands in order, asked again later. */
    static List<Command> commandsAgain() {
        List<Command> commands = new ArrayList<>(SmallBooks.commandsAgain());
        commands.addAll(more(MUCH_LATER));
        return commands;
    }

    private static List<Command> more(long startNs) {
        return List.of(
                Transfer.builder(Id.of(50), Id.of(1), Id.of(2), Amount.of(3))
                        .conditions(List.of(new Condition(
                                Id.of(2), BalanceKind.AVAILABLE, Comparison.MORE_THAN, true, Amount.of(5))))
                        .expectedVersions(List.of(new ExpectedVersion(Id.of(1), 3)))
                        .at(startNs + 1)
                        .build(),
                UpdateAccount.builder(Id.of(51), Id.of(2))
                        .maximumBalance(Limit.of(Amount.of(2_000_000)))
                        .expectedVersion(14)
                        .at(startNs + 2)
                        .build());
    }

    /** What must be read from them, as text: state hash, accounts, and what came of each command. */
    static String describe(Path directory) {
        StringBuilder text = new StringBuilder();
        try (Ledger ledger = Daybook.openReadOnly(directory)) {
            StateHash hash = ledger.stateHash();
            text.append("sequence=").append(hash.sequence());
            text.append(" state-hash=").append(hash.hex()).append('\n');
            ledger.snapshot().accounts().forEach(account -> describe(account, text));
        }
        Daybook.readJournal(directory, 1, event -> describe(event.receipt(), text));
        return text.toString();
    }

    static void describe(AccountView view, StringBuilder text) {
        AccountBalances account = view.balances();
        text.append("account=").append(account.account());
        text.append(" posted=").append(account.posted());
        text.append(" debits-pending=").append(account.debitsPending());
        text.append(" credits-pending=").append(account.creditsPending());
        text.append(" status=").append(account.status());
        text.append(" version=").append(account.version());
        text.append(" code=").append(view.code()).append('\n');
    }

    static void describe(Receipt receipt, StringBuilder text) {
        text.append(receipt.sequence().orElseThrow()).append(' ');
        text.append(receipt.kind().label()).append(' ');
        text.append(receipt.outcome());
        text.append(" timestamp=").append(receipt.timestampNs().orElseThrow()).append('\n');
    }
}
