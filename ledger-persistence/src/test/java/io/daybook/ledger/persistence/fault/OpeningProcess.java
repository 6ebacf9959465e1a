package io.daybook.ledger.persistence.fault;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import java.io.IOException;
import java.nio.file.Path;

/** A process that opens a ledger, says what came of it, and keeps it open until its standard input ends. */
final class OpeningProcess {
    private OpeningProcess() {}

    /** Arguments: directory, durability. */
    public static void main(String[] arguments) throws IOException {
        DaybookOptions options = DaybookOptions.defaults().durability(Durability.valueOf(arguments[1]));
        try (Ledger ledger = Daybook.open(Path.of(arguments[0]), options)) {
            System.out.println("OPEN " + ledger.durableSequence());
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (LedgerException refused) {
            System.out.println(refused.category() + " " + refused.getMessage());
        }
    }
}
