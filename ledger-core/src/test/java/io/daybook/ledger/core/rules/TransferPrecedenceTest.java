package io.daybook.ledger.core.rules;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transfer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What has a debit account, a credit account and an amount: transfers, holds, and planned transfers. */
class TransferPrecedenceTest {
    private static final String STRUCTURE = """
            INVALID_ID                | id=0
            INVALID_ID                | debit=0
            INVALID_ID                | credit=0
            INVALID_AMOUNT            | amount=0
            INVALID_FIELD             | actor=unreadable
            METADATA_TOO_LONG         | metadata=4097
            TIMESTAMP_NOT_INCREASING  | at=last
            ID_REUSED                 | id=used
            DEBIT_ACCOUNT_NOT_FOUND   | debit=unknown
            CREDIT_ACCOUNT_NOT_FOUND  | credit=unknown
            """;

    private static final String FIT = """
            SAME_ACCOUNT              | credit=debit
            DIFFERENT_BOOK            | credit.book=other
            DIFFERENT_ASSET           | credit.asset=USD
            """;

    private static final String STATE = """
            DEBITS_BLOCKED            | debit.status=DEBITS_BLOCKED
            DEBITS_BLOCKED            | debit.status=FROZEN
            ACCOUNT_CLOSED            | credit.status=CLOSED, credit.pending=none
            CREDITS_BLOCKED           | credit.status=CREDITS_BLOCKED
            CREDITS_BLOCKED           | credit.status=FROZEN
            """;

    private static final String LIMITS = """
            OVERFLOW                  | debit.posted=full
            OVERFLOW                  | credit.posted=full
            INSUFFICIENT_FUNDS        | debit.category=LIABILITY, debit.overdraft=0
            MAXIMUM_BALANCE_EXCEEDED  | debit.category=ASSET, debit.maximum=50
            INSUFFICIENT_FUNDS        | credit.category=ASSET, credit.overdraft=0
            MAXIMUM_BALANCE_EXCEEDED  | credit.category=LIABILITY, credit.maximum=50
            """;

    private static final String TRANSFER = STRUCTURE
            + "ACCOUNT_NOT_FOUND | conditionOn=unknown\n"
            + FIT
            + "ACCOUNT_CLOSED | debit.status=CLOSED, debit.pending=none\n"
            + STATE
            + "PERIOD_CLOSED | period=closed\n"
            + "VERSION_MISMATCH | version=other\n"
            + LIMITS
            + "CONDITION_NOT_MET | condition=unmet\n";

    private static final String PLACE_HOLD =
            TRANSFER.replace("PERIOD_CLOSED | period=closed\n", "").replace(".posted=full", ".pending=full");

    private static final String SCHEDULE =
            STRUCTURE + FIT + "ACCOUNT_CLOSED | debit.status=CLOSED\nACCOUNT_CLOSED | credit.status=CLOSED\n";

    private static final String EXECUTION =
            STATE.replaceAll("ACCOUNT_CLOSED.*\n", "") + "PERIOD_CLOSED | period=closed\n" + LIMITS;

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
    Stream<DynamicTest> transfer() {
        return new Precedence(ledgers, EventKind.TRANSFER, setup -> {
                    Situations.Pair pair = Situations.pair(setup);
                    Transfer command = Transfer.builder(setup.id(), pair.debit(), pair.credit(), setup.amount(100))
                            .effectiveDate(setup.date())
                            .expectedVersions(setup.versions(pair.debit()))
                            .conditions(setup.conditions(pair.debit()))
                            .build();
                    return ledgers.apply(setup.attributed(command));
                })
                .rows(TRANSFER);
    }

    @TestFactory
    Stream<DynamicTest> placeHold() {
        return new Precedence(ledgers, EventKind.PLACE_HOLD, setup -> {
                    Situations.Pair pair = Situations.pair(setup);
                    PlaceHold command = PlaceHold.builder(setup.id(), pair.debit(), pair.credit(), setup.amount(100))
                            .expectedVersions(setup.versions(pair.debit()))
                            .conditions(setup.conditions(pair.debit()))
                            .build();
                    return ledgers.apply(setup.attributed(command));
                })
                .rows(PLACE_HOLD);
    }

    @TestFactory
    Stream<DynamicTest> scheduleTransfer() {
        return new Precedence(ledgers, EventKind.SCHEDULE_TRANSFER, setup -> {
                    Situations.Pair pair = Situations.pair(setup);
                    return ledgers.apply(setup.attributed(ScheduleTransfer.of(
                            setup.id(), pair.debit(), pair.credit(), setup.amount(100), Long.MAX_VALUE)));
                })
                .rows(SCHEDULE);
    }

    @TestFactory
    Stream<DynamicTest> executedSchedule() {
        return new Precedence(ledgers, EventKind.SCHEDULE_EXECUTED, TransferPrecedenceTest::executed).rows(EXECUTION);
    }

    private static Receipt executed(Setup setup) {
        Id debit = setup.account("debit");
        Id credit = setup.account("credit");
        long dueNs = ledgers.nextNs() + 1_000_000_000L;
        ledgers.accepted(ScheduleTransfer.of(setup.newId(), debit, credit, setup.amount(100), dueNs));
        setup.conclude(debit, credit);
        if (setup.is("period", "closed")) {
            Situations.closeToday(setup);
        }
        List<Receipt> effects = ledgers.advanceTo(dueNs);
        return effects.get(effects.size() - 1);
    }
}
