package io.daybook.ledger.core.rules;

import static io.daybook.ledger.Outcome.ACCEPTED;
import static io.daybook.ledger.Outcome.ACCOUNT_CLOSED;
import static io.daybook.ledger.Outcome.ACCOUNT_NOT_FOUND;
import static io.daybook.ledger.Outcome.ASSET_NOT_FOUND;
import static io.daybook.ledger.Outcome.CREDITS_BLOCKED;
import static io.daybook.ledger.Outcome.CREDIT_ACCOUNT_NOT_FOUND;
import static io.daybook.ledger.Outcome.DEBITS_BLOCKED;
import static io.daybook.ledger.Outcome.DEBIT_ACCOUNT_NOT_FOUND;
import static io.daybook.ledger.Outcome.DIFFERENT_ASSET;
import static io.daybook.ledger.Outcome.DIFFERENT_BOOK;
import static io.daybook.ledger.Outcome.EXCEEDS_HOLD;
import static io.daybook.ledger.Outcome.HOLD_ALREADY_CAPTURED;
import static io.daybook.ledger.Outcome.HOLD_ALREADY_RELEASED;
import static io.daybook.ledger.Outcome.HOLD_EXPIRED;
import static io.daybook.ledger.Outcome.HOLD_NOT_FOUND;
import static io.daybook.ledger.Outcome.ID_REUSED;
import static io.daybook.ledger.Outcome.INSUFFICIENT_FUNDS;
import static io.daybook.ledger.Outcome.INVALID_AMOUNT;
import static io.daybook.ledger.Outcome.INVALID_FIELD;
import static io.daybook.ledger.Outcome.INVALID_ID;
import static io.daybook.ledger.Outcome.MAXIMUM_BALANCE_EXCEEDED;
import static io.daybook.ledger.Outcome.METADATA_TOO_LONG;
import static io.daybook.ledger.Outcome.NOT_A_HOLD;
import static io.daybook.ledger.Outcome.OVERFLOW;
import static io.daybook.ledger.Outcome.SAME_ACCOUNT;
import static io.daybook.ledger.core.rules.Bank.ABROAD;
import static io.daybook.ledger.core.rules.Bank.ANNA;
import static io.daybook.ledger.core.rules.Bank.BLOCKED_CREDITS;
import static io.daybook.ledger.core.rules.Bank.BLOCKED_DEBITS;
import static io.daybook.ledger.core.rules.Bank.BLOCKED_HOLD;
import static io.daybook.ledger.core.rules.Bank.BORIS;
import static io.daybook.ledger.core.rules.Bank.CAPTURED;
import static io.daybook.ledger.core.rules.Bank.CASH;
import static io.daybook.ledger.core.rules.Bank.CLOSED;
import static io.daybook.ledger.core.rules.Bank.DOLLARS;
import static io.daybook.ledger.core.rules.Bank.EXPIRED;
import static io.daybook.ledger.core.rules.Bank.FROZEN;
import static io.daybook.ledger.core.rules.Bank.FROZEN_HOLD;
import static io.daybook.ledger.core.rules.Bank.HELD;
import static io.daybook.ledger.core.rules.Bank.NOBODY;
import static io.daybook.ledger.core.rules.Bank.PAID_IN;
import static io.daybook.ledger.core.rules.Bank.RELEASED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.BlockedSide;
import io.daybook.ledger.Id;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.command.BlockAccount;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.CommandBuilder;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.ReleaseHold;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.command.UnblockAccount;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each command is answered, in the words of a bank ({@link Bank}); and which of two reasons is answered first. */
class RuleTableTest {
    private static final Id ID = Id.of(700);

    private record Row(String what, CommandBuilder<?> asked, Outcome answer) {
        @Override
        public String toString() {
            return what + ": " + answer;
        }
    }

    private static Row row(String what, CommandBuilder<?> asked, Outcome answer) {
        return new Row(what, asked, answer);
    }

    private static Transfer.Builder move(Id debit, Id credit, long amount) {
        return Transfer.builder(ID, debit, credit, Amount.of(amount));
    }

    private static PlaceHold.Builder hold(Id debit, Id credit, long amount) {
        return PlaceHold.builder(ID, debit, credit, Amount.of(amount));
    }

    private static CaptureHold.Builder capture(Id hold, long amount) {
        return CaptureHold.builder(ID, hold).amount(Amount.of(amount));
    }

