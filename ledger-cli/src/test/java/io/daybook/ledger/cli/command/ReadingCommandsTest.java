package io.daybook.ledger.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.cli.Books;
import io.daybook.ledger.cli.Cli;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that look at a ledger as black boxes. */
class ReadingCommandsTest {
    @TempDir
    private Path temporary;

    private Path books;

    @BeforeEach
    void fillBooks() {
        books = temporary.resolve("books");
        String more = Books.json(
                "{'command':'registerAsset','asset':'BTC','scale':8,'at':'2026-01-02T00:00:00Z'}",
                "{'command':'openAccount','id':3,'asset':'BTC','category':'ASSET','book':7,"
                        + "'at':'2026-01-02T00:00:01Z'}",
                "{'command':'openAccount','id':4,'asset':'BTC','category':'EQUITY','book':7,'code':4294967295,"
                        + "'reference':'9','maximumBalance':'99','at':'2026-01-02T00:00:02Z'}",
                "{'command':'transfer','id':4,'debit':4,'credit':3,'amount':123456789012,'at':'2026-01-02T00:00:03Z'}");
        Cli filled = Cli.runWith(
                Books.EXAMPLE + more, "apply", books, "--clock", "host", "--durability", "os", "--fail-on-rejection");
        assertEquals(0, filled.exitCode(), filled.out() + filled.err());
    }

    @Test
    void shouldAlignAmountsByTheirPoint() throws IOException {
        assertEquals(golden("accounts.txt"), Cli.run("accounts", books).out());
    }

    @Test
    void shouldGiveProgramsExactValues() {
        String json = Cli.run("accounts", books, "4", "--format", "json").out();
        assertEquals(
                Books.json("{'id':'4','book':7,'asset':'BTC','scale':8,'category':'EQUITY','status':'OPEN','version':1,"
                        + "'debitsPosted':'123456789012','creditsPosted':'0','debitsPending':'0','creditsPending':'0',"
                        + "'posted':'-123456789012','pending':'-123456789012','available':null,"
                        + "'overdraftLimit':'UNLIMITED','maximumBalance':'99','code':4294967295,'reference':'9',"
                        + "'openedAt':'2026-01-02T00:00:02Z','sequence':11}"),
                json);
        List<String> csv = Cli.run("accounts", books, "2", "--format", "CSV").lines();
        assertEquals(2, csv.size());
        assertEquals(
                "2,1,EUR,2,LIABILITY,OPEN,4,700,5000,0,0,4300,4300,4300,0,UNLIMITED,0,,2026-01-01T00:00:02Z,11",
                csv.get(1));
    }

    @Test
    void shouldTellBalancesOfThePast() {
        assertTrue(Cli.run("accounts", books, "2", "--format", "csv", "--at-sequence", 4)
                .lines()
                .get(1)
                .contains(",5000,"));
        Cli atInstant = Cli.run("accounts", books, "--format", "json", "--at", "2026-01-01T00:00:02Z");
        assertEquals(2, atInstant.lines().size());
        assertTrue(atInstant.lines().get(1).endsWith("\"sequence\":3}"), atInstant.out());
        assertEquals(
                "",
                Cli.run("accounts", books, "--format", "json", "--at-sequence", 0)
                        .out());
        Cli future = Cli.run("accounts", books, "--at-sequence", 99);
        assertEquals(2, future.exitCode());
        assertEquals("ledger: the ledger has not come that far: sequence=99, last=11\n", future.err());
    }

    @Test
    void shouldSayWhichAccountIsNotThere() {
        Cli named = Cli.run("accounts", books, "1", "99", "--format", "json");
        assertEquals(1, named.exitCode());
        assertEquals(1, named.lines().size());
        assertEquals("ledger: there is no account 99\n", named.err());
        assertEquals(2, Cli.run("accounts", books, "abc").exitCode());
    }

    @Test
    void shouldAddTheBooksUp() {
        Cli trialBalance = Cli.run("trial-balance", books, "--format", "json");
        assertEquals(0, trialBalance.exitCode());
        assertEquals(
                Books.json(
                        "{'book':1,'asset':'EUR','scale':2,'debits':'5700','credits':'5700','difference':'0',"
                                + "'debitsPending':'0','creditsPending':'0','sequence':11}",
                        "{'book':7,'asset':'BTC','scale':8,'debits':'123456789012','credits':'123456789012',"
                                + "'difference':'0','debitsPending':'0','creditsPending':'0','sequence':11}"),
                trialBalance.out());
        String table = Cli.run("trial-balance", books, "--at-sequence", 6).out();
        assertTrue(table.endsWith("balanced after sequence 6, 2026-01-01T00:00:05Z\n"), table);
    }

