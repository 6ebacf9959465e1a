package io.daybook.ledger.examples;

import io.daybook.Daybook;
import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import java.nio.file.Path;

/**
 * A card payment: the terminal asks for 60.00 and the ledger reserves it for a week; the shop ships in two parcels and
 * captures 25.00, then 30.00 as the last part; the 5.00 that nobody captured returns to the customer.
 */
public final class HoldAndCapture {
    private static final Id CASH = Id.of(1);
    private static final Id CUSTOMER = Id.of(2);
    private static final Id SHOP = Id.of(3);
    private static final Id PAID_IN = Id.of(1);
    private static final Id AUTHORISATION = Id.of(2);
    private static final long WEEK_SECONDS = 7 * 24 * 3600;

    private HoldAndCapture() {}

    /**
     * Runs it.
     *
     * @param arguments the directory of the ledger
     */
    public static void main(String[] arguments) {
        try (Ledger ledger = Daybook.open(Path.of(arguments[0]))) {
            openAccounts(ledger);
            print(ledger, "paid in", ledger.execute(Transfer.of(PAID_IN, CASH, CUSTOMER, Amount.of(100_00))));

            PlaceHold authorisation = PlaceHold.builder(AUTHORISATION, CUSTOMER, SHOP, Amount.of(60_00))
                    .timeToLiveSeconds(WEEK_SECONDS)
                    .build();
            print(ledger, "authorised", ledger.execute(authorisation));

            CaptureHold firstParcel = CaptureHold.builder(Id.of(3), AUTHORISATION)
                    .amount(Amount.of(25_00))
                    .finalCapture(false)
                    .build();
            print(ledger, "first parcel", ledger.execute(firstParcel));

            CaptureHold lastParcel = CaptureHold.builder(Id.of(4), AUTHORISATION)
                    .amount(Amount.of(30_00))
                    .build();
            print(ledger, "last parcel", ledger.execute(lastParcel));

            CaptureHold tooLate = CaptureHold.of(Id.of(5), AUTHORISATION);
            print(ledger, "once more", ledger.execute(tooLate));
        }
    }

    private static void openAccounts(Ledger ledger) {
        ledger.execute(RegisterAsset.of("EUR", 2));
        ledger.execute(OpenAccount.of(CASH, "EUR", AccountCategory.ASSET));
        ledger.execute(OpenAccount.of(CUSTOMER, "EUR", AccountCategory.LIABILITY));
        ledger.execute(OpenAccount.of(SHOP, "EUR", AccountCategory.LIABILITY));
    }

    private static void print(Ledger ledger, String step, Receipt receipt) {
        AccountBalances customer = ledger.balances(CUSTOMER).orElseThrow();
        System.out.printf(
                "%-14s%-21s posted %6s, available %6s%n",
                step + ":",
                receipt.outcome(),
                customer.posted(),
                customer.available().orElseThrow());
    }
}
