package io.daybook.ledger.core.model;

import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.Asset;
import io.daybook.ledger.BlockedSide;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Side;
import io.daybook.ledger.command.BlockAccount;
import io.daybook.ledger.command.CloseAccount;
import io.daybook.ledger.command.ClosePeriod;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.ReopenAccount;
import io.daybook.ledger.command.UnblockAccount;
import io.daybook.ledger.command.UpdateAccount;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** Assets, accounts and periods. */
final class AdministrationRules {
    private final Booking booking;
    private final ModelState state;

    AdministrationRules(Booking booking) {
        this.booking = booking;
        this.state = booking.state;
    }

    Booked decide(RegisterAsset command) {
        Asset asset = new Asset(command.asset(), command.scale(), state.assets.size() + 1);
        state.assets.put(asset.code(), asset);
        return Booked.registered(asset);
    }

    Booked decide(OpenAccount command, Moment now) {
        Asset asset = state.assets.get(command.asset());
        Rejection.when(asset == null, Outcome.ASSET_NOT_FOUND);
        ModelAccount account = new ModelAccount(command, asset, now.timestampNs());
        state.accounts.put(account.id, account);
        return Booked.touching(List.of(account));
    }

    Booked decide(UpdateAccount command) {
        ModelAccount before = requireNotClosed(command.account());
        Rejection.when(
                command.expectedVersion().isPresent()
                        && command.expectedVersion().getAsLong() != before.version,
                Outcome.VERSION_MISMATCH);
        return change(before, account -> {
            command.overdraftLimit().ifPresent(limit -> account.overdraftLimit = limit);
            command.maximumBalance().ifPresent(limit -> account.maximumBalance = limit);
            if (booking.has(Bug.UPDATE_DROPS_MAXIMUM)
                    && command.maximumBalance().isEmpty()) {
                account.maximumBalance = Limit.UNLIMITED;
            }
            command.newCode().ifPresent(code -> account.code = code);
            command.newReference().ifPresent(reference -> account.reference = command.newReference());
            command.newMetadata().ifPresent(metadata -> account.metadata = metadata);
        });
    }

    Booked decide(BlockAccount command) {
        return change(requireNotClosed(command.account()), account -> {
            boolean debits = !account.takesNew(Side.DEBIT) || command.side() != BlockedSide.CREDITS;
            boolean credits = !account.takesNew(Side.CREDIT) || command.side() != BlockedSide.DEBITS;
            account.status = status(debits, credits);
        });
    }

    Booked decide(UnblockAccount command) {
        BlockedSide side = booking.has(Bug.UNBLOCK_REMOVES_BOTH) ? BlockedSide.BOTH : command.side();
        return change(requireNotClosed(command.account()), account -> {
            boolean debits = !account.takesNew(Side.DEBIT) && side == BlockedSide.CREDITS;
            boolean credits = !account.takesNew(Side.CREDIT) && side == BlockedSide.DEBITS;
            account.status = status(debits, credits);
        });
    }

    private static AccountStatus status(boolean debitsBlocked, boolean creditsBlocked) {
        if (debitsBlocked) {
            return creditsBlocked ? AccountStatus.FROZEN : AccountStatus.DEBITS_BLOCKED;
        }
        return creditsBlocked ? AccountStatus.CREDITS_BLOCKED : AccountStatus.OPEN;
    }

    Booked decide(CloseAccount command) {
        ModelAccount before = requireNotClosed(command.account());
        boolean scheduled =
                state.schedules.values().stream().anyMatch(schedule -> schedule.isOpen() && schedule.names(before.id));
        Rejection.when(
                !before.isEmpty() || scheduled && !booking.has(Bug.CLOSE_FORGETS_SCHEDULES), Outcome.ACCOUNT_NOT_EMPTY);
        return change(before, account -> account.status = AccountStatus.CLOSED);
    }

    Booked decide(ReopenAccount command) {
        ModelAccount before = booking.account(command.account(), Outcome.ACCOUNT_NOT_FOUND);
        return change(before, account -> {
            if (account.status == AccountStatus.CLOSED) {
                account.status = AccountStatus.OPEN;
            }
        });
    }

    Booked decide(ClosePeriod command) {
        boolean last = booking.has(Bug.CLOSE_PERIOD_MOVES_BACK);
        state.closedThrough.merge(command.book(), command.through(), (old, now) -> last ? now : later(old, now));
        return Booked.NOTHING;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private ModelAccount requireNotClosed(Id id) {
        ModelAccount account = booking.account(id, Outcome.ACCOUNT_NOT_FOUND);
        Rejection.when(account.status == AccountStatus.CLOSED, Outcome.ACCOUNT_CLOSED);
        return account;
    }

    private Booked change(ModelAccount before, Consumer<ModelAccount> change) {
        ModelAccount account = before.copy();
        change.accept(account);
        account.version++;
        state.accounts.put(account.id, account);
        return Booked.touching(List.of(account));
    }
}
