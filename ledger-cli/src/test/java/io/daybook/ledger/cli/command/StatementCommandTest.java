package io.daybook.ledger.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.cli.Books;
import io.daybook.ledger.cli.Cli;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look into the past, as black boxes. */
class StatementCommandTest {
    @TempDir
    private Path temporary;

    private Path books;

    @BeforeEach
    void fillBooks() {
        books = temporary.resolve("books");
        String more = Books.json(
                "{'command':'transfer','id':10,'debit':2,'credit':1,'amount':300,'effectiveDate':'2025-12-20',"
                        + "'reference':77,'actor':9,'metadata':'back-dated','at':'2026-01-10T00:00:00Z'}",
                "{'command':'reverse','id':11,'original':10,'at':'2026-01-11T00:00:00Z'}");
        Cli filled = Cli.runWith(Books.EXAMPLE + more, "apply", books, "--clock", "host", "--durability", "os");
        assertEquals(List.of("ACCEPTED"), filled.statuses().stream().distinct().toList(), filled.err());
    }

    @Test
    void shouldPrintBalancesAroundTheMovements() {
        List<String> lines = Cli.run("statement", books, "2", "--format", "csv").lines();
        assertEquals(7, lines.size());
        assertTrue(lines.get(1).startsWith("opening,2,EUR,2,2025-12-20,"), lines.get(1));
        assertTrue(lines.get(1).endsWith(",0"), lines.get(1));
        assertTrue(lines.get(2).contains("2025-12-20") && lines.get(2).contains(",1,77,"), lines.get(2));
        assertTrue(lines.get(2).endsWith(",back-dated,DEBIT,300,300,,-300"), lines.get(2));
        assertTrue(lines.get(6).startsWith("closing,2,EUR,2,2026-01-11,")
                && lines.get(6).endsWith(",4300"));
    }

    @Test
    void shouldKeepATableInShapeWhateverTheMetadataHold() {
        String text = "two\\nlines and " + "more ".repeat(20);
        String line = Books.json("{'command':'transfer','id':12,'debit':1,'credit':2,'amount':1,'metadata':'" + text
                + "','at':'2026-01-12T00:00:00Z'}");
        assertEquals(0, Cli.runWith(line, "apply", books, "--clock", "host").exitCode());
        List<String> lines = Cli.run("statement", books, "2").lines();
        assertTrue(lines.stream().anyMatch(row -> row.contains("| two lines and more more ")), lines::toString);
        List<String> table = lines.subList(0, lines.size() - 1);
        assertEquals(1, table.stream().map(String::length).distinct().count(), lines::toString);
    }

    @Test
    void shouldTellEffectiveDateFromDateOfBooking() {
        List<String> january = Cli.run(
                        "statement", books, "2", "--from", "2026-01-01", "--to", "2026-01-31", "--format", "json")
                .lines();
        assertEquals(5, january.size());
        assertTrue(january.get(0).contains("\"balance\":\"-300\""), january.get(0));
        List<String> booked = Cli.run(
                        "statement",
                        books,
                        "2",
                        "--from",
                        "2026-01-01",
                        "--to",
                        "2026-01-31",
                        "--by",
                        "booking",
                        "--format",
                        "json")
                .lines();
        assertEquals(6, booked.size());
        assertTrue(booked.get(0).contains("\"balance\":\"0\""), booked.get(0));
        assertTrue(booked.get(5).contains("\"balance\":\"4300\""), booked.get(5));
    }

