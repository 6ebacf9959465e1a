package io.daybook.ledger.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.cli.Books;
import io.daybook.ledger.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports over many accounts, and what an actor, a code or a reference stands for. */
class ReportsTest {
    private static final String MORE = Books.json(
            "{'command':'openAccount','id':10,'asset':'EUR','category':'INCOME','code':400,"
                    + "'at':'2026-01-02T00:00:00Z'}",
            "{'command':'openAccount','id':11,'asset':'EUR','category':'EXPENSE','code':500,"
                    + "'at':'2026-01-02T00:00:01Z'}",
            "{'command':'transfer','id':20,'debit':2,'credit':10,'amount':300,'code':7,'actor':9,'reference':77,"
                    + "'metadata':'a fee','at':'2026-01-02T00:00:02Z'}",
            "{'command':'transfer','id':21,'debit':11,'credit':1,'amount':120,'effectiveDate':'2025-12-31','actor':9,"
                    + "'at':'2026-01-02T00:00:03Z'}",
            "{'command':'placeHold','id':22,'debit':2,'credit':1,'amount':50,'at':'2026-01-02T00:00:04Z'}",
            "{'command':'placeHold','id':23,'debit':2,'credit':1,'amount':60,'at':'2026-01-20T00:00:04Z'}");

    @TempDir
    private Path temporary;

    private Path books;

    @BeforeEach
    void fillBooks() {
        books = temporary.resolve("books");
        Cli filled = Cli.runWith(
                Books.EXAMPLE + MORE, "apply", books, "--clock", "host", "--durability", "os", "--fail-on-rejection");
        assertEquals(0, filled.exitCode(), filled.out() + filled.err());
    }

    private Path chart(String... lines) throws IOException {
        return Files.write(temporary.resolve("chart.txt"), List.of(lines));
    }

    @Test
    void shouldAddUpOverAChartOfAccounts() throws IOException {
        Path chart = chart(
                "# ours",
                "Balance",
                "  Assets: category ASSET",
                "  Customers: 2-9",
                "Result",
                "  Fees: code 400-499",
                "  Costs: 11");
        Cli rolled = Cli.run("roll-up", books, "--chart", chart, "--format", "csv");
        assertEquals(0, rolled.exitCode(), rolled.err());
        assertEquals(
                List.of(
                        "Balance,Balance,1,1,EUR,2,2,6000,5820,180,13",
                        "  Assets,Balance/Assets,2,1,EUR,2,1,5000,820,4180,13",
                        "  Customers,Balance/Customers,2,1,EUR,2,1,1000,5000,-4000,13",
                        "Result,Result,1,1,EUR,2,2,120,300,-180,13",
                        "  Fees,Result/Fees,2,1,EUR,2,1,0,300,-300,13",
                        "  Costs,Result/Costs,2,1,EUR,2,1,120,0,120,13"),
                rolled.lines().subList(1, 7));
    }

    @Test
    void shouldSayWhatNoNameClaimsAndWhatTwoDo() throws IOException {
        Cli partly = Cli.run("roll-up", books, "--chart", chart("Customers: 2"), "--format", "csv");
        assertEquals(1, partly.exitCode());
        assertEquals(
                "(unassigned),(unassigned),1,1,EUR,2,3,5120,1120,4000,13",
                partly.lines().get(2));
        assertEquals(
                2, Cli.run("roll-up", books, "--chart", chart("A: 1", "B: 1-3")).exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"A: x", "A: 1\n  B: 2", "A\nA", "  A: 1", ": 1", "A: category MONEY"})
    void shouldRefuseAChartThatCannotBeFollowed(String lines) throws IOException {
        Cli refused = Cli.run("roll-up", books, "--chart", chart(lines.split("\n", -1)));
        assertEquals(2, refused.exitCode());
        assertTrue(refused.err().startsWith("ledger: the chart of accounts cannot be read: line="), refused.err());
    }

    @Test
    void shouldPutTheTrialBalanceTogetherByCategoryAndCode() {
        List<String> byCategory = Cli.run("trial-balance", books, "--by", "category", "--format", "csv")
                .lines();
        assertEquals("1,EUR,2,ASSET,5000,820,4180,13", byCategory.get(1));
        assertEquals(5, byCategory.size());
        List<String> byCode = Cli.run("trial-balance", books, "--by", "code", "--format", "csv")
                .lines();
        assertEquals("1,EUR,2,400,0,300,-300,13", byCode.get(2));
    }

    @Test
    void shouldTellProfitAndLossOfAPeriod() {
        List<String> january = Cli.run(
                        "profit-and-loss", books, "--from", "2026-01-01", "--to", "2026-01-31", "--format", "csv")
                .lines();
        assertEquals(
                List.of("1,EUR,2,INCOME,400,300,13", "1,EUR,2,EXPENSE,500,0,13", "1,EUR,2,RESULT,,300,13"),
                january.subList(1, 4));
        List<String> both = Cli.run(
                        "profit-and-loss", books, "--from", "2025-12-31", "--to", "2026-01-31", "--format", "csv")
                .lines();
        assertEquals("1,EUR,2,RESULT,,180,13", both.get(3));
    }

    @Test
    void shouldPutOpenHoldsTogetherByAge() {
        assertEquals(
                List.of("EUR,2,0-1,1,60", "EUR,2,8-30,1,50"),
                Cli.run("holds", books, "--ageing", "--format", "csv").lines().subList(1, 3));
    }

    @Test
    void shouldPrintADaysJournal() {
        List<String> second = Cli.run("journal", books, "--date", "2026-01-02").lines();
        assertEquals(5, second.size());
        assertTrue(second.get(0).contains("\"id\":\"10\""), second.get(0));
        assertEquals("", Cli.run("journal", books, "--date", "2026-01-03").out());
    }

    @Test
    void shouldExplainWhatAnActorACodeOrAReferenceStandsFor() {
        assertEquals(
                2,
                Cli.run("explain", books, 9, "--actor", "--format", "json")
                        .lines()
                        .size());
        assertEquals(
                1,
                Cli.run("explain", books, 77, "--reference", "--format", "json")
                        .lines()
                        .size());
        String story = Cli.run("explain", books, 7, "--code").out();
        assertTrue(story.contains("a fee") && story.matches("(?s).*[0-9a-f]{16}\\.\\.\\..*"), story);
        assertEquals(1, Cli.run("explain", books, 8, "--code").exitCode());
        assertEquals(2, Cli.run("explain", books, 1L << 40, "--code").exitCode());
    }
}
