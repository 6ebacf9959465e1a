package io.daybook.ledger.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.ledger.cli.Cli;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of other programs, with their own figures as oracle. */
class ImportCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @CsvSource({
        "bcexample.journal.gz, expected-bcexample.journal.csv, 1035",
        "1ktxns-100accts.journal.gz, expected-1ktxns-100accts.journal.csv.gz, 1000",
    })
    void shouldComeToTheBalancesOfThePlainTextFile(String name, String expected, int transactions) throws IOException {
        Cli commands = Cli.run("import", "--format", "hledger", unpacked("journals/" + name));
        assertEquals(0, commands.exitCode(), commands.err());
        assertEquals(
                transactions,
                commands.lines().stream()
                        .filter(line -> line.contains("\"transaction\""))
                        .count());
        Map<String, BigDecimal> held = apply(commands.out());
        held.keySet().removeIf(key -> key.startsWith("equity:conversion\n"));
        Map<String, BigDecimal> wanted = expected(Files.readString(unpacked("journals/" + expected)));
        assertEquals(wanted, held);
    }

    @Test
    void shouldSetAccountsToTheBalanceThatTheFileAsks() throws IOException {
        Cli commands = Cli.run("import", "--format", "hledger", unpacked("journals/multicurrency.journal"));
        assertEquals(0, commands.exitCode(), commands.err());
        Map<String, BigDecimal> held = apply(commands.out());
        assertEquals(new BigDecimal("250.6"), held.get("Assets:Cash\nHRK"));
        assertEquals(new BigDecimal("-2E+1"), held.get("Equity:Retained Earnings\nEUR"));
        assertEquals(new BigDecimal("-150.6"), held.get("equity:conversion\nHRK"));
    }

    /** Signed by debit, by name of account and asset; accounts at zero are left out. */
    private Map<String, BigDecimal> apply(String commands) throws IOException {
        Path books = temporary.resolve("books");
        Cli applied =
                Cli.runWith(commands, "apply", books, "--clock", "host", "--durability", "os", "--fail-on-rejection");
        assertEquals(0, applied.exitCode(), applied.err());
        Map<String, String> names = new HashMap<>();
        for (String line : commands.lines().toList()) {
            JsonNode command = JSON.readTree(line);
            if (command.get("command").asText().equals("openAccount")) {
                names.put(command.get("id").asText(), command.get("metadata").asText());
            }
        }
        Map<String, BigDecimal> held = new TreeMap<>();
        for (String line : Cli.run("accounts", books, "--format", "json").lines()) {
            JsonNode account = JSON.readTree(line);
            BigInteger debits = new BigInteger(account.get("debitsPosted").asText());
            BigInteger net =
                    debits.subtract(new BigInteger(account.get("creditsPosted").asText()));
            if (net.signum() != 0) {
                held.put(
                        names.get(account.get("id").asText()) + "\n"
                                + account.get("asset").asText(),
                        new BigDecimal(net, account.get("scale").asInt()).stripTrailingZeros());
            }
        }
        return held;
    }

    private static Map<String, BigDecimal> expected(String csv) {
        Map<String, BigDecimal> wanted = new TreeMap<>();
        csv.lines().skip(1).forEach(line -> {
            int comma = line.lastIndexOf(',');
            int before = line.lastIndexOf(',', comma - 1);
            BigDecimal balance = new BigDecimal(line.substring(comma + 1));
            if (balance.signum() != 0) {
                wanted.put(
                        line.substring(0, before).replace("\"", "") + "\n" + line.substring(before + 1, comma),
                        balance.stripTrailingZeros());
            }
        });
        return wanted;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01 a\\n  x  1 EUR\\n  y  2 EUR\\n",
                "2026-01-01 a\\n  x  1 EUR\\n  (y)  -1 EUR\\n",
                "2026-01-01 a\\n  x\\n  y\\n",
                "2026-13-01 a\\n  x  1 EUR\\n  y\\n",
                "2026-01-01 a\\n  x  one EUR\\n  y\\n",
                "2026-01-01 a\\n  x  1 EUR = 2 EUR\\n  y\\n",
                "= expenses\\n  x  1 EUR\\n",
                "include other.journal\\n",
            })
    void shouldRefuseWhatDoesNotBalanceOrIsNotTakenOver(String text) throws IOException {
        Path file = Files.writeString(temporary.resolve("odd.journal"), text.replace("\\n", "\n"));
        Cli refused = Cli.run("import", "--format", "hledger", file);
        assertEquals(2, refused.exitCode(), refused.out());
        assertTrue(
                refused.err().startsWith("ledger: line 1")
                        || refused.err().startsWith("ledger: line 2")
                        || refused.err().startsWith("ledger: line 3"),
                refused.err());
        assertEquals("", refused.out());
    }

    @ParameterizedTest
    @CsvSource({
        "camt053, camt053.v2.multi.statement.xml, 0, 2, 2",
        "mt940, betterplace-sepa_mt9401.sta, 0, 26, 97",
        "mt940, cmxl-mt940.sta, 0, 3, 16",
        "mt940, jejik-postfinance.sta, 1, 2, 4",
        "mt940, jejik-rabobank.sta, 1, 4, 5",
        "mt940, jejik-abnamro.sta, 1, 2, 10",
        "mt940, jejik-ing.sta, 1, 1, 7",
    })
    void shouldReadStatementsAndSayWhichDoNotAddUp(
            String format, String name, int exitCode, int statements, int entries) throws IOException {
        Cli read = Cli.run("import", "--format", format, unpacked("statements/" + name));
        assertEquals(exitCode, read.exitCode(), read.err());
        assertEquals(statements, read.lines().size());
        int found = 0;
        for (String line : read.lines()) {
            found += JSON.readTree(line).get("entries").size();
        }
        assertEquals(entries, found);
        assertEquals(exitCode == 1, read.err().contains("a statement does not add up"), read.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camt053.v2.wrong.xml",
                "camt053.v2.minimal.xml",
                "camt053.v4.xml",
                "camt053.v8.xml",
                "cmxl-mt940.sta",
            })
    void shouldRefuseStatementsThatCannotMeanOneThing(String name) throws IOException {
        Cli read = Cli.run("import", "--format", "camt053", unpacked("statements/" + name));
        assertEquals(2, read.exitCode(), read.out());
        assertEquals(1, read.err().lines().count(), read.err());
    }

    @Test
    void shouldReadItsOwnStatements() throws IOException {
        Cli commands = Cli.run("import", "--format", "hledger", unpacked("journals/multicurrency.journal"));
        apply(commands.out());
        Path books = temporary.resolve("books");
        for (String format : List.of("camt053", "mt940")) {
            Cli statement = Cli.run("statement", books, 2, "--format", format);
            Path file = Files.writeString(temporary.resolve("statement"), statement.out());
            Cli read = Cli.run("import", "--format", format, file);
            assertEquals(0, read.exitCode(), read.err());
            assertTrue(read.out().contains("\"difference\":\"0.0"), read.out());
        }
    }

    private Path unpacked(String resource) throws IOException {
        try (InputStream packed = ImportCommandTest.class.getResourceAsStream("/" + resource);
                InputStream in = resource.endsWith(".gz") ? new GZIPInputStream(packed) : packed) {
            Path file = temporary.resolve(resource.replace('/', '-').replace(".gz", ""));
            return Files.write(
                    file, new String(in.readAllBytes(), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
        }
    }
}
