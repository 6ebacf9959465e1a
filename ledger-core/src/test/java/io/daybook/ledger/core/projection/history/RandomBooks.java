package io.daybook.ledger.core.projection.history;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.BlockedSide;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.command.AdjustHold;
import io.daybook.ledger.command.BlockAccount;
import io.daybook.ledger.command.CancelScheduled;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.CloseAccount;
import io.daybook.ledger.command.ClosePeriod;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.CommandBuilder;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.ReleaseHold;
import io.daybook.ledger.command.ReopenAccount;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.command.UnblockAccount;
import io.daybook.ledger.command.UpdateAccount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Feeds a ledger on the HOST clock with commands of every kind, the same for the same seed. */
final class RandomBooks {
    static final long START_NS = 1_767_225_600_000_000_000L;
    static final LocalDate START = LocalDate.of(2026, 1, 1);
    /** Accounts that postings are made between. */
    static final int ACCOUNTS = 8;

    /** And with those that nothing is posted to, so that they can be closed. */
    static final int ALL_ACCOUNTS = 10;

    private static final long DAY_NS = 86_400_000_000_000L;

    private final Random random;
    private final Ledger ledger;
    private final List<Id> postings = new ArrayList<>();
    private final List<Id> holds = new ArrayList<>();
    private final List<Id> schedules = new ArrayList<>();
    private long nowNs = START_NS;
    private long lastId;
    private boolean isMember;

    RandomBooks(Ledger ledger, long seed) {
        this.ledger = ledger;
        this.random = new Random(seed);
    }

    void open() {
        ledger.execute(said(RegisterAsset.builder("EUR", 2)).build());
        for (int account = 1; account <= ALL_ACCOUNTS; account++) {
            AccountCategory category = account % 2 == 1 ? AccountCategory.ASSET : AccountCategory.LIABILITY;
            Limit overdraft = account > 2 ? Limit.UNLIMITED : Limit.of(Amount.of(1_000_000));
            ledger.execute(said(OpenAccount.builder(Id.of(account), "EUR", category))
                    .overdraftLimit(overdraft)
                    .build());
        }
    }

    void run(int commands) {
        for (int i = 0; i < commands; i++) {
            if (random.nextInt(30) == 0) {
                isMember = true;
                List<Command> members = List.of(next(), next(), next());
                isMember = false;
                ledger.execute(said(Group.builder(nextId(), members)).build());
            } else {
                ledger.execute(next());
            }
        }
    }

    private <B extends CommandBuilder<B>> B said(B builder) {
        if (!isMember) {
            nowNs += random.nextInt(20) == 0
                    ? random.nextInt(80_000) * 1_000_000_000L
                    : 1 + random.nextInt(2_000_000_000);
            builder.at(nowNs);
        }
        if (random.nextInt(3) == 0) {
            builder.reference(Id.of(1 + random.nextInt(20)));
        }
        if (random.nextInt(3) == 0) {
            builder.code(1 + random.nextInt(5));
        }
        if (random.nextInt(3) == 0) {
            builder.actor(random.nextInt(5)).metadata(Metadata.of("because " + random.nextInt(10)));
        }
        return builder;
    }

    private Command next() {
        if (random.nextInt(10) >= 6) {
            return random.nextInt(100) == 0 ? closePeriod() : other();
        }
        if (random.nextInt(4) == 0) {
            return transaction();
        }
        Id id = random.nextInt(25) == 0 ? one(postings) : nextId();
        postings.add(id);
        Transfer.Builder transfer = said(Transfer.builder(id, account(), account(), amount()));
        return random.nextInt(3) == 0 ? transfer.effectiveDate(date()).build() : transfer.build();
    }