    static Stream<Row> transfers() {
        return Stream.of(
                row("all that is available", move(ANNA, CASH, 60_00), ACCEPTED),
                row("a cent more than is available", move(ANNA, CASH, 60_01), INSUFFICIENT_FUNDS),
                row("the same with limits overridden", move(ANNA, CASH, 60_01).overrideLimits(true), ACCEPTED),
                row("up to the maximum balance", move(CASH, BORIS, 150_00), ACCEPTED),
                row("a cent over the maximum balance", move(CASH, BORIS, 150_01), MAXIMUM_BALANCE_EXCEEDED),
                row("the same with limits overridden", move(CASH, BORIS, 150_01).overrideLimits(true), ACCEPTED),
                row("from nobody", move(NOBODY, ANNA, 1), DEBIT_ACCOUNT_NOT_FOUND),
                row("to nobody", move(ANNA, NOBODY, 1), CREDIT_ACCOUNT_NOT_FOUND),
                row("to oneself", move(ANNA, ANNA, 1), SAME_ACCOUNT),
                row("into another book", move(ANNA, ABROAD, 1), DIFFERENT_BOOK),
                row("into another asset", move(ANNA, DOLLARS, 1), DIFFERENT_ASSET),
                row("out of a closed account", move(CLOSED, CASH, 1), ACCOUNT_CLOSED),
                row("into a closed account", move(CASH, CLOSED, 1), ACCOUNT_CLOSED),
                row("out of blocked debits", move(BLOCKED_DEBITS, CASH, 1), DEBITS_BLOCKED),
                row("into blocked debits", move(CASH, BLOCKED_DEBITS, 1), ACCEPTED),
                row("out of blocked credits", move(BLOCKED_CREDITS, CASH, 1), ACCEPTED),
                row("into blocked credits", move(CASH, BLOCKED_CREDITS, 1), CREDITS_BLOCKED),
                row("out of a frozen account", move(FROZEN, CASH, 1), DEBITS_BLOCKED),
                row("into a frozen account", move(CASH, FROZEN, 1), CREDITS_BLOCKED),
                row("blocks are not limits", move(FROZEN, CASH, 1).overrideLimits(true), DEBITS_BLOCKED),
                row("more than a total holds", Transfer.builder(ID, CASH, ANNA, Amount.MAX), OVERFLOW),
                row("nothing", move(ANNA, CASH, 0), INVALID_AMOUNT),
                row("under no id", Transfer.builder(Id.ZERO, ANNA, CASH, Amount.of(1)), INVALID_ID),
                row("under the last id", Transfer.builder(Id.MAX, ANNA, CASH, Amount.of(1)), INVALID_ID),
                row("with metadata of 4096 bytes", move(ANNA, CASH, 1).metadata(bytes(4096)), ACCEPTED),
                row("with metadata of 4097 bytes", move(ANNA, CASH, 1).metadata(bytes(4097)), METADATA_TOO_LONG),
                row("under an id of other content", Transfer.builder(PAID_IN, CASH, BORIS, Amount.of(2)), ID_REUSED));
    }

    static Stream<Row> holds() {
        return Stream.of(
                row("all that is available", hold(ANNA, CASH, 60_00), ACCEPTED),
                row("a cent more than is available", hold(ANNA, CASH, 60_01), INSUFFICIENT_FUNDS),
                row("a cent over the maximum balance", hold(CASH, BORIS, 150_01), MAXIMUM_BALANCE_EXCEEDED),
                row("on a frozen account", hold(FROZEN, CASH, 1), DEBITS_BLOCKED),
                row("toward blocked credits", hold(CASH, BLOCKED_CREDITS, 1), CREDITS_BLOCKED),
                row("for no time", hold(ANNA, CASH, 1).timeToLiveSeconds(0), INVALID_FIELD),
                row("for 2^32 seconds", hold(ANNA, CASH, 1).timeToLiveSeconds(1L << 32), INVALID_FIELD),
                row("capture all", CaptureHold.builder(ID, HELD), ACCEPTED),
                row("capture a part", capture(HELD, 1).finalCapture(false), ACCEPTED),
                row("capture a cent too much", capture(HELD, 40_01), EXCEEDS_HOLD),
                row("capture what nobody placed", capture(NOBODY, 1), HOLD_NOT_FOUND),
                row("capture a transfer", capture(PAID_IN, 1), NOT_A_HOLD),
                row("capture what was captured", capture(CAPTURED, 1), HOLD_ALREADY_CAPTURED),
                row("capture what was released", capture(RELEASED, 1), HOLD_ALREADY_RELEASED),
                row("capture what has expired", capture(EXPIRED, 1), HOLD_EXPIRED),
                row("capture on blocked debits", capture(BLOCKED_HOLD, 1), ACCEPTED),
                row("capture on a frozen account", capture(FROZEN_HOLD, 1), DEBITS_BLOCKED),
                row("release", ReleaseHold.builder(ID, HELD), ACCEPTED),
                row("release on a frozen account", ReleaseHold.builder(ID, FROZEN_HOLD), ACCEPTED),
                row("release what has expired", ReleaseHold.builder(ID, EXPIRED), HOLD_EXPIRED));
    }

