package io.daybook;

import io.daybook.ledger.Event;
import io.daybook.ledger.Id;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.BlockAccount;
import io.daybook.ledger.command.CloseAccount;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.ReopenAccount;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.command.UnblockAccount;
import io.daybook.ledger.command.UpdateAccount;
import java.util.Collection;
import java.util.List;

/** The accounts that an entry of the journal names, also where it was rejected, or touches. */
final class NamedAccounts {
    private NamedAccounts() {}

    static void addTo(Collection<Id> accounts, Event event) {
        event.command().ifPresent(command -> accounts.addAll(of(command)));
        addTo(accounts, event.receipt());
    }

    private static void addTo(Collection<Id> accounts, Receipt receipt) {
        receipt.accounts().forEach(touched -> accounts.add(touched.account()));
        receipt.members().forEach(member -> addTo(accounts, member));
    }

    private static List<Id> of(Command command) {
        return switch (command.kind()) {
            case OPEN_ACCOUNT -> List.of(((OpenAccount) command).id());
            case UPDATE_ACCOUNT -> List.of(((UpdateAccount) command).account());
            case BLOCK_ACCOUNT -> List.of(((BlockAccount) command).account());
            case UNBLOCK_ACCOUNT -> List.of(((UnblockAccount) command).account());
            case CLOSE_ACCOUNT -> List.of(((CloseAccount) command).account());
            case REOPEN_ACCOUNT -> List.of(((ReopenAccount) command).account());
            case TRANSFER -> List.of(((Transfer) command).debit(), ((Transfer) command).credit());
            case PLACE_HOLD -> List.of(((PlaceHold) command).debit(), ((PlaceHold) command).credit());
            case SCHEDULE_TRANSFER ->
                List.of(((ScheduleTransfer) command).debit(), ((ScheduleTransfer) command).credit());
            case TRANSACTION ->
                ((Transaction) command)
                        .postings().stream().map(posting -> posting.account()).toList();
            case GROUP ->
                ((Group) command)
                        .commands().stream()
                                .flatMap(member -> of(member).stream())
                                .toList();
            default -> List.of();
        };
    }
}
