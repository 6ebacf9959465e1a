package io.daybook.ledger.persistence.golden;

import io.daybook.Daybook;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.persistence.fault.SmallBooks;
import java.io.IOException;
import java.nio.file.Path;

/** A process that replays the golden books, and writes them anew: it says what came of both. */
final class ReplayedElsewhere {
    private ReplayedElsewhere() {}

    /** Arguments: directory of the books, directory to write others into. */
    public static void main(String[] arguments) throws IOException {
        System.out.print(GoldenBooks.describe(Path.of(arguments[0])));
        Path written = Path.of(arguments[1]);
        GoldenBooks.write(written);
        System.out.print(GoldenBooks.describe(written));
        try (Ledger ledger = Daybook.open(written, SmallBooks.OPTIONS)) {
            System.out.println("reopened " + ledger.stateHash().hex());
        }
    }
}
