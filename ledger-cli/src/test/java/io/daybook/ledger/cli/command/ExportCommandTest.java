package io.daybook.ledger.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.ledger.cli.Books;
import io.daybook.ledger.cli.Cli;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other programs make of an export. */
class ExportCommandTest {
    @TempDir
    private Path temporary;

    @Test
    void shouldWriteALineAPosting() {
        Path books = temporary.resolve("books");
        Cli.runWith(Books.EXAMPLE, "apply", books, "--clock", "host", "--durability", "os");
        List<String> lines = Cli.run("export", books, "--format", "csv").lines();
        assertEquals(
                List.of(
                        "4,,2026-01-01T00:00:03Z,2026-01-01,transfer,1,,1,1,EUR,2,DEBIT,5000,2,,0,",
                        "4,,2026-01-01T00:00:03Z,2026-01-01,transfer,1,,2,1,EUR,2,CREDIT,5000,1,,0,"),
                lines.subList(1, 3).stream().sorted().toList());
        assertEquals(5, lines.size());
        assertTrue(lines.get(3).startsWith("6,,2026-01-01T00:00:05Z,2026-01-01,captureHold,3,2,"), lines.get(3));
    }

    /** The demo's whole bank, in the real program where it is installed. */
    @Test
    void shouldComeToTheSameBalancesInHledger() throws Exception {
        Path hledger = hledger();
        boolean installed = hledger != null;
        if (!installed) {
            System.out.println("skipped: hledger is not installed (Debian's package hledger)");
        }
        assumeTrue(installed, "hledger is not installed");
        Path books = temporary.resolve("books");
        assertEquals(0, Cli.run("demo", "--dir", books, "--durability", "os").exitCode());
        Path journal = temporary.resolve("books.journal");
        Files.writeString(journal, Cli.run("export", books).out());
        run(hledger, "-f", journal.toString(), "check");
        String csv = run(hledger, "-f", journal.toString(), "balance", "--flat", "--no-total", "-O", "csv");
        Map<String, BigDecimal> theirs = new TreeMap<>();
        csv.lines().skip(1).forEach(line -> {
            String[] fields = line.replace("\"", "").split(",", 2);
            String account = fields[0].substring(fields[0].lastIndexOf(':') + 1);
            theirs.put(account, new BigDecimal(fields[1].replace(" CZK", "")).stripTrailingZeros());
        });
        assertEquals(ours(books), theirs);
    }

    private static Map<String, BigDecimal> ours(Path books) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, BigDecimal> ours = new TreeMap<>();
        BigInteger sum = BigInteger.ZERO;
        for (String line : Cli.run("accounts", books, "--format", "json").lines()) {
            JsonNode account = json.readTree(line);
            BigInteger net = new BigInteger(account.get("debitsPosted").asText())
                    .subtract(new BigInteger(account.get("creditsPosted").asText()));
            sum = sum.add(net);
            if (net.signum() != 0) {
                ours.put(
                        account.get("id").asText(),
                        new BigDecimal(net, account.get("scale").asInt()).stripTrailingZeros());
            }
        }
        assertEquals(BigInteger.ZERO, sum);
        assertTrue(ours.size() > 1000, ours::toString);
        return ours;
    }

    private static Path hledger() {
        for (String directory : System.getenv("PATH").split(":", -1)) {
            Path program = Path.of(directory, "hledger");
            if (Files.isExecutable(program)) {
                return program;
            }
        }
        return null;
    }

    private String run(Path program, String... arguments) throws IOException, InterruptedException {
        Path out = temporary.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(program.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "hledger takes too long");
        assertEquals(0, process.exitValue(), Files.readString(out));
        return Files.readString(out);
    }
}
