package io.daybook.ledger.persistence.fault;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.BlockedSide;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.command.AdjustHold;
import io.daybook.ledger.command.BlockAccount;
import io.daybook.ledger.command.CancelScheduled;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.CloseAccount;
import io.daybook.ledger.command.ClosePeriod;
import io.daybook.ledger.command.Command;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Small books with at least one record of every kind, each in a frame of its own. The same at every call, and never to
 * be changed: directories that are kept for later versions hold them.
 */
public final class SmallBooks {
    /** HOST clock, so that the books come out the same every time. */
    public static final DaybookOptions OPTIONS =
            DaybookOptions.defaults().clock(ClockMode.HOST).durability(Durability.OS);

    /** 2026-01-01T00:00:00Z. */
    private static final long T0 = 1_767_225_600_000_000_000L;

    private static final long SECOND = 1_000_000_000L;
    private static final Id CASH = Id.of(1);
    private static final Id CUSTOMER = Id.of(2);
    private static final Id SHOP = new Id(0x0123456789abcdefL, 3);
    private static final Id OLD = Id.of(4);

    private final long startNs;

    private SmallBooks(long startNs) {
        this.startNs = startNs;
    }

    /** Writes the books into a directory, and answers their state hash. */
    static StateHash write(Path directory) {
        try (Ledger ledger = Daybook.open(directory, OPTIONS)) {
            commands().forEach(ledger::execute);
            ledger.advanceTo(T0 + 1_000 * SECOND);
            return ledger.stateHash();
        }
    }

    /** All commands, each with its time: the n-th has the sequence n, and two effects follow. */
    public static List<Command> commands() {
        return new SmallBooks(T0).all();
    }

    /** The same commands, asked again later. */
    public static List<Command> commandsAgain() {
        return new SmallBooks(T0 + 10_000 * SECOND).all();
    }

    private List<Command> all() {
        List<Command> commands = new ArrayList<>(accounts());
        commands.addAll(bookings());
        commands.addAll(holds());
        commands.addAll(schedules());
        commands.addAll(endings());
        return commands;
    }

    private List<Command> accounts() {
        return List.of(
                RegisterAsset.builder("EUR", 2).at(at(0)).build(),
                RegisterAsset.builder("EUR", 3).at(at(1)).build(),
                OpenAccount.builder(CASH, "EUR", AccountCategory.ASSET)
                        .at(at(2))
                        .build(),
                OpenAccount.builder(CUSTOMER, "EUR", AccountCategory.LIABILITY)
                        .overdraftLimit(Limit.of(Amount.of(500)))
                        .maximumBalance(Limit.of(Amount.of(1_000_000)))
                        .code(7)
                        .metadata(Metadata.of("a customer".getBytes(StandardCharsets.UTF_8)))
                        .at(at(3))
                        .build(),
                OpenAccount.builder(SHOP, "EUR", AccountCategory.LIABILITY)
                        .reference(Id.of(99))
                        .at(at(4))
                        .build(),
                OpenAccount.builder(OLD, "EUR", AccountCategory.LIABILITY)
                        .at(at(5))
                        .build(),
                UpdateAccount.builder(Id.of(1), OLD)
                        .overdraftLimit(Limit.UNLIMITED)
                        .newCode(8)
                        .newReference(Id.of(98))
                        .newMetadata(Metadata.of(new byte[] {1, 2, 3}))
                        .at(at(6))
                        .build());
    }

    private List<Command> bookings() {
        return List.of(
                Transfer.builder(Id.of(10), CASH, CUSTOMER, Amount.of(10_000))
                        .effectiveDate(LocalDate.of(2025, 12, 31))
                        .metadata(Metadata.of("salary".getBytes(StandardCharsets.UTF_8)))
                        .reference(Id.of(1234))
                        .code(1)
                        .actor(42)
                        .at(at(10))
                        .build(),
                Transfer.builder(Id.of(11), CUSTOMER, SHOP, Amount.of(50_000))
                        .at(at(11))
                        .build(),
                Transaction.builder(
                                Id.of(12),
                                List.of(
                                        Posting.debit(CUSTOMER, Amount.of(300)),
                                        Posting.credit(SHOP, Amount.of(299)),
                                        Posting.credit(OLD, Amount.of(1))))
                        .at(at(12))
                        .build());
    }

    private List<Command> holds() {
        return List.of(
                PlaceHold.builder(Id.of(13), CUSTOMER, SHOP, Amount.of(2_000))
                        .timeToLiveSeconds(600)
                        .at(at(13))
                        .build(),
                CaptureHold.builder(Id.of(14), Id.of(13))
                        .amount(Amount.of(700))
                        .finalCapture(false)
                        .at(at(14))
                        .build(),
                AdjustHold.builder(Id.of(15), Id.of(13), Amount.of(1_500))
                        .at(at(15))
                        .build(),
                PlaceHold.builder(Id.of(16), CUSTOMER, SHOP, Amount.of(100))
                        .at(at(16))
                        .build(),
                ReleaseHold.builder(Id.of(17), Id.of(16)).at(at(17)).build(),
                Reverse.builder(Id.of(18), Id.of(14))
                        .amount(Amount.of(50))
                        .at(at(18))
                        .build());
    }

    private List<Command> schedules() {
        return List.of(
                ScheduleTransfer.builder(Id.of(19), CASH, SHOP, Amount.of(77), T0 + 300 * SECOND)
                        .at(at(19))
                        .build(),
                ScheduleTransfer.builder(Id.of(20), CASH, SHOP, Amount.of(78), T0 + 400 * SECOND)
                        .at(at(20))
                        .build(),
                CancelScheduled.builder(Id.of(21), Id.of(20)).at(at(21)).build());
    }

    private List<Command> endings() {
        return List.of(
                BlockAccount.builder(Id.of(30), CUSTOMER, BlockedSide.DEBITS)
                        .at(at(30))
                        .build(),
                UnblockAccount.builder(Id.of(31), CUSTOMER, BlockedSide.DEBITS)
                        .at(at(31))
                        .build(),
                Transfer.builder(Id.of(32), OLD, SHOP, Amount.of(1)).at(at(32)).build(),
                CloseAccount.builder(Id.of(33), OLD).at(at(33)).build(),
                ReopenAccount.builder(Id.of(34), OLD).at(at(34)).build(),
                ClosePeriod.builder(Id.of(35), LocalDate.of(2025, 12, 31))
                        .at(at(35))
                        .build(),
                Group.builder(
                                Id.of(36),
                                List.of(
                                        Transfer.of(Id.of(37), CASH, CUSTOMER, Amount.of(5)),
                                        PlaceHold.of(Id.of(38), CUSTOMER, SHOP, Amount.of(6))))
                        .at(at(36))
                        .build(),
                Group.builder(
                                Id.of(39),
                                List.of(
                                        Transfer.of(Id.of(40), CASH, CUSTOMER, Amount.of(5)),
                                        Transfer.of(Id.of(41), CUSTOMER, SHOP, Amount.of(9_999_999))))
                        .at(at(39))
                        .build(),
                Transfer.builder(Id.of(10), CASH, CUSTOMER, Amount.of(10_001))
                        .at(at(40))
                        .build());
    }

    private long at(int second) {
        return startNs + second * SECOND;
    }
}
