package io.daybook.ledger.core.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Balancing;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.Side;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.command.UpdateAccount;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What an account's limits allow. The account has posted a balance, and reserves some on the side that lowers it and
 * some on the side that raises it; the answer is the amount moved, or a rejection.
 */
class LimitTableTest {
    private static final String LIMITS = """
            category  | overdraft | maximum | has | lowers | raises | command        | answer
            LIABILITY | 0         | NONE    | 100 | 0      | 0      | debit 100      | 100
            LIABILITY | 0         | NONE    | 100 | 0      | 0      | debit 101      | INSUFFICIENT_FUNDS
            LIABILITY | 0         | NONE    | 100 | 30     | 0      | debit 70       | 70
            LIABILITY | 0         | NONE    | 100 | 30     | 0      | debit 71       | INSUFFICIENT_FUNDS
            LIABILITY | 0         | NONE    | 100 | 0      | 50     | debit 101      | INSUFFICIENT_FUNDS
            LIABILITY | 20        | NONE    | 100 | 30     | 0      | debit 90       | 90
            LIABILITY | 20        | NONE    | 100 | 30     | 0      | debit 91       | INSUFFICIENT_FUNDS
            LIABILITY | NONE      | NONE    | 100 | 30     | 0      | debit 1000     | 1000
            LIABILITY | 0         | NONE    | 100 | 30     | 0      | debit 71 override | 71
            LIABILITY | 0         | NONE    | 100 | 30     | 0      | hold debit 70  | 70
            LIABILITY | 0         | NONE    | 100 | 30     | 0      | hold debit 71  | INSUFFICIENT_FUNDS
            LIABILITY | 0         | NONE    | 100 | 30     | 0      | hold debit 71 override | 71
            LIABILITY | 0         | NONE    | -50 | 0      | 0      | credit 10      | 10
            LIABILITY | 0         | NONE    | -50 | 0      | 0      | debit 1        | INSUFFICIENT_FUNDS
            LIABILITY | 0         | 150     | 100 | 0      | 0      | credit 50      | 50
            LIABILITY | 0         | 150     | 100 | 0      | 0      | credit 51      | MAXIMUM_BALANCE_EXCEEDED
            LIABILITY | 0         | 150     | 100 | 0      | 20     | credit 30      | 30
            LIABILITY | 0         | 150     | 100 | 0      | 20     | credit 31      | MAXIMUM_BALANCE_EXCEEDED
            LIABILITY | 0         | 150     | 100 | 60     | 0      | credit 51      | MAXIMUM_BALANCE_EXCEEDED
            LIABILITY | 0         | 150     | 100 | 0      | 20     | hold credit 30 | 30
            LIABILITY | 0         | 150     | 100 | 0      | 20     | hold credit 31 | MAXIMUM_BALANCE_EXCEEDED
            LIABILITY | 0         | 150     | 100 | 0      | 20     | credit 31 override | 31
            LIABILITY | 0         | 0       | 0   | 0      | 0      | credit 1       | MAXIMUM_BALANCE_EXCEEDED
            LIABILITY | 0         | 50      | 100 | 0      | 0      | debit 10       | 10
            ASSET     | 0         | NONE    | 100 | 30     | 0      | credit 70      | 70
            ASSET     | 0         | NONE    | 100 | 30     | 0      | credit 71      | INSUFFICIENT_FUNDS
            ASSET     | 0         | NONE    | 100 | 30     | 0      | hold credit 71 | INSUFFICIENT_FUNDS
            ASSET     | NONE      | 150     | 100 | 0      | 20     | debit 30       | 30
            ASSET     | NONE      | 150     | 100 | 0      | 20     | debit 31       | MAXIMUM_BALANCE_EXCEEDED
            ASSET     | NONE      | 150     | 100 | 0      | 20     | hold debit 31  | MAXIMUM_BALANCE_EXCEEDED
            EQUITY    | 0         | NONE    | 100 | 0      | 0      | debit 101      | INSUFFICIENT_FUNDS
            INCOME    | 0         | NONE    | 100 | 0      | 0      | debit 101      | INSUFFICIENT_FUNDS
            EXPENSE   | 0         | NONE    | 100 | 0      | 0      | credit 101     | INSUFFICIENT_FUNDS
            """;

