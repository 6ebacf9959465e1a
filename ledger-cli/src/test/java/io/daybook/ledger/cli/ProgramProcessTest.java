package io.daybook.ledger.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process: real pipes and real exit codes. */
class ProgramProcessTest {
    @TempDir
    private Path temporary;

    @Test
    void shouldConverseOverAPipe() throws Exception {
        String[] commands = Books.EXAMPLE.split("(?<=\n)");
        try (ProgramProcess apply = ProgramProcess.start("apply", books(), "--clock", "host")) {
            for (String command : commands) {
                apply.write(command);
                String receipt = apply.readLine();
                assertNotNull(receipt, apply::err);
                assertTrue(receipt.contains("\"status\":\"ACCEPTED\""), receipt);
            }
            apply.write("{\"command\":\"none\"}\n");
            assertEquals(2, apply.exitCode());
            assertTrue(apply.err().startsWith("line 7: field \"command\": \"none\" is not one of"), apply.err());
        }
    }

    @Test
    void shouldEndQuietlyWhenThePipeIsClosed() throws Exception {
        String register = Books.json("{'command':'registerAsset','asset':'EUR','scale':2,'at':'2026-01-01T00:00:00Z'}");
        StringBuilder many = new StringBuilder(register);
        for (int id = 1; id <= 5_000; id++) {
            many.append("{\"command\":\"openAccount\",\"id\":" + id + ",\"asset\":\"EUR\",\"category\":\"ASSET\","
                    + "\"at\":\"2026-01-02T00:00:00." + (100_000 + id) + "Z\"}\n");
        }
        Path file = Files.writeString(temporary.resolve("many.jsonl"), many);
        Cli filled = Cli.run("apply", books(), file, "--clock", "host", "--durability", "os");
        assertEquals(0, filled.exitCode(), filled.err());
        try (ProgramProcess journal = ProgramProcess.start("journal", books())) {
            assertTrue(journal.readLine().startsWith("{\"command\":\"registerAsset\""));
            journal.closeOutput();
            assertEquals(0, journal.exitCode());
            assertEquals("", journal.err());
        }
    }

    @Test
    void shouldSayWhyItCannotOpen() throws Exception {
        try (ProgramProcess accounts = ProgramProcess.start("accounts", books())) {
            assertEquals(List.of(), accounts.readLines());
            assertEquals(3, accounts.exitCode());
            assertTrue(accounts.err().startsWith("ledger: no ledger there"), accounts.err());
            assertEquals(1, accounts.err().lines().count());
        }
    }

    /** In a fresh clone this builds the program first. */
    @Test
    void shouldRunFromBinLedger() throws Exception {
        List<String> command = List.of(launcher().toString(), "apply", books(), "--clock", "host");
        try (ProgramProcess apply = ProgramProcess.startCommand(command)) {
            apply.write(Books.EXAMPLE);
            apply.closeInput();
            List<String> receipts = apply.readLines();
            assertEquals(0, apply.exitCode(), apply::err);
            Cli answered = new Cli(0, String.join("\n", receipts), "");
            assertEquals(Collections.nCopies(6, "ACCEPTED"), answered.statuses());
        }
    }

    private static Path launcher() throws IOException {
        Path directory = Path.of("").toRealPath();
        return Stream.iterate(directory, candidate -> candidate != null, Path::getParent)
                .map(candidate -> candidate.resolve("bin/ledger"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private String books() {
        return temporary.resolve("books").toString();
    }
}
