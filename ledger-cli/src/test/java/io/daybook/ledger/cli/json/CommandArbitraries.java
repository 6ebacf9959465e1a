package io.daybook.ledger.cli.json;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.BalanceKind;
import io.daybook.ledger.Balancing;
import io.daybook.ledger.BlockedSide;
import io.daybook.ledger.Comparison;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.Side;
import io.daybook.ledger.command.AdjustHold;
import io.daybook.ledger.command.BlockAccount;
import io.daybook.ledger.command.CancelScheduled;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.CloseAccount;
import io.daybook.ledger.command.ClosePeriod;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.CommandBuilder;
import io.daybook.ledger.command.Condition;
import io.daybook.ledger.command.ExpectedVersion;
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
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Any command that JSON can carry, with the edges of every range often. */
final class CommandArbitraries {
    private static final long[] EDGES = {0, 1, 2, 99, Long.MAX_VALUE, Long.MIN_VALUE, -1, 1L << 32, (1L << 32) - 1};
    private static final int MEMBERS = 6;

    private final Random random;

    private CommandArbitraries(long seed) {
        this.random = new Random(seed);
    }

    static Arbitrary<Command> commands() {
        return Arbitraries.longs().map(seed -> new CommandArbitraries(seed).command());
    }

    private Command command() {
        return random.nextInt(12) == 0 ? group() : single();
    }

    private Command group() {
        List<Command> members = IntStream.range(0, random.nextInt(MEMBERS))
                .mapToObj(any -> random.nextInt(9) == 0 ? group() : single())
                .toList();
        return with(Group.builder(id(), members)).build();
    }

    private Command single() {
        List<Supplier<Command>> families = List.of(this::onAccount, this::onHold, this::posting, this::administration);
        return families.get(random.nextInt(families.size())).get();
    }

    private Command onAccount() {
        return switch (random.nextInt(4)) {
            case 0 ->
                with(BlockAccount.builder(id(), id(), one(BlockedSide.values())))
                        .build();
            case 1 ->
                with(UnblockAccount.builder(id(), id(), one(BlockedSide.values())))
                        .build();
            case 2 -> with(CloseAccount.builder(id(), id())).build();
            default -> with(ReopenAccount.builder(id(), id())).build();
        };
    }

    private Command administration() {
        return switch (random.nextInt(4)) {
            case 0 ->
                with(RegisterAsset.builder(text(), random.nextInt(60) - 9)).build();
            case 1 -> openAccount();
            case 2 -> updateAccount();
            default -> {
                ClosePeriod.Builder builder = with(ClosePeriod.builder(id(), date()));
                maybe(() -> builder.book(random.nextInt()));
                yield builder.build();
            }
        };
    }

    private Command openAccount() {
        OpenAccount.Builder builder = with(OpenAccount.builder(id(), text(), one(AccountCategory.values())));
        maybe(() -> builder.book(random.nextInt()));
        maybe(() -> builder.overdraftLimit(limit()));
        maybe(() -> builder.maximumBalance(limit()));
        return builder.build();
    }

    private Command updateAccount() {
        UpdateAccount.Builder builder = with(UpdateAccount.builder(id(), id()));
        maybe(() -> builder.overdraftLimit(limit()));
        maybe(() -> builder.maximumBalance(limit()));
        maybe(() -> builder.newCode(random.nextInt()));
        maybe(() -> builder.newReference(id()));
        maybe(() -> builder.newMetadata(metadata()));
        maybe(() -> builder.expectedVersion(number()));
        return builder.build();
    }

    private Command posting() {
        return switch (random.nextInt(5)) {
            case 0 -> transfer();
            case 1 -> transaction();
            case 2 -> {
                Reverse.Builder builder = with(Reverse.builder(id(), id()));
                maybe(() -> builder.amount(amount()));
                maybe(() -> builder.effectiveDate(date()));
                maybe(() -> builder.overrideLimits(true));
                yield builder.build();
            }
            case 3 -> {
                ScheduleTransfer.Builder builder = with(ScheduleTransfer.builder(id(), id(), id(), amount(), number()));
                maybe(() -> builder.overrideLimits(true));
                yield builder.build();
            }
            default -> with(CancelScheduled.builder(id(), id())).build();
        };
    }