    private static final String BALANCING = """
            category  | overdraft | maximum | has | lowers | raises | command               | answer
            LIABILITY | 0         | NONE    | 100 | 30     | 0      | debit up to 500       | 70
            LIABILITY | 0         | NONE    | 100 | 30     | 0      | debit up to 69        | 69
            LIABILITY | 20        | NONE    | 100 | 30     | 0      | debit up to 500       | 90
            LIABILITY | NONE      | NONE    | 100 | 30     | 0      | debit up to 500       | 500
            LIABILITY | 0         | NONE    | 100 | 100    | 0      | debit up to 500       | INSUFFICIENT_FUNDS
            LIABILITY | 0         | NONE    | -50 | 0      | 0      | debit up to 500       | INSUFFICIENT_FUNDS
            LIABILITY | 0         | NONE    | 100 | 30     | 0      | hold debit up to 500  | 70
            LIABILITY | 0         | NONE    | 100 | 30     | 0      | debit up to 500 override | 70
            LIABILITY | 0         | NONE    | 100 | 100    | 0      | debit up to 500 override | INSUFFICIENT_FUNDS
            LIABILITY | 0         | 150     | 100 | 0    | 50   | credit up to 500 override | MAXIMUM_BALANCE_EXCEEDED
            LIABILITY | 0         | 150     | 100 | 0      | 20     | credit up to 500      | 30
            LIABILITY | 0         | 150     | 100 | 60     | 0      | credit up to 500      | 50
            LIABILITY | 0         | 150     | 100 | 0      | 50     | credit up to 500      | MAXIMUM_BALANCE_EXCEEDED
            LIABILITY | 0         | 50      | 100 | 0      | 0      | credit up to 500      | MAXIMUM_BALANCE_EXCEEDED
            LIABILITY | 0         | NONE    | 100 | 0      | 0      | credit up to 500      | 500
            LIABILITY | 0         | 150     | 100 | 0      | 20     | hold credit up to 500 | 30
            ASSET     | 0         | NONE    | 100 | 30     | 0      | credit up to 500      | 70
            ASSET     | 0         | NONE    | 0   | 0      | 0      | credit up to 500      | INSUFFICIENT_FUNDS
            ASSET     | NONE      | 150     | 100 | 0      | 20     | debit up to 500       | 30
            ASSET     | NONE      | 100     | 100 | 0      | 0      | debit up to 500       | MAXIMUM_BALANCE_EXCEEDED
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
    Stream<DynamicTest> limits() {
        return rows(LIMITS);
    }

    @TestFactory
    Stream<DynamicTest> balancing() {
        return rows(BALANCING);
    }

    private static Stream<DynamicTest> rows(String table) {
        return table.lines().skip(1).map(line -> {
            String[] columns =
                    Arrays.stream(line.split("\\|")).map(String::trim).toArray(String[]::new);
            return DynamicTest.dynamicTest(line, () -> assertEquals(columns[7], answer(columns)));
        });
    }

    private static String answer(String[] columns) {
        Setup setup = new Setup(ledgers, Map.of("account.category", columns[0]));
        Id account = setup.account("account");
        Id helper = setup.helperOf(account);
        Side raising = AccountCategory.valueOf(columns[0]).normalSide();
        long posted = Long.parseLong(columns[3]);
        if (posted != 0) {
            Side side = posted > 0 ? raising : raising.opposite();
            ledgers.accepted(move(setup, "", side, account, helper, Math.abs(posted)));
        }
        reserve(setup, raising.opposite(), account, helper, columns[4]);
        reserve(setup, raising, account, helper, columns[5]);
        ledgers.accepted(UpdateAccount.builder(setup.newId(), account)
                .overdraftLimit(limit(columns[1]))
                .maximumBalance(limit(columns[2]))
                .build());
        String[] words = columns[6].replace("hold ", "").replace("up to ", "").split(" ");
        Side side = Side.valueOf(words[0].toUpperCase(Locale.ROOT));
        Receipt receipt = ledgers.apply(move(setup, columns[6], side, account, helper, Long.parseLong(words[1])));
        return receipt.amount().map(Amount::toString).orElse(receipt.outcome().name());
    }

    private static Limit limit(String text) {
        return text.equals("NONE") ? Limit.UNLIMITED : Limit.of(Long.parseLong(text));
    }

    private static void reserve(Setup setup, Side side, Id account, Id helper, String amount) {
        if (!amount.equals("0")) {
            ledgers.accepted(move(setup, "hold", side, account, helper, Long.parseLong(amount)));
        }
    }

    /** Debits or credits the account, in words: a transfer, or a {@code hold}; {@code up to}; {@code override}. */
    private static Command move(Setup setup, String words, Side side, Id account, Id helper, long amount) {
        Id debit = side == Side.DEBIT ? account : helper;
        Id credit = side == Side.DEBIT ? helper : account;
        boolean override = words.contains("override");
        Balancing bounded = side == Side.DEBIT ? Balancing.DEBIT : Balancing.CREDIT;
        Balancing balancing = words.contains("up to") ? bounded : Balancing.NONE;
        return words.startsWith("hold")
                ? PlaceHold.builder(setup.newId(), debit, credit, Amount.of(amount))
                        .overrideLimits(override)
                        .balancing(balancing)
                        .build()
                : Transfer.builder(setup.newId(), debit, credit, Amount.of(amount))
                        .overrideLimits(override)
                        .balancing(balancing)
                        .build();
    }
}