    private Command transaction() {
        Id id = nextId();
        postings.add(id);
        List<Posting> lines = new ArrayList<>();
        int pairs = 1 + random.nextInt(3);
        for (int i = 0; i < pairs; i++) {
            Amount amount = amount();
            lines.add(Posting.debit(account(), amount));
            lines.add(Posting.credit(account(), amount));
        }
        Transaction.Builder transaction = said(Transaction.builder(id, lines));
        return random.nextInt(3) == 0 ? transaction.effectiveDate(date()).build() : transaction.build();
    }

    private Command other() {
        return switch (random.nextInt(15)) {
            case 0, 1 -> placeHold();
            case 2, 3, 4 -> capture();
            case 5 -> said(AdjustHold.builder(nextId(), one(holds), amount())).build();
            case 6 -> said(ReleaseHold.builder(nextId(), one(holds))).build();
            case 7 -> reverse();
            case 8 -> schedule();
            case 9 -> said(CancelScheduled.builder(nextId(), one(schedules))).build();
            case 10 ->
                said(BlockAccount.builder(nextId(), anyAccount(), BlockedSide.DEBITS))
                        .build();
            case 11 ->
                said(UnblockAccount.builder(nextId(), anyAccount(), BlockedSide.BOTH))
                        .build();
            case 12 -> said(CloseAccount.builder(nextId(), anyAccount())).build();
            case 13 -> said(ReopenAccount.builder(nextId(), anyAccount())).build();
            default -> update();
        };
    }

    private Command capture() {
        Id id = nextId();
        postings.add(id);
        return said(CaptureHold.builder(id, one(holds)))
                .amount(Amount.of(1 + random.nextInt(300)))
                .finalCapture(random.nextInt(3) == 0)
                .build();
    }

    private Command schedule() {
        Id id = nextId();
        schedules.add(id);
        postings.add(id);
        long dueNs = nowNs + random.nextInt(80_000) * 1_000_000_000L;
        return said(ScheduleTransfer.builder(id, account(), account(), amount(), dueNs))
                .build();
    }

    private Command placeHold() {
        Id id = nextId();
        holds.add(id);
        PlaceHold.Builder hold = said(PlaceHold.builder(id, account(), account(), amount()));
        return random.nextBoolean()
                ? hold.timeToLiveSeconds(1 + random.nextInt(100_000)).build()
                : hold.build();
    }

    private Command reverse() {
        Reverse.Builder reverse = said(Reverse.builder(nextId(), one(postings)));
        if (random.nextBoolean()) {
            reverse.amount(Amount.of(1 + random.nextInt(50)));
        }
        return random.nextBoolean() ? reverse.effectiveDate(date()).build() : reverse.build();
    }

    /** What is dated far back is rejected from then on. */
    private Command closePeriod() {
        LocalDate through = LocalDate.ofEpochDay(Math.floorDiv(nowNs, DAY_NS) - 20 - random.nextInt(20));
        return said(ClosePeriod.builder(nextId(), through)).build();
    }

    private Id nextId() {
        return Id.of(++lastId);
    }

    private Id account() {
        return Id.of(1 + random.nextInt(ACCOUNTS));
    }

    private Id anyAccount() {
        return Id.of(1 + random.nextInt(ALL_ACCOUNTS));
    }

    private Amount amount() {
        return random.nextInt(50) == 0
                ? new Amount(random.nextInt(1000), random.nextLong())
                : Amount.of(1 + random.nextInt(1000));
    }

    /** From forty days before today to ten after it. */
    private LocalDate date() {
        return LocalDate.ofEpochDay(Math.floorDiv(nowNs, DAY_NS) - 40 + random.nextInt(50));
    }

    private Id one(List<Id> ids) {
        return ids.isEmpty() || random.nextInt(20) == 0 ? Id.of(999_999) : ids.get(random.nextInt(ids.size()));
    }

    private Command update() {
        return said(UpdateAccount.builder(nextId(), anyAccount()))
                .newCode(random.nextInt(9))
                .overdraftLimit(random.nextBoolean() ? Limit.UNLIMITED : Limit.of(Amount.of(5_000_000)))
                .build();
    }

    long nowNs() {
        return nowNs;
    }
}
