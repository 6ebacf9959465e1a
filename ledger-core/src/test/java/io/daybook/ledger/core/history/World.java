package io.daybook.ledger.core.history;

import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.Amount;
import io.daybook.ledger.BalanceKind;
import io.daybook.ledger.Comparison;
import io.daybook.ledger.Id;
import io.daybook.ledger.Side;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Condition;
import io.daybook.ledger.command.ExpectedVersion;
import io.daybook.ledger.core.model.ModelAccount;
import io.daybook.ledger.core.model.ModelLedger;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a history is about: few accounts and ids, so that everything meets everything. */
final class World {
    private static final int MOST_ACCOUNTS = 9;

    final Dice dice;
    final ModelLedger model;
    /** Whether amounts at the boundaries of 64 and 128 bits occur. */
    final boolean large;

    final List<Id> accountIds = new ArrayList<>();
    final List<Command> given = new ArrayList<>();
    private long lastId;

    World(Dice dice, ModelLedger model) {
        this.dice = dice;
        this.model = model;
        this.large = dice.chance(0.5);
        for (int i = 1; i <= MOST_ACCOUNTS; i++) {
            Id id = dice.chance(0.15) ? Numbers.boundaryId(dice) : Id.of(i);
            if (!accountIds.contains(id)) {
                accountIds.add(id);
            }
        }
    }

    /** An id that is new, or, now and then, stands at a boundary or was given before. */
    Id id() {
        if (dice.chance(0.01)) {
            return Numbers.boundaryId(dice);
        } else if (dice.chance(0.03)) {
            return new Id(dice.nextLong() >>> 1, dice.nextLong());
        } else if (lastId > 0 && dice.chance(0.005)) {
            return Id.of(dice.between(1, lastId));
        }
        return Id.of(++lastId);
    }

    long lastId() {
        return lastId;
    }

    Id unknownId() {
        return Id.of(dice.between(900_000, 900_010));
    }

    Optional<ModelAccount> account() {
        return model.accounts().isEmpty() ? Optional.empty() : Optional.of(dice.anyOf(model.accounts()));
    }

    Id accountId() {
        if (model.accounts().isEmpty() || dice.chance(0.02)) {
            return dice.chance(0.5) ? unknownId() : dice.pick(accountIds);
        }
        return dice.anyOf(model.accounts()).id();
    }

    /** An account that a debit would probably be taken from; mostly. */
    Id payer() {
        if (dice.chance(0.15)) {
            return accountId();
        }
        List<ModelAccount> able = model.accounts().stream()
                .filter(account -> account.status() == AccountStatus.OPEN)
                .filter(account -> account.isRaisedBy(Side.DEBIT) || isSomething(account.available()))
                .toList();
        return able.isEmpty() ? accountId() : dice.pick(able).id();
    }

    private static boolean isSomething(Optional<BigInteger> available) {
        return available.isEmpty() || available.get().signum() > 0;
    }

    Optional<ModelAccount> find(Id id) {
        return model.accounts().stream()
                .filter(account -> account.id().equals(id))
                .findFirst();
    }

    /** An account that a transfer from or to the other one would fit; mostly. */
    Id partnerOf(Id other) {
        Optional<ModelAccount> known = find(other);
        if (known.isEmpty() || dice.chance(0.05)) {
            return accountId();
        }
        boolean anyStatus = dice.chance(0.15);
        List<ModelAccount> fitting = model.accounts().stream()
                .filter(account -> !account.id().equals(other))
                .filter(account -> account.book() == known.get().book())
                .filter(account -> account.asset().equals(known.get().asset()))
                .filter(account -> anyStatus || account.status() == AccountStatus.OPEN)
                .toList();
        return fitting.isEmpty() ? accountId() : dice.pick(fitting).id();
    }

    /** What could just be taken from an account, or put on it; 0 when that says nothing. */
    BigInteger room(Id account) {
        Optional<ModelAccount> known = find(account);
        if (known.isEmpty()) {
            return BigInteger.ZERO;
        }
        if (large && dice.chance(0.1)) {
            return known.get().leftInTotals();
        }
        Stream<Optional<BigInteger>> rooms =
                Stream.of(known.get().available(), known.get().headroom());
        List<BigInteger> some = rooms.flatMap(Optional::stream).toList();
        return some.isEmpty() ? BigInteger.ZERO : dice.pick(some);
    }

    Amount amount(BigInteger hint) {
        return Numbers.amount(dice, large, hint);
    }

    // Time and days.

    LocalDate today() {
        return Instant.ofEpochSecond(0, model.lastTimestampNs())
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
    }

    Optional<LocalDate> effectiveDate() {
        if (dice.chance(0.8)) {
            return Optional.empty();
        }
        if (dice.chance(0.05)) {
            return Optional.of(dice.oneOf(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31)));
        }
        LocalDate closed = model.closedThrough(1).orElse(today());
        return Optional.of(dice.oneOf(closed, today()).plusDays(dice.between(-1, 2)));
    }

    // Options.

    List<ExpectedVersion> expectedVersions(Stream<Id> touched) {
        if (dice.chance(0.9)) {
            return List.of();
        }
        boolean right = dice.chance(0.7);
        return touched.distinct()
                .filter(any -> dice.chance(0.7))
                .map(id -> new ExpectedVersion(
                        id, find(id).map(ModelAccount::version).orElse(0L) + (right ? 0 : dice.between(-1, 1))))
                .toList();
    }

    List<Condition> conditions(Id likely) {
        if (dice.chance(0.88)) {
            return List.of();
        }
        int count = dice.chance(0.03) ? 16 : 1 + dice.below(2);
        return Stream.generate(() -> condition(dice.chance(0.6) ? likely : accountId()))
                .limit(count)
                .toList();
    }

    private Condition condition(Id account) {
        BigInteger near = find(account).map(ModelAccount::posted).orElse(BigInteger.ZERO);
        BigInteger amount =
                dice.chance(0.5) ? near.add(BigInteger.valueOf(dice.between(-50, 50))) : Numbers.signed(dice, large);
        if (amount.abs().compareTo(Numbers.LARGEST) > 0) {
            amount = BigInteger.ZERO;
        }
        Comparison comparison = dice.chance(0.6) ? Comparison.AT_LEAST : dice.oneOf(Comparison.values());
        return Condition.of(account, dice.oneOf(BalanceKind.values()), comparison, amount);
    }
}
