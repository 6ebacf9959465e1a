package io.daybook.ledger.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
    @TempDir
    private Path directory;

    @Test
    void shouldMoveMoneyInTenLines() throws Exception {
        List<String> expected = List.of("ACCEPTED (SYNC), posted: 5000");
        assertEquals(expected, Printed.by(QuickStart::main, directory));
    }

    @Test
    void shouldPrintTheSameInASecondRunOfTheQuickStart() throws Exception {
        List<String> first = Printed.by(QuickStart::main, directory);
        assertEquals(first, Printed.by(QuickStart::main, directory));
    }

    @Test
    void shouldCaptureAHoldInTwoPartsAndReturnTheRest() throws Exception {
        List<String> expected = List.of(
                "paid in:      ACCEPTED              posted  10000, available  10000",
                "authorised:   ACCEPTED              posted  10000, available   4000",
                "first parcel: ACCEPTED              posted   7500, available   4000",
                "last parcel:  ACCEPTED              posted   4500, available   4500",
                "once more:    HOLD_ALREADY_CAPTURED posted   4500, available   4500");
        assertEquals(expected, Printed.by(HoldAndCapture::main, directory));
    }

    @Test
    void shouldExchangeThroughAPositionInEachAsset() throws Exception {
        List<String> expected = List.of(
                "sold:      10001 cents for 16138 yen, ACCEPTED",
                "remainder: 6137/10000 yen",
                "customer:  14999 cents, 16138 yen",
                "position:  10001 cents, -16138 yen");
        assertEquals(expected, Printed.by(ForeignExchange::main, directory));
    }

    @Test
    void shouldPrintACustomersStatement() throws Exception {
        List<String> expected = List.of(
                "            opening                       0.00",
                "2026-01-05  salary         2500.00     2500.00",
                "2026-01-06  rent           -800.00     1700.00",
                "2026-01-21  groceries       -64.90     1635.10",
                "2026-01-31  interest          1.25     1636.35",
                "            closing                    1636.35");
        assertEquals(expected, Printed.by(CustomerStatement::main, directory));
    }

    @Test
    void shouldSealBooksAndHoldThemAgainstWhatWasSigned() throws Exception {
        assertEquals(List.of("signed at sequence 4, rewritten since: false"), Printed.by(SealedBooks::main, directory));
    }

    @Test
    void shouldLoseNothingThatWasAcknowledgedBeforeTheCrash() throws Exception {
        List<String> expected = List.of(
                "acknowledged at least 500 transfers: true", "nothing acknowledged is lost, nothing is invented: true");
        assertEquals(expected, Printed.by(RecoverAfterCrash::main, directory));
    }
}