    private Command transfer() {
        Transfer.Builder builder = with(Transfer.builder(id(), id(), id(), amount()));
        maybe(() -> builder.effectiveDate(date()));
        maybe(() -> builder.balancing(one(Balancing.values())));
        maybe(() -> builder.overrideLimits(true));
        maybe(() -> builder.expectedVersions(expectedVersions()));
        maybe(() -> builder.conditions(conditions()));
        return builder.build();
    }

    private Command transaction() {
        List<Posting> postings = IntStream.range(0, random.nextInt(5))
                .mapToObj(any -> new Posting(id(), one(Side.values()), amount()))
                .toList();
        Transaction.Builder builder = with(Transaction.builder(id(), postings));
        maybe(() -> builder.effectiveDate(date()));
        maybe(() -> builder.overrideLimits(true));
        maybe(() -> builder.expectedVersions(expectedVersions()));
        maybe(() -> builder.conditions(conditions()));
        return builder.build();
    }

    private Command onHold() {
        return switch (random.nextInt(4)) {
            case 0 -> placeHold();
            case 1 -> {
                CaptureHold.Builder builder = with(CaptureHold.builder(id(), id()));
                maybe(() -> builder.amount(amount()));
                maybe(() -> builder.finalCapture(false));
                maybe(() -> builder.effectiveDate(date()));
                maybe(() -> builder.overrideLimits(true));
                yield builder.build();
            }
            case 2 -> {
                AdjustHold.Builder builder = with(AdjustHold.builder(id(), id(), amount()));
                maybe(() -> builder.timeToLiveSeconds(timeToLive()));
                yield builder.build();
            }
            default -> with(ReleaseHold.builder(id(), id())).build();
        };
    }

    private Command placeHold() {
        PlaceHold.Builder builder = with(PlaceHold.builder(id(), id(), id(), amount()));
        maybe(() -> builder.timeToLiveSeconds(timeToLive()));
        maybe(() -> builder.balancing(one(Balancing.values())));
        maybe(() -> builder.overrideLimits(true));
        maybe(() -> builder.expectedVersions(expectedVersions()));
        maybe(() -> builder.conditions(conditions()));
        return builder.build();
    }

    private <B extends CommandBuilder<B>> B with(B builder) {
        maybe(() -> builder.at(number()));
        maybe(() -> builder.metadata(metadata()));
        maybe(() -> builder.reference(id()));
        maybe(() -> builder.code(random.nextInt()));
        maybe(() -> builder.actor(number()));
        return builder;
    }

    private List<ExpectedVersion> expectedVersions() {
        List<ExpectedVersion> versions = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            Id account = id();
            if (versions.stream().noneMatch(other -> other.account().equals(account))) {
                versions.add(new ExpectedVersion(account, number()));
            }
        }
        return versions;
    }

    private List<Condition> conditions() {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(any -> {
                    Amount magnitude = amount();
                    return Condition.of(
                            id(),
                            one(BalanceKind.values()),
                            one(Comparison.values()),
                            random.nextBoolean() ? magnitude.toBigInteger().negate() : magnitude.toBigInteger());
                })
                .toList();
    }

    private void maybe(Runnable setter) {
        if (random.nextInt(3) == 0) {
            setter.run();
        }
    }

    private long number() {
        return random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : random.nextLong();
    }

    private long timeToLive() {
        return random.nextBoolean() ? 1 + random.nextInt(100) : (1L << 32) - 1 - random.nextInt(2);
    }

    private Id id() {
        return new Id(random.nextBoolean() ? 0 : number(), number());
    }

    private Amount amount() {
        return new Amount(random.nextBoolean() ? 0 : number(), number());
    }

    private Limit limit() {
        return random.nextInt(3) == 0 ? Limit.UNLIMITED : Limit.of(amount());
    }

    private LocalDate date() {
        return LocalDate.of(random.nextInt(10_000), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private Metadata metadata() {
        if (random.nextBoolean()) {
            return Metadata.of(text());
        }
        byte[] bytes = new byte[random.nextInt(9)];
        random.nextBytes(bytes);
        return Metadata.of(bytes);
    }

    private String text() {
        return List.of("", "EUR", "a \"b\"\\\n", "\u0000\u001f", "Za\u017c\u00f3\u0142\u0107 \ud83d\udcb6", "UNLIMITED")
                .get(random.nextInt(6));
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
