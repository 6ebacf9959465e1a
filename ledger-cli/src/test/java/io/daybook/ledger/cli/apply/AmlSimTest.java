package io.daybook.ledger.cli.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.daybook.ledger.cli.Cli;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 120,558 transfers of the AMLSim sample through {@code apply}, no overdraft allowed: the number of rejections and the
 * hash of all final balances are those that the sample's source note states. The ids of accounts are one higher than in
 * the sample, where one is 0.
 */
class AmlSimTest {
    private static final long FUNDING = 1_000_000;
    private static final long FIRST_FUNDING_ID = 10_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private final StringBuilder input = new StringBuilder();
    private final TreeMap<Long, BigInteger> balances = new TreeMap<>();
    private BigInteger accepted = BigInteger.ZERO;
    private long rejected;

    @Test
    void shouldRejectAndBookAsTheSourceStates() throws Exception {
        openAndFund();
        transfer();
        Cli run = Cli.runWith(input.toString(), "apply", directory, "--durability", "os");
        assertEquals(0, run.exitCode(), run.err());
        for (String line : run.lines()) {
            take(JSON.readTree(line));
        }
        assertEquals(74_005, rejected);
        assertEquals(BigInteger.valueOf(1_102_184_707), accepted);
        assertEquals(
                BigInteger.valueOf(560_095_352), balances.values().stream().reduce(BigInteger.ZERO, BigInteger::add));
        assertEquals("b367d54041ea057815c9f46e992d38ddd3f1a85e1c477f676e544ab828d782a4", hash());
    }

    private void openAndFund() {
        line("{\"command\":\"registerAsset\",\"asset\":\"USD\",\"scale\":2}");
        line("{\"command\":\"openAccount\",\"id\":" + FUNDING + ",\"asset\":\"USD\",\"category\":\"ASSET\"}");
        List<NamedCsvRecord> nodes = read("nodes.csv.gz");
        for (NamedCsvRecord node : nodes) {
            line("{\"command\":\"openAccount\",\"id\":" + account(node.getField("nodeid"))
                    + ",\"asset\":\"USD\",\"category\":\"LIABILITY\"}");
            balances.put(Long.parseLong(node.getField("nodeid")), BigInteger.ZERO);
        }
        long id = FIRST_FUNDING_ID;
        for (NamedCsvRecord node : nodes) {
            BigInteger amount = minor(node.getField("init_balance"));
            if (amount.signum() > 0) {
                move(id++, FUNDING, account(node.getField("nodeid")), amount);
            }
        }
    }

    private void transfer() {
        long row = 1;
        for (NamedCsvRecord sent : read("transactions.csv.gz")) {
            long source = account(sent.getField("sourceNodeId"));
            long target = account(sent.getField("targetNodeId"));
            move(row++, source, target, minor(sent.getField("value")));
        }
    }

    private void take(JsonNode receipt) {
        if (receipt.get("status").asText().equals("INSUFFICIENT_FUNDS")) {
            rejected++;
        }
        boolean sent = receipt.get("command").asText().equals("transfer")
                && receipt.get("id").asLong() < FIRST_FUNDING_ID;
        if (sent && receipt.get("status").asText().equals("ACCEPTED")) {
            accepted = accepted.add(new BigInteger(receipt.get("amount").asText()));
        }
        for (JsonNode account : receipt.get("accounts")) {
            long id = account.get("id").asLong();
            if (id != FUNDING) {
                balances.put(id - 1, new BigInteger(account.get("posted").asText()));
            }
        }
    }

    private String hash() throws Exception {
        String lines = balances.entrySet().stream()
                .map(entry -> entry.getKey() + "," + entry.getValue())
                .collect(Collectors.joining("\n"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest);
    }

    private void move(long id, long debit, long credit, BigInteger amount) {
        line("{\"command\":\"transfer\",\"id\":" + id + ",\"debit\":" + debit + ",\"credit\":" + credit + ",\"amount\":"
                + amount + "}");
    }

    private void line(String json) {
        input.append(json).append('\n');
    }

    private static long account(String node) {
        return Long.parseLong(node) + 1;
    }

    private static BigInteger minor(String value) {
        return new BigDecimal(value).movePointRight(2).toBigIntegerExact();
    }

    private static List<NamedCsvRecord> read(String resource) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(AmlSimTest.class.getResourceAsStream("/aml/" + resource)),
                        StandardCharsets.US_ASCII));
                CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(lines)) {
            return records.stream().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
