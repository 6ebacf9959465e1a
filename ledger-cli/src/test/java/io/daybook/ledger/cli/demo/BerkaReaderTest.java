package io.daybook.ledger.cli.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class BerkaReaderTest {
    private static final BankHistory HISTORY = BerkaReader.read();

    @Test
    void shouldShipTheDataUnchanged() throws Exception {
        assertEquals("bb577c798be612892f0594546cba67d70ea1b7939886512272ebc8a68acea8cd", sha256Of("trans.csv.gz"));
    }

    private static String sha256Of(String resource) throws Exception {
        try (InputStream packed = BerkaReader.class.getResourceAsStream(resource);
                InputStream unpacked = new GZIPInputStream(packed)) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(unpacked.readAllBytes());
            return HexFormat.of().formatHex(digest);
        }
    }

    @Test
    void shouldKeepEveryFileSmallAndHaveTheSourceNoteBesideThem() throws IOException {
        for (String resource : List.of("trans.csv.gz", "account.asc.gz", "expected_balances.csv.gz", "SOURCE.md")) {
            try (InputStream bytes = BerkaReader.class.getResourceAsStream(resource)) {
                int length = bytes.readAllBytes().length;
                assertTrue(length > 0 && length < 1 << 20, resource + " has " + length + " bytes");
            }
        }
    }

    @Test
    void shouldReadTheWholeHistory() {
        assertEquals(49_070, HISTORY.postings().size());
        assertEquals(1_229, HISTORY.accounts().size());
        assertEquals(
                HISTORY.accounts().keySet(), HISTORY.expectedBalancesMinor().keySet());
        assertEquals(
                List.of("AB", "CD", "EF", "GH", "IJ", "KL", "MN", "OP", "QR", "ST", "UV", "WX", "YZ"),
                List.copyOf(HISTORY.otherBanks()));
    }

    @Test
    void shouldReadARowToTheLastField() {
        BankPosting pension = HISTORY.postings().stream()
                .filter(posting -> posting.id() == 637_742)
                .findFirst()
                .orElseThrow();
        BankPosting expected = new BankPosting(
                637_742,
                2_177,
                LocalDate.of(1993, 1, 5),
                new BankPosting.Kind(true, Operation.TRANSFER_IN, Purpose.PENSION),
                512_300,
                592_300,
                0,
                Optional.of(new BankPosting.Partner("YZ", "62457513")));
        assertEquals(expected, pension);
    }

    @Test
    void shouldLetOnlyThoseAccountsGoBelowZeroThatTheBankLet() {
        long mayGoBelowZero = HISTORY.accounts().values().stream()
                .filter(BankAccount::mayGoBelowZero)
                .count();
        assertEquals(26, mayGoBelowZero);
    }

    @Test
    void shouldFindEachAccountOpenedOnTheDayOfItsFirstPosting() {
        Map<Long, LocalDate> firstDays = new HashMap<>();
        HISTORY.postings().forEach(posting -> firstDays.putIfAbsent(posting.accountId(), posting.date()));
        HISTORY.accounts()
                .values()
                .forEach(account -> assertEquals(firstDays.get(account.id()), account.openedOn(), account::toString));
    }

    @Test
    void shouldAddUpToTheTotalsOfTheSource() {
        long credits = 0;
        long debits = 0;
        long rounding = 0;
        for (BankPosting posting : HISTORY.postings()) {
            credits += posting.kind().credit() ? posting.amountMinor() : 0;
            debits += posting.kind().credit() ? 0 : posting.amountMinor();
            rounding += posting.roundingMinor();
        }
        assertArrayEquals(
                new long[] {17_735_148_720L, 13_811_211_390L, -4_810L}, new long[] {credits, debits, rounding});
    }

    @Test
    void shouldRefuseWordsItDoesNotKnow() {
        assertThrows(IllegalArgumentException.class, () -> Operation.of("VKLADY"));
        assertThrows(IllegalArgumentException.class, () -> Purpose.of("JINE"));
        assertThrows(IllegalArgumentException.class, () -> BankAccount.Statements.of("POPLATEK"));
    }

    @Test
    void shouldTakeABlankPurposeForNone() {
        assertEquals(Purpose.NONE, Purpose.of(" "));
    }
}
