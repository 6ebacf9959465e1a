package io.daybook.ledger.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.cli.Books;
import io.daybook.ledger.cli.Cli;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verification from the shell: each finding has a line with its place, and one finding does not hide the next. */
class VerifyCommandTest {
    private static final int HEADER = 128;

    @TempDir
    private Path temporary;

    private Path books;
    private Path journal;

    /** Each call of the program writes a batch of its own, or more. */
    @BeforeEach
    void fillBooks() {
        books = temporary.resolve("books");
        apply(Books.EXAMPLE);
        for (int id = 4; id <= 7; id++) {
            apply(transfer(id));
        }
        journal = books.resolve("journal").resolve("19700102F.cq4");
    }

    private void apply(String commands) {
        Cli applied = Cli.runWith(commands, "apply", books, "--clock", "host", "--durability", "os");
        assertEquals(0, applied.exitCode(), applied.out() + applied.err());
    }

    private static String transfer(int id) {
        return Books.json("{'command':'transfer','id':" + id + ",'debit':1,'credit':2,'amount':" + id
                + ",'at':'2026-01-02T00:00:0" + id + "Z'}");
    }

    private int[] batches() throws IOException {
        String text = Files.readString(journal, StandardCharsets.ISO_8859_1);
        List<Integer> found = new ArrayList<>();
        for (int at = text.indexOf("DBKJ"); at >= 0; at = text.indexOf("DBKJ", at + 1)) {
            found.add(at);
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private void flip(int... offsets) throws IOException {
        byte[] bytes = Files.readAllBytes(journal);
        for (int offset : offsets) {
            bytes[offset] ^= 1;
        }
        Files.write(journal, bytes);
    }

    @Test
    void shouldCountWhatItHasVerified() throws IOException {
        Cli verified = Cli.run("verify", books);
        assertEquals(0, verified.exitCode(), verified.out());
        String counts = "verified sequences=11 batches=" + batches().length
                + " commands=10 effects=1 accounts=2 holds=1 bytes=\\d+ state-hash=[0-9a-f]{64}\n";
        assertTrue(verified.out().matches(counts), verified.out());
        String replayed = Cli.run("replay", books).out();
        assertTrue(replayed.strip().endsWith(verified.out().strip().replaceFirst(".*state-hash=", "")), replayed);
    }

    @Test
    void shouldGoOnAfterAFindingAndPlaceEachOne() throws IOException {
        int[] batches = batches();
        int first = batches[batches.length - 4];
        int second = batches[batches.length - 2];
        flip(first + HEADER + 40, second + 8);
        Cli verified = Cli.run("verify", books);
        assertEquals(1, verified.exitCode(), verified.out());
        List<String> findings = verified.lines();
        assertEquals(2, findings.size(), verified.out());
        assertTrue(findings.get(0).startsWith("finding: batch: "), verified.out());
        assertTrue(findings.get(0).contains("field=bodyCrc"), verified.out());
        assertTrue(findings.get(0).contains("sequence=7"), verified.out());
        assertTrue(findings.get(1).contains("field=headerCrc"), verified.out());
        for (String finding : findings) {
            assertTrue(finding.contains("expected="), finding);
            assertTrue(finding.contains("found="), finding);
            assertTrue(finding.contains("file=19700102F.cq4, offset="), finding);
        }
    }

    @Test
    void shouldFindThatAcknowledgedBatchesAreMissing() throws IOException {
        int[] batches = batches();
        byte[] bytes = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(bytes, batches[batches.length - 1] - 4));
        Cli verified = Cli.run("verify", books);
        assertEquals(1, verified.exitCode(), verified.out());
        assertEquals(1, verified.lines().size(), verified.out());
        assertTrue(verified.out().startsWith("finding: tail: "), verified.out());
        assertTrue(verified.out().contains("sequence=11"), verified.out());
        assertTrue(verified.out().contains("file=19700102F.cq4, offset="), verified.out());
        assertFalse(verified.out().contains("run verify"), verified.out());
    }

    @Test
    void shouldFindADamagedIdentity() throws IOException {
        Files.writeString(books.resolve("ledger.id"), "daybook format=1 ledger=none\n");
        Cli verified = Cli.run("verify", books);
        assertEquals(1, verified.exitCode(), verified.out());
        assertTrue(verified.out().startsWith("finding: "), verified.out());
        assertTrue(verified.out().contains("file="), verified.out());
        assertEquals(1, verified.lines().size());
    }

    @Test
    void shouldRemarkOnWhatTheNextOpenWillCut() throws IOException {
        byte[] bytes = Files.readAllBytes(journal);
        byte[] torn = Arrays.copyOf(bytes, bytes.length + 40);
        Arrays.fill(torn, bytes.length + 8, torn.length, (byte) 7);
        Files.write(journal, torn);
        Cli verified = Cli.run("verify", books);
        assertEquals(0, verified.exitCode(), verified.out() + verified.err());
        assertTrue(verified.out().startsWith("verified sequences=11 "), verified.out());
        assertTrue(verified.err().contains("never acknowledged"), verified.err());
        assertTrue(verified.err().contains("bytes="), verified.err());
    }
}
