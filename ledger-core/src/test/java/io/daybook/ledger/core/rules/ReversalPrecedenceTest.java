package io.daybook.ledger.core.rules;

import io.daybook.ledger.Amount;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A reversal: debit and credit are the accounts of the reversal, credited and debited with 100 by the original. */
class ReversalPrecedenceTest {
    private static final String REVERSE = """
            INVALID_ID                | id=0
            INVALID_ID                | original=0
            INVALID_AMOUNT            | amount=0
            INVALID_FIELD             | actor=unreadable
            METADATA_TOO_LONG         | metadata=4097
            TIMESTAMP_NOT_INCREASING  | at=last
            ID_REUSED                 | id=used
            ORIGINAL_NOT_FOUND        | original=unknown
            ORIGINAL_NOT_FOUND        | original=rejected
            NOT_REVERSIBLE            | original=hold
            NOT_REVERSIBLE            | original=reversal
            NOT_REVERSIBLE            | original=plan
            ACCOUNT_CLOSED            | debit.status=CLOSED
            DEBITS_BLOCKED            | debit.status=DEBITS_BLOCKED
            DEBITS_BLOCKED            | debit.status=FROZEN
            ACCOUNT_CLOSED            | credit.status=CLOSED
            CREDITS_BLOCKED           | credit.status=CREDITS_BLOCKED
            CREDITS_BLOCKED           | credit.status=FROZEN
            PERIOD_CLOSED             | period=closed
            EXCEEDS_ORIGINAL          | amount=101
            EXCEEDS_ORIGINAL          | reversedBefore=1
            EXCEEDS_ORIGINAL          | reversedBefore=100
            OVERFLOW                  | debit.posted=full
            OVERFLOW                  | credit.posted=full
            INSUFFICIENT_FUNDS        | debit.category=LIABILITY, debit.overdraft=0, debit.spent=100
            MAXIMUM_BALANCE_EXCEEDED  | debit.category=ASSET, debit.maximum=50, debit.spent=100
            INSUFFICIENT_FUNDS        | credit.category=ASSET, credit.overdraft=0, credit.spent=100
            MAXIMUM_BALANCE_EXCEEDED  | credit.category=LIABILITY, credit.maximum=50, credit.spent=100
            """;

    private static BothLedgers ledgers;

    @BeforeAll
    static void open() {
        ledgers = Situations.open();
    }

    @AfterAll
    static void close() {
        ledgers.close();
    }

    @TestFactory
    Stream<DynamicTest> reversalOfTransfer() {
        return rows("transfer", REVERSE);
    }

    @TestFactory
    Stream<DynamicTest> reversalOfCapture() {
        return rows("capture", REVERSE);
    }

    @TestFactory
    Stream<DynamicTest> reversalOfExecutedSchedule() {
        return rows("schedule", REVERSE);
    }

    @TestFactory
    Stream<DynamicTest> reversalOfTransaction() {
        return rows("transaction", REVERSE.replace("reversedBefore=1\n", "amount=100\n"));
    }

    private static Stream<DynamicTest> rows(String original, String table) {
        return new Precedence(ledgers, EventKind.REVERSE, setup -> {
                    Id named = named(setup, original);
                    Reverse.Builder builder = Reverse.builder(setup.id(), named).effectiveDate(setup.date());
                    if (!setup.fact("amount", "").isEmpty() || !original.equals("transaction")) {
                        builder.amount(setup.amount(100));
                    }
                    return ledgers.apply(setup.attributed(builder.build()));
                })
                .rows(table);
    }

    private static Id named(Setup setup, String kind) {
        Id debit = setup.account("debit");
        Id credit = setup.account("credit");
        Id original = post(setup, kind, credit, debit);
        Id other = setup.newId();
        int before = Integer.parseInt(setup.fact("reversedBefore", "0"));
        if (before > 0 && !kind.equals("transaction")) {
            ledgers.accepted(
                    Reverse.builder(other, original).amount(Amount.of(before)).build());
        } else if (before > 0) {
            ledgers.accepted(Reverse.of(other, original));
        }
        Id named = other(setup, original, new Situations.Pair(debit, credit));
        spend(setup, "debit", debit);
        spend(setup, "credit", credit);
        setup.conclude(debit, credit);
        return named;
    }

    private static Id post(Setup setup, String kind, Id payer, Id payee) {
        Id original = setup.newId();
        Amount amount = Amount.of(100);
        switch (kind) {
            case "transfer" -> ledgers.accepted(Transfer.of(original, payer, payee, amount));
            case "capture" -> {
                Id hold = setup.newId();
                ledgers.accepted(PlaceHold.of(hold, payer, payee, amount));
                ledgers.accepted(CaptureHold.of(original, hold));
            }
            case "schedule" -> {
                ledgers.accepted(ScheduleTransfer.of(original, payer, payee, amount, 0));
                ledgers.advanceTo(0);
            }
            default ->
                ledgers.accepted(
                        Transaction.of(original, List.of(Posting.credit(payee, amount), Posting.debit(payer, amount))));
        }
        return original;
    }

    /** Another id than the original's, where the fact says so. */
    private static Id other(Setup setup, Id original, Situations.Pair pair) {
        Id other = setup.newId();
        Amount one = Amount.of(1);
        switch (setup.fact("original", "posted")) {
            case "0" -> {
                return Id.ZERO;
            }
            case "unknown" -> {
                return setup.unknownId();
            }
            case "rejected" -> ledgers.apply(Transfer.of(other, pair.debit(), pair.debit(), one));
            case "plan" ->
                ledgers.accepted(ScheduleTransfer.of(other, plain(setup), plain(setup), one, Long.MAX_VALUE));
            case "hold" -> ledgers.accepted(PlaceHold.of(other, plain(setup), plain(setup), one));
            case "reversal" -> {
                Id transfer = setup.newId();
                ledgers.accepted(Transfer.of(transfer, plain(setup), plain(setup), one));
                ledgers.accepted(Reverse.of(other, transfer));
            }
            default -> {
                return original;
            }
        }
        return other;
    }

    private static Id plain(Setup setup) {
        return setup.account("plain");
    }

    /** Takes back what the original gave, so that its reversal would go beyond a limit. */
    private static void spend(Setup setup, String role, Id account) {
        if (setup.is(role + ".spent", "100")) {
            setup.level(account);
        }
    }
}
