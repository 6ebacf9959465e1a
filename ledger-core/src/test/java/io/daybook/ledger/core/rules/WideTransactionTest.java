package io.daybook.ledger.core.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.BalanceKind;
import io.daybook.ledger.Comparison;
import io.daybook.ledger.Id;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.Condition;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.Transaction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Transactions over few and over many accounts, each of which is posted to more than once. */
class WideTransactionTest {
    private static final int ACCOUNTS = 150;

    private static BothLedgers ledgers;
    private static long lastId = 1000;

    @BeforeAll
    static void open() {
        ledgers = new BothLedgers();
        ledgers.accepted(RegisterAsset.of("EUR", 2));
        for (int account = 1; account <= ACCOUNTS; account++) {
            ledgers.accepted(OpenAccount.of(Id.of(account), "EUR", AccountCategory.EQUITY));
        }
    }

    @AfterAll
    static void close() {
        ledgers.close();
    }

    /** Places are looked for one by one up to 8 accounts, and grow at 16, 32 and so on. */
    @TestFactory
    Stream<DynamicTest> widths() {
        return rows(WideTransactionTest::moveEachAccountOnce, 2, 7, 8, 9, 10, 15, 16, 17, 31, 32, 33, 64, 65, 130);
    }

    private static void moveEachAccountOnce(int width) {
        for (int first = 1; first <= 3; first++) {
            Receipt receipt = ledgers.apply(ring(first, width));
            assertEquals(Outcome.ACCEPTED, receipt.outcome());
            assertEquals(width, receipt.accounts().size());
            int account = first;
            for (AccountBalances balances : receipt.accounts()) {
                assertEquals(Id.of(account++), balances.account());
            }
        }
        ledgers.accepted(Group.of(nextId(), List.of(ring(1, 2), ring(2, width), ring(1, 3))));
        Transaction reversed = ring(3, width);
        ledgers.accepted(reversed);
        ledgers.accepted(Reverse.of(nextId(), reversed.id()));
    }

    /** A condition is judged on an account that the transaction moves, and on one that it does not. */
    @TestFactory
    Stream<DynamicTest> conditions() {
        return rows(WideTransactionTest::judgeConditions, 2, 8, 9, 17, 65);
    }

    private static Stream<DynamicTest> rows(IntConsumer test, int... widths) {
        return IntStream.of(widths)
                .mapToObj(width -> DynamicTest.dynamicTest(width + " accounts", () -> test.accept(width)));
    }

    private static void judgeConditions(int width) {
        for (int account : List.of(1, width, width + 1)) {
            Receipt receipt = ledgers.apply(Transaction.builder(nextId(), lines(1, width))
                    .conditions(List.of(Condition.of(
                            Id.of(account), BalanceKind.POSTED, Comparison.AT_LEAST, BigInteger.TWO.pow(100))))
                    .build());
            assertEquals(Outcome.CONDITION_NOT_MET, receipt.outcome());
        }
    }

    /** Each account pays the next, and the last one the first; then all once more. */
    private static Transaction ring(int first, int width) {
        return Transaction.of(nextId(), lines(first, width));
    }

    private static List<Posting> lines(int first, int width) {
        List<Posting> lines = new ArrayList<>();
        for (int i = 0; i < 2 * width; i++) {
            Amount amount = Amount.of(1 + i * 7L);
            lines.add(Posting.debit(Id.of(first + i % width), amount));
            lines.add(Posting.credit(Id.of(first + (i + 1) % width), amount));
        }
        return lines;
    }

    private static Id nextId() {
        return Id.of(++lastId);
    }
}