    @Test
    void shouldPrintTheFormatsOfBanks() {
        String camt = Cli.run("statement", books, "2", "--format", "camt053").out();
        assertTrue(camt.contains("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">"));
        assertTrue(camt.contains("<Cd>CLBD</Cd>") && camt.contains("<Amt Ccy=\"EUR\">43.00</Amt>"));
        assertTrue(camt.contains("<Cd>ITBD</Cd>"), camt);
        String past = Cli.run("statement", books, "2", "--to", "2026-01-10", "--format", "camt053")
                .out();
        assertTrue(past.contains("<Cd>CLBD</Cd>") && !past.contains("ITBD"), past);
        String mt940 = Cli.run("statement", books, "2", "--format", "mt940").out();
        assertTrue(mt940.contains(":62F:C260111EUR43,00\r\n"), mt940);
    }

    @Test
    void shouldAnswerBalancesByEffectiveDate() {
        String december = Cli.run("accounts", books, "2", "--effective", "2025-12-31", "--format", "json")
                .out();
        assertTrue(december.contains("\"posted\":\"-300\""), december);
        String first = Cli.run("accounts", books, "2", "--effective", "2026-01-01", "--format", "json")
                .out();
        assertTrue(first.contains("\"posted\":\"4000\""), first);
        String known = Cli.run(
                        "accounts", books, "2", "--effective", "2026-01-01", "--at-sequence", "6", "--format", "json")
                .out();
        assertTrue(known.contains("\"posted\":\"4300\""), known);
        assertEquals(
                0, Cli.run("trial-balance", books, "--effective", "2026-01-05").exitCode());
        assertEquals(
                0, Cli.run("balance-sheet", books, "--effective", "2026-01-05").exitCode());
    }

    @Test
    void shouldExplainWhatCameOfACommand() {
        List<String> life = Cli.run("explain", books, "2", "--format", "json").lines();
        assertEquals(2, life.stream().filter(line -> line.contains("Hold")).count());
        assertTrue(Cli.run("explain", books, "10").out().contains("reverse"));
        assertTrue(Cli.run("explain", books, "2", "--account").out().contains("openAccount"));
        assertEquals(1, Cli.run("explain", books, "4711").exitCode());
    }

    /** The hash of a batch, as the header of the batch after it names it. */
    @Test
    void shouldNameTheBatchThatAnEventStandsIn() throws IOException {
        List<String> inBatches = List.of(
                "{'command':'transfer','id':20,'debit':1,'credit':2,'amount':9,'at':'2026-02-01T00:00:00Z'}",
                "{'command':'reverse','id':21,'original':20,'at':'2026-02-02T00:00:00Z'}",
                "{'command':'transfer','id':22,'debit':1,'credit':2,'amount':1,'at':'2026-02-03T00:00:00Z'}");
        for (String command : inBatches) {
            assertEquals(
                    0,
                    Cli.runWith(Books.json(command), "apply", books, "--clock", "host")
                            .exitCode());
        }
        String journal = Files.readString(books.resolve("journal/19700102F.cq4"), StandardCharsets.ISO_8859_1);
        Set<String> named = new TreeSet<>();
        for (int at = journal.indexOf("DBKJ"); at >= 0; at = journal.indexOf("DBKJ", at + 1)) {
            byte[] hash = journal.substring(at + 64, at + 96).getBytes(StandardCharsets.ISO_8859_1);
            named.add(HexFormat.of().formatHex(hash));
        }
        List<String> told = Cli.run("explain", books, "20", "--format", "json").lines().stream()
                .map(line -> line.replaceFirst(".*\"batchHash\":\"([0-9a-f]{64})\"}", "$1"))
                .toList();
        assertEquals(2, Set.copyOf(told).size(), told::toString);
        assertTrue(named.containsAll(told), told::toString);
        String table = Cli.run("explain", books, "20").out();
        told.forEach(hash -> assertTrue(table.contains(hash.substring(0, 16)), table));
    }

    @Test
    void shouldListOpenHoldsAndExportPlainText() {
        assertEquals(
                List.of("hold"),
                Cli.run("holds", books, "--format", "csv").lines().stream()
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .toList());
        String journal = Cli.run("export", books).out();
        assertTrue(journal.contains("2025-12-20=2026-01-10 * (10) transfer"), journal);
        assertTrue(journal.contains("    liabilities:2  3.00 EUR\n"), journal);
    }

    @Test
    void shouldSayWhenThereIsNoSuchAccount() {
        assertEquals(1, Cli.run("statement", books, "99").exitCode());
        assertEquals(
                2,
                Cli.run("statement", books, "2", "--from", "2026-02-01", "--to", "2026-01-01")
                        .exitCode());
    }
}