    @Test
    void shouldPrintThePartOfTheJournalThatIsAskedFor() {
        Cli part = Cli.run("journal", books, "--from", 6, "--to", 7);
        assertEquals(2, part.lines().size());
        assertTrue(part.lines().get(0).startsWith("{\"command\":\"captureHold\",\"id\":\"3\","), part.out());
        assertTrue(part.lines().get(1).startsWith("{\"effect\":\"holdExpired\",\"hold\":\"2\","), part.out());
        assertEquals(11, Cli.run("journal", books).lines().size());
        assertEquals(2, Cli.run("journal", books, "--from", 0).exitCode());
        assertEquals(2, Cli.run("journal", books, "--from", 3, "--to", 2).exitCode());
    }

    @Test
    void shouldPrintStateHashesAlongTheReplay() {
        List<String> lines = Cli.run("replay", books, "--every", 4).lines();
        assertEquals(3, lines.size());
        assertTrue(lines.get(0).matches("sequence=4 state-hash=[0-9a-f]{64}"), lines.get(0));
        assertEquals(
                List.of(lines.get(0)),
                Cli.run("replay", books, "--to-sequence", 4).lines());
        assertEquals(
                List.of(lines.get(0)),
                Cli.run("replay", books, "--to-sequence", 4, "--every", 2)
                        .lines()
                        .subList(1, 2));
        assertEquals(lines.get(2), Cli.run("replay", books).lines().get(0));
        assertEquals(2, Cli.run("replay", books, "--to-sequence", 12).exitCode());
    }

    @Test
    void shouldVerifyWhatIsWhole() {
        Cli verified = Cli.run("verify", books);
        assertEquals(0, verified.exitCode());
        assertTrue(
                verified.out().matches("verified sequences=11 .* accounts=4 .* state-hash=[0-9a-f]{64}\n"),
                verified.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "trial-balance", "journal", "replay", "verify"})
    void shouldCreateNothingWhereThereIsNoLedger(String command) throws IOException {
        Path missing = temporary.resolve("missing");
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        for (Path directory : List.of(missing, empty)) {
            Cli ended = Cli.run(command, directory);
            assertEquals(3, ended.exitCode());
            assertEquals("", ended.out());
            assertTrue(ended.err().startsWith("ledger: no ledger there: check the path"), ended.err());
            assertEquals(1, ended.err().lines().count());
        }
        assertFalse(Files.exists(missing));
        try (var entries = Files.list(empty)) {
            assertEquals(0, entries.count());
        }
    }

    @Test
    void shouldReadWhileAnotherOwnsTheLedgerButNotWrite() {
        DaybookOptions options =
                DaybookOptions.defaults().durability(Durability.OS).clock(ClockMode.HOST);
        try (Ledger owner = Daybook.open(books, options)) {
            assertEquals(11, owner.durableSequence());
            assertEquals(0, Cli.run("accounts", books).exitCode());
            Cli second = Cli.runWith(Books.EXAMPLE, "apply", books, "--clock", "host");
            assertEquals(3, second.exitCode());
            assertEquals("", second.out());
            assertEquals(1, second.err().lines().count(), second.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"apply", "accounts", "trial-balance", "journal", "replay", "verify"})
    void shouldExplainEachCommandWithAnExample(String command) {
        Cli help = Cli.run(command, "--help");
        assertEquals(0, help.exitCode());
        assertTrue(help.out().contains("Example:\n  ledger " + command), help.out());
        Cli wrong = Cli.run(command, books, "--no-such-option");
        assertEquals(2, wrong.exitCode());
        assertTrue(wrong.err().contains("Try 'ledger " + command + " --help'."), wrong.err());
        assertEquals(2, Cli.run(command).exitCode());
    }

    @Test
    void shouldSayWhatIsMissing() {
        assertEquals(2, Cli.run().exitCode());
        assertEquals(2, Cli.run("pay").exitCode());
        assertEquals(2, Cli.run("accounts", books, "--format", "xml").exitCode());
        assertEquals(2, Cli.run("accounts", books, "--at", "yesterday").exitCode());
    }

    private static String golden(String name) throws IOException {
        try (InputStream stream = ReadingCommandsTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
