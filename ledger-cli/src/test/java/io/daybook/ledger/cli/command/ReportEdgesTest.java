package io.daybook.ledger.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.cli.Books;
import io.daybook.ledger.cli.Cli;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports where there is little, nothing, or something odd to report. */
class ReportEdgesTest {
    private static final String ODD = Books.json(
            "{'command':'registerAsset','asset':'JPY','scale':0,'at':'2026-01-01T00:00:00Z'}",
            "{'command':'registerAsset','asset':'ETH','scale':18,'at':'2026-01-01T00:00:01Z'}",
            "{'command':'openAccount','id':1,'asset':'JPY','category':'ASSET','at':'2026-01-01T00:00:02Z'}",
            "{'command':'openAccount','id':2,'asset':'JPY','category':'LIABILITY','overdraftLimit':'UNLIMITED',"
                    + "'at':'2026-01-01T00:00:03Z'}",
            "{'command':'openAccount','id':3,'asset':'ETH','category':'EXPENSE','at':'2026-01-01T00:00:04Z'}",
            "{'command':'openAccount','id':4,'asset':'ETH','category':'EQUITY','at':'2026-01-01T00:00:05Z'}",
            "{'command':'openAccount','id':5,'asset':'ETH','category':'EQUITY','at':'2026-01-01T00:00:06Z'}",
            "{'command':'transfer','id':1,'debit':2,'credit':1,'amount':1234567,'at':'2026-01-02T00:00:00Z'}",
            "{'command':'transfer','id':2,'debit':3,'credit':4,'amount':'1234567890123456789012',"
                    + "'at':'2026-01-03T00:00:00Z'}");

    @TempDir
    private Path temporary;

    private Path books;

    @BeforeEach
    void fillBooks() {
        books = temporary.resolve("books");
        assertEquals(
                0,
                Cli.runWith(ODD, "apply", books, "--clock", "host", "--durability", "os")
                        .exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "trial-balance", "balance-sheet", "holds", "journal", "export"})
    void shouldReportAnEmptyLedger(String command) {
        Path empty = temporary.resolve("empty");
        Cli.runWith("", "apply", empty, "--clock", "host", "--durability", "os");
        Cli report = Cli.run(command, empty);
        assertEquals(0, report.exitCode(), report.err());
        assertEquals(1, Cli.run("statement", empty, 1).exitCode());
        assertEquals(1, Cli.run("accounts", empty, 1).exitCode());
    }

    @Test
    void shouldShowScalesAndSigns() {
        String accounts = Cli.run("accounts", books).out();
        assertTrue(accounts.contains(" -1,234,567 "), accounts);
        assertTrue(accounts.contains(" 1,234.567890123456789012 "), accounts);
        String statement = Cli.run("statement", books, 2).out();
        assertTrue(statement.contains("| opening  |") && statement.contains("| -1,234,567 |"), statement);
        assertTrue(statement.contains("1 movement, debits 1,234,567, credits 0"), statement);
    }

    @Test
    void shouldStateAnAccountWithoutMovements() {
        List<String> lines = Cli.run("statement", books, 5, "--format", "csv").lines();
        assertEquals(3, lines.size());
        assertTrue(lines.get(1).startsWith("opening,5,ETH,18,2026-01-03,")
                && lines.get(1).endsWith(",0"));
        assertTrue(lines.get(2).startsWith("closing,5,ETH,18,2026-01-03,")
                && lines.get(2).endsWith(",0"));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-01, 2020-12-31, 0, 0",
        "2027-01-01, 2027-12-31, -1234567, -1234567",
        "2026-01-02, 2026-01-02, 0, -1234567",
        "0001-01-01, 9999-12-31, 0, -1234567",
    })
    void shouldStateDaysBeforeAndAfterEverything(String from, String to, String opening, String closing) {
        for (String basis : List.of("effective", "booking")) {
            List<String> lines = Cli.run(
                            "statement", books, 2, "--from", from, "--to", to, "--by", basis, "--format", "csv")
                    .lines();
            assertTrue(lines.get(1).endsWith("," + opening), lines.get(1));
            assertTrue(lines.get(lines.size() - 1).endsWith("," + closing), lines.get(lines.size() - 1));
        }
    }

    @Test
    void shouldKnowNoMoreThanWasKnownThen() {
        assertEquals(1, Cli.run("statement", books, 2, "--at-sequence", 3).exitCode());
        Cli opened = Cli.run("statement", books, 2, "--at", "2026-01-01T00:00:03Z", "--format", "csv");
        assertEquals(0, opened.exitCode());
        assertEquals(3, opened.lines().size());
        assertEquals(2, Cli.run("statement", books, 2, "--at-sequence", 99).exitCode());
        assertEquals(
                2,
                Cli.run("statement", books, 2, "--from", "2026-02-01", "--to", "2026-01-01")
                        .exitCode());
        assertEquals(
                "",
                Cli.run("trial-balance", books, "--at", "2025-01-01T00:00:00Z", "--format", "json")
                        .out());
        Cli later = Cli.run("accounts", books, 2, "--effective", "2030-01-01", "--format", "json");
        assertTrue(later.out().contains("\"posted\":\"-1234567\""), later.out());
        assertEquals(
                1, Cli.run("accounts", books, 2, "--effective", "2025-12-31").exitCode());
    }
}
