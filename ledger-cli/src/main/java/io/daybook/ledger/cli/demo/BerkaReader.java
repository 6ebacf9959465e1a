package io.daybook.ledger.cli.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads the Berka data from this package's resources; {@code SOURCE.md} beside them says what they are. */
final class BerkaReader {
    private static final int SCALE = 2;

    private BerkaReader() {}

    /**
     * Reads the whole history.
     *
     * @throws IllegalStateException when a row is not what it should be, with file and line
     */
    static BankHistory read() {
        List<BankPosting> postings = new ArrayList<>();
        eachRow("trans.csv.gz", row -> postings.add(posting(row)));
        Map<Long, Long> expected = new HashMap<>();
        eachRow(
                "expected_balances.csv.gz",
                row -> expected.put(number(row, "account_id"), number(row, "ledger_balance_minor")));
        return new BankHistory(accounts(expected.keySet(), belowZero(postings)), postings, expected);
    }

    private static Map<Long, BankAccount> accounts(Set<Long> used, Set<Long> belowZero) {
        Map<Long, BankAccount> accounts = new HashMap<>();
        eachRow("account.asc.gz", row -> {
            long id = number(row, "account_id");
            if (used.contains(id)) {
                BankAccount.Statements statements = BankAccount.Statements.of(row.getField("frequency"));
                accounts.put(id, new BankAccount(id, date(row.getField("date")), statements, belowZero.contains(id)));
            }
        });
        return accounts;
    }

    private static Set<Long> belowZero(List<BankPosting> postings) {
        Set<Long> accounts = new HashSet<>();
        for (BankPosting posting : postings) {
            if (posting.balanceMinor() < 0) {
                accounts.add(posting.accountId());
            }
        }
        return accounts;
    }

    private static BankPosting posting(NamedCsvRecord row) {
        String bank = row.getField("bank");
        return new BankPosting(
                number(row, "trans_id"),
                number(row, "account_id"),
                date(row.getField("date")),
                new BankPosting.Kind(
                        isCredit(row.getField("type")),
                        Operation.of(row.getField("operation")),
                        Purpose.of(row.getField("k_symbol"))),
                minorUnits(row.getField("amount")),
                minorUnits(row.getField("balance")),
                number(row, "rounding_minor"),
                bank.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new BankPosting.Partner(bank, row.getField("account"))));
    }

    /** PRIJEM raises the customer's balance; VYDAJ lowers it, and so does VYBER, an operation in the wrong column. */
    private static boolean isCredit(String type) {
        return switch (type) {
            case "PRIJEM" -> true;
            case "VYDAJ", "VYBER" -> false;
            default -> throw new IllegalArgumentException("unknown type: type=" + type);
        };
    }

    private static long number(NamedCsvRecord row, String column) {
        return Long.parseLong(row.getField(column));
    }

    private static long minorUnits(String value) {
        return new BigDecimal(value).movePointRight(SCALE).longValueExact();
    }

    /** YYMMDD of the 20th century. */
    private static LocalDate date(String yymmdd) {
        int number = Integer.parseInt(yymmdd);
        return LocalDate.of(1900 + number / 10_000, number / 100 % 100, number % 100);
    }

    private static void eachRow(String resource, Consumer<NamedCsvRecord> use) {
        try (Reader text = open(resource);
                CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                use(resource, row, use);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's data cannot be read: resource=" + resource, e);
        }
    }

    private static void use(String resource, NamedCsvRecord row, Consumer<NamedCsvRecord> use) {
        try {
            use.accept(row);
        } catch (RuntimeException e) {
            String place = "resource=" + resource + " line=" + row.getStartingLineNumber();
            throw new IllegalStateException("the demo's data are not what they should be: " + place, e);
        }
    }

    private static Reader open(String resource) throws IOException {
        InputStream packed = BerkaReader.class.getResourceAsStream(resource);
        if (packed == null) {
            throw new IOException("no such resource: " + resource);
        }
        return new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.US_ASCII);
    }
}
