package io.daybook.ledger.cli.demo;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Turns the bank's book into commands: the asset, the bank's own accounts, then each posting in order, each customer's
 * account right before its first one. Ids, content and times follow from the data alone, so that a second run asks
 * exactly the same.
 *
 * <p>Times start at midnight UTC of the bank's date and are one millisecond apart.
 */
final class HistoryCommands {
    static final String ASSET = "CZK";
    static final int SCALE = 2;
    private static final long STEP_NS = 1_000_000;

    private final BankHistory history;
    private final ContraAccounts contraAccounts;
    private final long notBeforeNs;
    private final Set<Long> opened = new HashSet<>();
    private long lastNs;

    /**
     * The commands for one run.
     *
     * @param notBeforeNs the ledger takes no earlier time: 0 for a new one. A command that the ledger has decided
     *     already is sent with this time, and answered without moving the clock
     */
    HistoryCommands(BankHistory history, ContraAccounts contraAccounts, long notBeforeNs) {
        this.history = history;
        this.contraAccounts = contraAccounts;
        this.notBeforeNs = notBeforeNs;
    }

    /** Hands over every command in order. */
    void forEach(Consumer<HistoryStep> use) {
        LocalDate firstDay = history.postings().get(0).date();
        use.accept(
                plain(RegisterAsset.builder(ASSET, SCALE).at(timeOn(firstDay)).build()));
        for (ContraAccount account : contraAccounts.all()) {
            use.accept(plain(OpenAccount.builder(account.id(), ASSET, account.category())
                    .at(timeOn(firstDay))
                    .metadata(Metadata.of(account.name()))
                    .build()));
        }
        for (BankPosting posting : history.postings()) {
            if (opened.add(posting.accountId())) {
                use.accept(plain(open(history.accounts().get(posting.accountId()))));
            }
            use.accept(new HistoryStep(transfer(posting), Optional.of(posting)));
        }
    }

    /** How many commands a history becomes. */
    static int count(BankHistory history) {
        int contraAccounts = new ContraAccounts(history.otherBanks()).all().size();
        return 1
                + contraAccounts
                + history.accounts().size()
                + history.postings().size();
    }

    private OpenAccount open(BankAccount account) {
        return OpenAccount.builder(Id.of(account.id()), ASSET, AccountCategory.LIABILITY)
                .at(timeOn(account.openedOn()))
                .overdraftLimit(account.mayGoBelowZero() ? Limit.UNLIMITED : Limit.ZERO)
                .code(account.statements().number())
                .build();
    }

    private Transfer transfer(BankPosting posting) {
        Id customer = Id.of(posting.accountId());
        Id contra = contraAccounts.against(posting).id();
        boolean credit = posting.kind().credit();
        Transfer.Builder transfer = Transfer.builder(
                        Id.of(posting.id()),
                        credit ? contra : customer,
                        credit ? customer : contra,
                        Amount.of(posting.amountMinor()))
                .at(timeOn(posting.date()))
                .effectiveDate(posting.date())
                .code(posting.kind().code());
        posting.partner().ifPresent(partner -> transfer.metadata(Metadata.of(partner.toString())));
        return transfer.build();
    }

    private long timeOn(LocalDate date) {
        long midnightNs = Math.multiplyExact(date.atStartOfDay(ZoneOffset.UTC).toEpochSecond(), 1_000_000_000L);
        lastNs = Math.max(midnightNs, lastNs + STEP_NS);
        return Math.max(lastNs, notBeforeNs);
    }

    private static HistoryStep plain(Command command) {
        return new HistoryStep(command, Optional.empty());
    }
}
