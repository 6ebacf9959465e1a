package io.daybook.ledger.examples;

import io.daybook.Daybook;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.calculation.CurrencyConversion;
import io.daybook.ledger.calculation.Rational;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;

/**
 * A customer sells euros for yen. Debits must equal credits in each asset, so the bank stands in between with a
 * position account in each: what it gains in euros it owes in yen, and revaluing the positions later shows its exchange
 * result.
 */
public final class ForeignExchange {
    private static final Id CASH = Id.of(1);
    private static final Id CUSTOMER_EUR = Id.of(10);
    private static final Id CUSTOMER_JPY = Id.of(11);
    private static final Id POSITION_EUR = Id.of(20);
    private static final Id POSITION_JPY = Id.of(21);

    private ForeignExchange() {}

    /**
     * Runs it.
     *
     * @param arguments the directory of the ledger
     */
    public static void main(String[] arguments) {
        try (Ledger ledger = Daybook.open(Path.of(arguments[0]))) {
            openAccounts(ledger);
            ledger.execute(Transfer.of(Id.of(1), CASH, CUSTOMER_EUR, Amount.of(250_00)));
            Rational rate = Rational.of(new BigDecimal("161.37"));
            CurrencyConversion sale = CurrencyConversion.convert(Amount.of(100_01), 2, rate, 0, RoundingMode.DOWN);
            Transaction exchange = Transaction.of(
                    Id.of(2),
                    List.of(
                            Posting.debit(CUSTOMER_EUR, sale.source()),
                            Posting.credit(POSITION_EUR, sale.source()),
                            Posting.debit(POSITION_JPY, sale.target()),
                            Posting.credit(CUSTOMER_JPY, sale.target())));
            System.out.println("sold:      " + sale.source() + " cents for " + sale.target() + " yen, "
                    + ledger.execute(exchange).outcome());
            System.out.println("remainder: " + sale.remainder() + "/" + sale.remainderDenominator() + " yen");
            System.out.println(
                    "customer:  " + posted(ledger, CUSTOMER_EUR) + " cents, " + posted(ledger, CUSTOMER_JPY) + " yen");
            System.out.println(
                    "position:  " + posted(ledger, POSITION_EUR) + " cents, " + posted(ledger, POSITION_JPY) + " yen");
        }
    }

    private static void openAccounts(Ledger ledger) {
        ledger.execute(RegisterAsset.of("EUR", 2));
        ledger.execute(RegisterAsset.of("JPY", 0));
        ledger.execute(OpenAccount.of(CASH, "EUR", AccountCategory.ASSET));
        ledger.execute(OpenAccount.of(CUSTOMER_EUR, "EUR", AccountCategory.LIABILITY));
        ledger.execute(OpenAccount.of(CUSTOMER_JPY, "JPY", AccountCategory.LIABILITY));
        ledger.execute(OpenAccount.of(POSITION_EUR, "EUR", AccountCategory.EQUITY));
        ledger.execute(OpenAccount.of(POSITION_JPY, "JPY", AccountCategory.EQUITY));
    }

    private static String posted(Ledger ledger, Id account) {
        return ledger.balances(account).orElseThrow().posted().toString();
    }
}
