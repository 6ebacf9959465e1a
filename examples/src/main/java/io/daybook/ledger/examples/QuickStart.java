package io.daybook.ledger.examples;

import io.daybook.Daybook;
import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import java.nio.file.Path;

/** A ledger in ten lines: open it, open two accounts, move money, look at the balance. */
public final class QuickStart {
    private QuickStart() {}

    /**
     * Runs it. A second run on the same directory prints the same: commands with the same id are decided once.
     *
     * @param arguments the directory of the ledger
     */
    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        // README: start
        try (Ledger ledger = Daybook.open(directory)) {
            Id cash = Id.of(1);
            Id customer = Id.of(2);
            ledger.execute(RegisterAsset.of("EUR", 2));
            ledger.execute(OpenAccount.of(cash, "EUR", AccountCategory.ASSET));
            ledger.execute(OpenAccount.of(customer, "EUR", AccountCategory.LIABILITY));
            Receipt receipt = ledger.execute(Transfer.of(Id.of(1), cash, customer, Amount.of(50_00)));
            AccountBalances balances = ledger.balances(customer).orElseThrow();
            System.out.println(receipt.outcome() + " (" + receipt.durability() + "), posted: " + balances.posted());
        }
        // README: end
    }
}
