package io.daybook.ledger.persistence.fault;

import io.daybook.Daybook;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.command.Transfer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that owns a ledger and makes a transfer for each number it is sent; it says what came of it. */
final class AskedLedger {
    private AskedLedger() {}

    /** Arguments: directory. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Ledger ledger = Daybook.open(Path.of(arguments[0]))) {
            System.out.println("OPEN " + ledger.durableSequence());
            for (String number = in.readLine(); number != null; number = in.readLine()) {
                System.out.println(answer(ledger, Long.parseLong(number)));
            }
        }
    }

    private static String answer(Ledger ledger, long number) {
        try {
            return ledger.execute(Transfer.of(Id.of(number), Id.of(1), Id.of(2), Amount.of(1)))
                    .outcome()
                    .name();
        } catch (LedgerException refused) {
            return refused.category() + " " + refused.getMessage();
        }
    }
}
