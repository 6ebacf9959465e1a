package io.daybook.ledger.core.history;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.BlockedSide;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.command.BlockAccount;
import io.daybook.ledger.command.CloseAccount;
import io.daybook.ledger.command.ClosePeriod;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.ReopenAccount;
import io.daybook.ledger.command.UnblockAccount;
import io.daybook.ledger.command.UpdateAccount;
import io.daybook.ledger.core.model.ModelAccount;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Generated administration of assets, accounts and periods. */
final class AdministrationCommands {
    private static final Map<String, Integer> SCALES =
            Map.of("EUR", 2, "JPY", 0, "0._/-AZ", 38, "ABCDEFGHIJKLMNOP", 18);
    private static final List<String> CODES =
            List.of("EUR", "EUR", "EUR", "EUR", "EUR", "EUR", "JPY", "ABCDEFGHIJKLMNOP", "0._/-AZ");
    private static final List<Integer> BOOKS = List.of(1, 1, 1, 1, 1, 1, 1, 1, 2, -1);

    private final World world;
    private final Dice dice;

    AdministrationCommands(World world) {
        this.world = world;
        this.dice = world.dice;
    }

    Command register() {
        String code = world.model.assets().contains("EUR") ? dice.pick(CODES) : "EUR";
        return RegisterAsset.of(code, SCALES.get(code) == 0 || dice.chance(0.9) ? SCALES.get(code) : 3);
    }

    Command open() {
        OpenAccount.Builder builder = OpenAccount.builder(
                        dice.pick(world.accountIds),
                        dice.pick(CODES),
                        dice.chance(0.5) ? AccountCategory.LIABILITY : dice.oneOf(AccountCategory.values()))
                .book(dice.pick(BOOKS));
        if (dice.chance(0.3)) {
            builder.overdraftLimit(limit());
        }
        if (dice.chance(0.25)) {
            builder.maximumBalance(limit());
        }
        return builder.build();
    }

    private Limit limit() {
        if (dice.chance(0.15)) {
            return Limit.UNLIMITED;
        } else if (world.large && dice.chance(0.3)) {
            return Limit.of(world.amount(BigInteger.ZERO));
        }
        return Limit.of(dice.oneOf(0L, 1L, 50L, 400L, 5_000L));
    }

    Command update() {
        Id account = world.accountId();
        UpdateAccount.Builder builder = UpdateAccount.builder(world.id(), account);
        if (dice.chance(0.5)) {
            builder.overdraftLimit(limit());
        }
        if (dice.chance(0.4)) {
            builder.maximumBalance(limit());
        }
        if (dice.chance(0.2)) {
            builder.newCode(dice.oneOf(0, 7, -1));
        }
        if (dice.chance(0.2)) {
            builder.newReference(dice.oneOf(Id.ZERO, Id.MAX, Id.of(9)));
        }
        if (dice.chance(0.1)) {
            builder.newMetadata(dice.oneOf(Metadata.EMPTY, Metadata.of("m"), Metadata.of(new byte[4096])));
        }
        if (dice.chance(0.2)) {
            long version = world.find(account).map(ModelAccount::version).orElse(0L);
            builder.expectedVersion(version + (dice.chance(0.6) ? 0 : dice.between(-1, 1)));
        }
        return builder.build();
    }

    Command block() {
        BlockedSide side = dice.chance(0.4) ? BlockedSide.BOTH : dice.oneOf(BlockedSide.values());
        return BlockAccount.of(world.id(), accountThat(account -> account.status() == AccountStatus.OPEN), side);
    }

    Command unblock() {
        Predicate<ModelAccount> blocked =
                account -> account.status() != AccountStatus.OPEN && account.status() != AccountStatus.CLOSED;
        BlockedSide side = dice.chance(0.5) ? BlockedSide.BOTH : dice.oneOf(BlockedSide.values());
        return UnblockAccount.of(world.id(), accountThat(blocked), side);
    }

    Command close() {
        Predicate<ModelAccount> closable = account -> account.isEmpty() && account.status() != AccountStatus.CLOSED;
        Predicate<ModelAccount> planned = account -> world.model.schedules().values().stream()
                .anyMatch(plan -> plan.isOpen()
                        && (plan.debit().equals(account.id()) || plan.credit().equals(account.id())));
        return CloseAccount.of(world.id(), accountThat(dice.chance(0.4) ? closable.and(planned) : closable));
    }

    Command reopen() {
        return ReopenAccount.of(world.id(), accountThat(account -> account.status() == AccountStatus.CLOSED));
    }

    private Id accountThat(Predicate<ModelAccount> wanted) {
        List<ModelAccount> fitting =
                world.model.accounts().stream().filter(wanted).toList();
        return fitting.isEmpty() || dice.chance(0.2)
                ? world.accountId()
                : dice.pick(fitting).id();
    }

    Command closePeriod() {
        LocalDate through = world.today().minusDays(dice.chance(0.08) ? 0 : dice.between(1, 5));
        if (dice.chance(0.02)) {
            through = LocalDate.of(1, 1, 1);
        }
        return ClosePeriod.builder(world.id(), through).book(dice.pick(BOOKS)).build();
    }
}
