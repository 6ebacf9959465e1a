package io.daybook.ledger.core.rules;

import io.daybook.ledger.Amount;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.Transaction;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A transaction that debits one account and credits another with 100: the debited one stands first. */
class TransactionPrecedenceTest {
    private static final String TRANSACTION = """
            INVALID_ID                | id=0
            INVALID_ID                | debit=0
            INVALID_ID                | credit=0
            INVALID_AMOUNT            | amount=0
            INVALID_FIELD             | actor=unreadable
            METADATA_TOO_LONG         | metadata=4097
            TOO_FEW_POSTINGS          | postings=1, credit=left
            TOO_MANY_POSTINGS         | postings=8191, credit=left
            TIMESTAMP_NOT_INCREASING  | at=last
            ID_REUSED                 | id=used
            ACCOUNT_NOT_FOUND         | debit=unknown
            ACCOUNT_NOT_FOUND         | credit=unknown
            ACCOUNT_NOT_FOUND         | conditionOn=unknown
            DIFFERENT_BOOK            | credit.book=other
            ACCOUNT_CLOSED            | debit.status=CLOSED
            DEBITS_BLOCKED            | debit.status=DEBITS_BLOCKED
            DEBITS_BLOCKED            | debit.status=FROZEN
            ACCOUNT_CLOSED            | credit.status=CLOSED
            CREDITS_BLOCKED           | credit.status=CREDITS_BLOCKED
            CREDITS_BLOCKED           | credit.status=FROZEN
            PERIOD_CLOSED             | period=closed
            VERSION_MISMATCH          | version=other
            POSTINGS_NOT_BALANCED     | credit.asset=USD
            POSTINGS_NOT_BALANCED     | amount=101
            OVERFLOW                  | postings=2^128
            OVERFLOW                  | debit.posted=full
            OVERFLOW                  | credit.posted=full
            INSUFFICIENT_FUNDS        | debit.category=LIABILITY, debit.overdraft=0
            MAXIMUM_BALANCE_EXCEEDED  | debit.category=ASSET, debit.maximum=50
            INSUFFICIENT_FUNDS        | credit.category=ASSET, credit.overdraft=0
            MAXIMUM_BALANCE_EXCEEDED  | credit.category=LIABILITY, credit.maximum=50
            CONDITION_NOT_MET         | condition=unmet
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
    Stream<DynamicTest> transaction() {
        return new Precedence(ledgers, EventKind.TRANSACTION, setup -> {
                    Situations.Pair pair = Situations.pair(setup);
                    Transaction command = Transaction.builder(setup.id(), postings(setup, pair))
                            .effectiveDate(setup.date())
                            .expectedVersions(setup.versions(pair.debit()))
                            .conditions(setup.conditions(pair.debit()))
                            .build();
                    return ledgers.apply(setup.attributed(command));
                })
                .rows(TRANSACTION);
    }

    private static List<Posting> postings(Setup setup, Situations.Pair pair) {
        Posting first = Posting.debit(pair.debit(), setup.amount(100));
        Posting second = Posting.credit(pair.credit(), Amount.of(100));
        return switch (setup.fact("postings", "2")) {
            case "1" -> List.of(first);
            case "8191" -> Collections.nCopies(8191, first);
            case "2^128" ->
                List.of(
                        Posting.debit(pair.debit(), Amount.MAX), Posting.credit(pair.credit(), Amount.MAX),
                        Posting.debit(pair.debit(), rest(setup)), Posting.credit(pair.credit(), Amount.of(1)));
            default -> List.of(first, second);
        };
    }

    /** What makes debits of exactly 2^128 out of the largest amount, unless the row wants another sum. */
    private static Amount rest(Setup setup) {
        Amount amount = setup.amount(100);
        return amount.isZero() ? amount : Amount.of(amount.low() - 99);
    }
}
