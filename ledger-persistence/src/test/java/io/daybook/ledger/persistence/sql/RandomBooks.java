package io.daybook.ledger.persistence.sql;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Side;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.ClosePeriod;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.ReleaseHold;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Books with transfers back-dated and not, transactions, holds and what comes of them, reversals, plans, groups. */
final class RandomBooks {
    private static final int ACCOUNTS = 20;
    private static final long STEP_NS = 20_000_000_000L;
    private static final long START_NS = 1_767_225_600_000_000_000L;

    private final SplittableRandom random;
    private long nowNs = START_NS;
    private long lastId;

    private RandomBooks(long seed) {
        random = new SplittableRandom(seed);
    }

    static void fill(Path directory, long seed, int commands) {
        DaybookOptions options = DaybookOptions.defaults()
                .durability(Durability.OS)
                .clock(ClockMode.HOST)
                .history(false);
        try (Ledger ledger = Daybook.open(directory, options)) {
            new RandomBooks(seed).fill(ledger, commands);
        }
    }

    private void fill(Ledger ledger, int commands) {
        ledger.execute(RegisterAsset.builder("EUR", 2).at(now()).build());
        for (int i = 1; i <= ACCOUNTS; i++) {
            AccountCategory category = AccountCategory.values()[i % 5];
            ledger.submit(
                    OpenAccount.builder(Id.of(i), "EUR", category).at(now()).build());
        }
        for (int i = 0; i < commands; i++) {
            ledger.submit(next());
        }
        ledger.advanceTo(now());
    }

    private long now() {
        nowNs += random.nextLong(1, STEP_NS);
        return nowNs;
    }

    private Command next() {
        Id id = Id.of(++lastId);
        return switch (random.nextInt(12)) {
            case 0, 1, 2 ->
                Transfer.builder(id, account(), account(), amount()).at(now()).build();
            case 3 ->
                Transfer.builder(id, account(), account(), amount())
                        .effectiveDate(LocalDate.ofEpochDay(20_400 + random.nextInt(60)))
                        .reference(Id.of(1 + random.nextInt(5)))
                        .actor(random.nextLong())
                        .at(now())
                        .build();
            case 4 -> transaction(id);
            case 5, 6 ->
                PlaceHold.builder(id, account(), account(), amount())
                        .timeToLiveSeconds(1 + random.nextInt(200))
                        .at(now())
                        .build();
            case 7 -> CaptureHold.builder(id, recent()).at(now()).build();
            case 8 ->
                random.nextBoolean()
                        ? Reverse.builder(id, recent()).at(now()).build()
                        : Reverse.builder(id, recent())
                                .amount(Amount.of(1))
                                .at(now())
                                .build();
            case 9 ->
                ScheduleTransfer.builder(id, account(), account(), amount(), nowNs + 3 * STEP_NS)
                        .at(now())
                        .build();
            case 10 ->
                Group.builder(id, List.of(transfer(), transfer())).at(now()).build();
            default ->
                random.nextInt(8) == 0
                        ? ClosePeriod.builder(id, LocalDate.ofEpochDay(20_400 + random.nextInt(20)))
                                .at(now())
                                .build()
                        : ReleaseHold.builder(id, recent()).at(now()).build();
        };
    }

    private Transfer transfer() {
        return Transfer.of(Id.of(++lastId), account(), account(), amount());
    }

    private Command transaction(Id id) {
        long one = random.nextLong(1, 101);
        long two = random.nextLong(1, 101);
        return Transaction.builder(
                        id,
                        List.of(
                                new Posting(account(), Side.DEBIT, Amount.of(one + two)),
                                new Posting(account(), Side.CREDIT, Amount.of(one)),
                                new Posting(account(), Side.CREDIT, Amount.of(two))))
                .at(now())
                .build();
    }

    private Id account() {
        return Id.of(1 + random.nextInt(ACCOUNTS));
    }

    private Id recent() {
        return Id.of(Math.max(1, lastId - 1 - random.nextInt(12)));
    }

    private Amount amount() {
        return Amount.of(1 + random.nextInt(1000));
    }
}
