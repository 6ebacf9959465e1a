package io.daybook.ledger.core.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.ledger.Amount;
import io.daybook.ledger.BalanceKind;
import io.daybook.ledger.Comparison;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.Condition;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.command.UpdateAccount;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Conditions on the balances after a transfer of 10. The payer is a LIABILITY account with 100 posted, 30 of it held
 * and an overdraft of 5: afterwards 90 posted, 60 pending, 65 available. The payee has an unlimited overdraft and 10
 * posted afterwards, the bystander owes 7.
 */
class ConditionTableTest {
    private static final String CONDITIONS = """
            account   | balance   | comparison | amount | answer
            payer     | POSTED    | =          | 90     | ACCEPTED
            payer     | POSTED    | =          | 100    | CONDITION_NOT_MET
            payer     | POSTED    | >=         | 90     | ACCEPTED
            payer     | POSTED    | >=         | 91     | CONDITION_NOT_MET
            payer     | POSTED    | >          | 89     | ACCEPTED
            payer     | POSTED    | >          | 90     | CONDITION_NOT_MET
            payer     | POSTED    | <=         | 90     | ACCEPTED
            payer     | POSTED    | <=         | 89     | CONDITION_NOT_MET
            payer     | POSTED    | <          | 91     | ACCEPTED
            payer     | POSTED    | <          | 90     | CONDITION_NOT_MET
            payer     | PENDING   | =          | 60     | ACCEPTED
            payer     | PENDING   | >          | 60     | CONDITION_NOT_MET
            payer     | AVAILABLE | =          | 65     | ACCEPTED
            payer     | AVAILABLE | >=         | 66     | CONDITION_NOT_MET
            payer     | POSTED    | >          | -1     | ACCEPTED
            payer     | POSTED    | <          | -1     | CONDITION_NOT_MET
            payee     | POSTED    | =          | 10     | ACCEPTED
            payee     | AVAILABLE | >=         | 340282366920938463463374607431768211455 | ACCEPTED
            payee     | AVAILABLE | >          | 340282366920938463463374607431768211455 | ACCEPTED
            payee     | AVAILABLE | <=         | 340282366920938463463374607431768211455 | CONDITION_NOT_MET
            payee     | AVAILABLE | <          | 340282366920938463463374607431768211455 | CONDITION_NOT_MET
            payee     | AVAILABLE | =          | 10     | CONDITION_NOT_MET
            bystander | POSTED    | =          | -7     | ACCEPTED
            bystander | POSTED    | =          | 7      | CONDITION_NOT_MET
            bystander | POSTED    | >          | -8     | ACCEPTED
            bystander | POSTED    | >=         | -6     | CONDITION_NOT_MET
            bystander | POSTED    | >=         | -340282366920938463463374607431768211455 | ACCEPTED
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
    Stream<DynamicTest> conditions() {
        return CONDITIONS.lines().skip(1).map(line -> {
            String[] columns =
                    Arrays.stream(line.split("\\|")).map(String::trim).toArray(String[]::new);
            return DynamicTest.dynamicTest(line, () -> assertEquals(columns[4], answer(columns)));
        });
    }

    private static String answer(String[] columns) {
        Setup setup = new Setup(ledgers, Map.of());
        Id payer = setup.account("payer");
        Id payee = setup.account("payee");
        Id bystander = setup.account("bystander");
        Id helper = setup.helperOf(payer);
        ledgers.accepted(Transfer.of(setup.newId(), helper, payer, Amount.of(100)));
        ledgers.accepted(PlaceHold.of(setup.newId(), payer, helper, Amount.of(30)));
        ledgers.accepted(Transfer.of(setup.newId(), bystander, helper, Amount.of(7)));
        ledgers.accepted(UpdateAccount.builder(setup.newId(), payer)
                .overdraftLimit(Limit.of(5))
                .build());
        Id account =
                Map.of("payer", payer, "payee", payee, "bystander", bystander).get(columns[0]);
        Condition condition = Condition.of(
                account, BalanceKind.valueOf(columns[1]), comparison(columns[2]), new BigInteger(columns[3]));
        Receipt receipt = ledgers.apply(Transfer.builder(setup.newId(), payer, payee, Amount.of(10))
                .conditions(List.of(condition))
                .build());
        return receipt.outcome().name();
    }

    private static Comparison comparison(String symbol) {
        return Arrays.stream(Comparison.values())
                .filter(comparison -> comparison.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }
}
