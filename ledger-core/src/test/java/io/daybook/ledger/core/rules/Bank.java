package io.daybook.ledger.core.rules;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.BlockedSide;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.BlockAccount;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.CloseAccount;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.CommandBuilder;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.ReleaseHold;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;

/**
 * The bank that the tables of rules speak about. Customers own 100.00 EUR each unless said otherwise, and may not go
 * below zero.
 *
 * <pre>
 *   CASH      asset, no limits            BLOCKED_DEBITS   takes no debits
 *   ANNA      100.00                      BLOCKED_CREDITS  takes no credits
 *   BORIS     0.00, at most 150.00        FROZEN           takes neither
 *   DOLLARS   in USD, 0.00                CLOSED           closed
 *   ABROAD    in book 2, 0.00             NOBODY           was never opened
 *   HELD      Anna's hold of 40.00 for CASH, open; CAPTURED, RELEASED, EXPIRED: ended ones
 * </pre>
 */
final class Bank implements AutoCloseable {
    static final Id CASH = Id.of(1);
    static final Id ANNA = Id.of(2);
    static final Id BORIS = Id.of(3);
    static final Id DOLLARS = Id.of(4);
    static final Id ABROAD = Id.of(5);
    static final Id BLOCKED_DEBITS = Id.of(6);
    static final Id BLOCKED_CREDITS = Id.of(7);
    static final Id FROZEN = Id.of(8);
    static final Id CLOSED = Id.of(9);
    static final Id NOBODY = Id.of(99);

    static final Id HELD = Id.of(501);
    static final Id CAPTURED = Id.of(502);
    static final Id RELEASED = Id.of(503);
    static final Id EXPIRED = Id.of(504);
    static final Id FROZEN_HOLD = Id.of(505);
    static final Id BLOCKED_HOLD = Id.of(506);
    static final Id PAID_IN = Id.of(601);

    private static final long T0 = 1_767_225_600_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final LedgerEngine ledger = LedgerEngine.open(new LedgerContext().clockMode(ClockMode.HOST));
    private long now = T0;
    private long nextId = 1_000;

    Bank() {
        accepted(RegisterAsset.builder("EUR", 2));
        accepted(RegisterAsset.builder("USD", 2));
        accepted(OpenAccount.builder(CASH, "EUR", AccountCategory.ASSET));
        customer(ANNA);
        accepted(OpenAccount.builder(BORIS, "EUR", AccountCategory.LIABILITY).maximumBalance(Limit.of(150_00)));
        accepted(OpenAccount.builder(DOLLARS, "USD", AccountCategory.LIABILITY));
        accepted(OpenAccount.builder(ABROAD, "EUR", AccountCategory.LIABILITY).book(2));
        customer(BLOCKED_DEBITS);
        customer(BLOCKED_CREDITS);
        customer(FROZEN);
        accepted(OpenAccount.builder(CLOSED, "EUR", AccountCategory.LIABILITY));
        hold(FROZEN_HOLD, FROZEN, 10_00, 0);
        hold(BLOCKED_HOLD, BLOCKED_DEBITS, 10_00, 0);
        accepted(BlockAccount.builder(freshId(), BLOCKED_DEBITS, BlockedSide.DEBITS));
        accepted(BlockAccount.builder(freshId(), BLOCKED_CREDITS, BlockedSide.CREDITS));
        accepted(BlockAccount.builder(freshId(), FROZEN, BlockedSide.BOTH));
        accepted(CloseAccount.builder(freshId(), CLOSED));
        hold(EXPIRED, ANNA, 1_00, 1);
        now += 2 * SECOND;
        hold(CAPTURED, ANNA, 1_00, 0);
        accepted(CaptureHold.builder(freshId(), CAPTURED));
        accepted(Transfer.builder(freshId(), CASH, ANNA, Amount.of(1_00)));
        hold(RELEASED, ANNA, 1_00, 0);
        accepted(ReleaseHold.builder(freshId(), RELEASED));
        hold(HELD, ANNA, 40_00, 0);
        accepted(Transfer.builder(PAID_IN, CASH, BORIS, Amount.of(1_00)));
        accepted(Transfer.builder(freshId(), BORIS, CASH, Amount.of(1_00)));
    }

    private void customer(Id account) {
        accepted(OpenAccount.builder(account, "EUR", AccountCategory.LIABILITY));
        accepted(Transfer.builder(freshId(), CASH, account, Amount.of(100_00)));
    }

    private void hold(Id id, Id account, long amount, long seconds) {
        PlaceHold.Builder hold = PlaceHold.builder(id, account, CASH, Amount.of(amount));
        accepted(seconds == 0 ? hold : hold.timeToLiveSeconds(seconds));
    }

    /** An id that no command has had. */
    Id freshId() {
        return Id.of(nextId++);
    }

    /** The next moment. */
    long tick() {
        return ++now;
    }

    Receipt answer(Command command) {
        return ledger.execute(command);
    }

    private void accepted(CommandBuilder<?> builder) {
        builder.at(tick());
        Receipt receipt = answer(Commands.build(builder));
        if (receipt.outcome() != Outcome.ACCEPTED) {
            throw new IllegalStateException("the bank could not be set up: " + receipt);
        }
    }

    @Override
    public void close() {
        ledger.close();
    }
}