    static Stream<Row> administration() {
        return Stream.of(
                row("a new asset", RegisterAsset.builder("CZK", 2), ACCEPTED),
                row("an asset again", RegisterAsset.builder("EUR", 2), ACCEPTED),
                row("an asset with another scale", RegisterAsset.builder("EUR", 3), ID_REUSED),
                row("an asset in small letters", RegisterAsset.builder("eur", 2), INVALID_FIELD),
                row("an asset of 39 decimals", RegisterAsset.builder("CZK", 39), INVALID_FIELD),
                row("an account", OpenAccount.builder(ID, "EUR", AccountCategory.INCOME), ACCEPTED),
                row("an account in no asset", OpenAccount.builder(ID, "CZK", AccountCategory.INCOME), ASSET_NOT_FOUND),
                row("an account that is open", OpenAccount.builder(ANNA, "EUR", AccountCategory.ASSET), ID_REUSED),
                row("block", BlockAccount.builder(ID, ANNA, BlockedSide.BOTH), ACCEPTED),
                row("block again", BlockAccount.builder(ID, FROZEN, BlockedSide.DEBITS), ACCEPTED),
                row("block nobody", BlockAccount.builder(ID, NOBODY, BlockedSide.BOTH), ACCOUNT_NOT_FOUND),
                row("block what is closed", BlockAccount.builder(ID, CLOSED, BlockedSide.BOTH), ACCOUNT_CLOSED),
                row("unblock", UnblockAccount.builder(ID, FROZEN, BlockedSide.CREDITS), ACCEPTED),
                row("unblock what is closed", UnblockAccount.builder(ID, CLOSED, BlockedSide.BOTH), ACCOUNT_CLOSED));
    }

    /** Two reasons at once: the one that is answered. */
    static Stream<Row> precedence() {
        return Stream.of(
                row("no id before no amount", Transfer.builder(Id.ZERO, NOBODY, CASH, Amount.ZERO), INVALID_ID),
                row("no amount before metadata", move(NOBODY, CASH, 0).metadata(bytes(5000)), INVALID_AMOUNT),
                row(
                        "a field before metadata",
                        hold(ANNA, CASH, 1).timeToLiveSeconds(0).metadata(bytes(5000)),
                        INVALID_FIELD),
                row(
                        "metadata before the id",
                        Transfer.builder(PAID_IN, ANNA, CASH, Amount.of(1)).metadata(bytes(5000)),
                        METADATA_TOO_LONG),
                row("the id before accounts", Transfer.builder(PAID_IN, NOBODY, CASH, Amount.of(1)), ID_REUSED),
                row("debit before credit", move(NOBODY, Id.of(98), 1), DEBIT_ACCOUNT_NOT_FOUND),
                row("not found before the same", move(NOBODY, NOBODY, 1), DEBIT_ACCOUNT_NOT_FOUND),
                row("the same before its status", move(FROZEN, FROZEN, 1), SAME_ACCOUNT),
                row("the book before the status", move(FROZEN, ABROAD, 1), DIFFERENT_BOOK),
                row("the asset before the status", move(FROZEN, DOLLARS, 1), DIFFERENT_ASSET),
                row("debit's status before credit's", move(FROZEN, CLOSED, 1), DEBITS_BLOCKED),
                row("closed credit before funds", move(ANNA, CLOSED, 1_000_00), ACCOUNT_CLOSED),
                row("status before overflow", Transfer.builder(ID, FROZEN, CASH, Amount.MAX), DEBITS_BLOCKED),
                row("overflow before funds", Transfer.builder(ID, ANNA, CASH, Amount.MAX), OVERFLOW),
                row("funds before the maximum", move(ANNA, BORIS, 200_00), INSUFFICIENT_FUNDS),
                row("a hold's kind before its amount", capture(PAID_IN, 1_000_00), NOT_A_HOLD),
                row("a hold's state before its amount", capture(RELEASED, 1_000_00), HOLD_ALREADY_RELEASED),
                row("the account before the amount", capture(FROZEN_HOLD, 1_000_00), DEBITS_BLOCKED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"transfers", "holds", "administration", "precedence"})
    void shouldAnswer(Row row) {
        try (Bank bank = new Bank()) {
            row.asked().at(bank.tick());
            assertEquals(row.answer(), bank.answer(Commands.build(row.asked())).outcome());
        }
    }

    private static Metadata bytes(int length) {
        return Metadata.of(new byte[length]);
    }
}
