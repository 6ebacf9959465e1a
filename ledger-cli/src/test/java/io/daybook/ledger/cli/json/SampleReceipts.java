package io.daybook.ledger.cli.json;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Event;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.HoldBalances;
import io.daybook.ledger.HoldState;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.ReleaseHold;
import io.daybook.ledger.command.Transfer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One receipt of each shape. */
final class SampleReceipts {
    private static final long TIME_NS = 1_767_225_605_000_000_000L;
    private static final Transfer TRANSFER = Transfer.of(Id.of(7), Id.of(1), Id.of(2), Amount.of(100));
    private static final RegisterAsset REGISTER = RegisterAsset.of("EUR", 2);
    private static final CaptureHold CAPTURE = CaptureHold.builder(Id.of(3), Id.of(2))
            .amount(Amount.of(700))
            .finalCapture(false)
            .build();
    private static final Group GROUP = Group.of(Id.of(9), List.of(TRANSFER, ReleaseHold.of(Id.of(8), Id.of(2))));
    private static final AccountBalances CUSTOMER = new AccountBalances(
            Id.of(2),
            AccountCategory.LIABILITY,
            AccountStatus.OPEN,
            Limit.ZERO,
            4,
            Amount.of(700),
            Amount.of(5000),
            Amount.of(500),
            Amount.ZERO);
    private static final AccountBalances CASH = new AccountBalances(
            Id.of(1),
            AccountCategory.ASSET,
            AccountStatus.CREDITS_BLOCKED,
            Limit.UNLIMITED,
            4,
            Amount.of(5),
            Amount.MAX,
            Amount.ZERO,
            Amount.of(500));

    private SampleReceipts() {}

    static String receiptLines() throws IOException {
        return line(REGISTER, registered())
                + line(CAPTURE, captured())
                + line(TRANSFER, rejected(TRANSFER, Outcome.INSUFFICIENT_FUNDS, "account=2 available=3800"))
                + line(TRANSFER, refused())
                + line(GROUP, failedGroup());
    }

    static String journalLines() throws IOException {
        return journalLine(new Event(Optional.of(REGISTER), registered()))
                + journalLine(new Event(Optional.of(CAPTURE), captured()))
                + journalLine(new Event(Optional.of(GROUP), failedGroup()))
                + journalLine(new Event(Optional.empty(), expired()))
                + journalLine(new Event(Optional.empty(), executed()));
    }

    private static String line(Command command, Receipt receipt) throws IOException {
        return CommandJsonTest.line(out -> ReceiptWriter.write(out, Request.of(command), receipt));
    }

    private static String journalLine(Event event) throws IOException {
        return CommandJsonTest.line(out -> EventWriter.write(out, event));
    }

    private static Receipt registered() {
        return receipt(EventKind.REGISTER_ASSET, Id.ZERO, 1, Optional.empty(), List.of(), Optional.empty());
    }

    private static Receipt captured() {
        HoldBalances hold = hold(HoldState.OPEN);
        return receipt(
                EventKind.CAPTURE_HOLD,
                Id.of(3),
                6,
                Optional.of(Amount.of(700)),
                List.of(CUSTOMER, CASH),
                Optional.of(hold));
    }

    private static Receipt expired() {
        HoldBalances hold = hold(HoldState.EXPIRED);
        return receipt(
                EventKind.HOLD_EXPIRED, Id.of(2), 7, Optional.of(Amount.of(500)), List.of(CUSTOMER), Optional.of(hold));
    }

    private static Receipt executed() {
        return receipt(
                EventKind.SCHEDULE_EXECUTED, Id.of(4), 8, Optional.of(Amount.of(5)), List.of(CASH), Optional.empty());
    }

    private static HoldBalances hold(HoldState state) {
        return new HoldBalances(Id.of(2), Amount.of(1200), Amount.of(700), state, OptionalLong.of(TIME_NS + 1));
    }

    private static Receipt receipt(
            EventKind kind,
            Id id,
            long sequence,
            Optional<Amount> amount,
            List<AccountBalances> accounts,
            Optional<HoldBalances> hold) {
        OptionalLong number = kind == EventKind.REGISTER_ASSET ? OptionalLong.of(1) : OptionalLong.empty();
        return new Receipt(
                kind,
                id,
                OptionalLong.of(sequence),
                OptionalLong.of(TIME_NS),
                Outcome.ACCEPTED,
                "",
                false,
                amount,
                number,
                accounts,
                hold,
                List.of(),
                Durability.SYNC);
    }

    private static Receipt rejected(Command command, Outcome outcome, String detail) {
        return new Receipt(
                command.kind(),
                Id.of(7),
                OptionalLong.of(12),
                OptionalLong.of(TIME_NS),
                outcome,
                detail,
                true,
                Optional.empty(),
                OptionalLong.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Durability.SYNC);
    }

    private static Receipt refused() {
        return new Receipt(
                EventKind.TRANSFER,
                Id.ZERO,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Outcome.INVALID_FIELD,
                "at",
                false,
                Optional.empty(),
                OptionalLong.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Durability.SYNC);
    }

    private static Receipt failedGroup() {
        return Receipts.of(GROUP, Outcome.GROUP_FAILED);
    }
}
