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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys, checkpoints and archived files from the shell. */
class SealedBooksCommandTest {
    private static final String SECRET = "ZEBRA-CROSSING";

    @TempDir
    private Path folder;

    private Path books;
    private Path keys;
    private Path signing;

    @BeforeEach
    void nameFiles() {
        books = folder.resolve("books");
        keys = folder.resolve("books.keys");
        signing = folder.resolve("books.signing");
    }

    private static Cli ok(Cli run) {
        assertEquals(0, run.exitCode(), run.out() + run.err());
        return run;
    }

    private static String transfer(int id) {
        return Books.json("{'command':'transfer','id':" + id + ",'debit':1,'credit':2,'amount':7,'metadata':'" + SECRET
                + "','at':'2026-01-02T00:00:0" + id + "Z'}");
    }

    private Cli apply(String commands, Object... more) {
        Stream<Object> all =
                Stream.concat(Stream.of("apply", books, "--clock", "host", "--durability", "os"), Stream.of(more));
        return ok(Cli.runWith(commands, all.toArray()));
    }

    private boolean isOnDisk(String word) throws IOException {
        try (Stream<Path> walk = Files.walk(books)) {
            List<Path> files = walk.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word)) {
                    return true;
                }
            }
            return false;
        }
    }

    @Test
    void shouldEncryptWithAKeyFileAndDoWithoutTheFormerKeyAfterRotation() throws IOException {
        assertEquals(
                "current-key=old\n", ok(Cli.run("new-key", keys, "--id", "old")).out());
        apply(Books.EXAMPLE + transfer(4), "--key-file", keys);
        assertFalse(isOnDisk(SECRET));
        Cli keyless = Cli.run("accounts", books);
        assertEquals(3, keyless.exitCode());
        assertTrue(keyless.err().contains("the ledger is encrypted"), keyless.err());
        ok(Cli.run("snapshot", books, "--key-file", keys));
        assertFalse(isOnDisk(SECRET));
        String accounts = ok(Cli.run("accounts", books, "--format", "json", "--key-file", keys))
                .out();
        assertTrue(accounts.contains("\"debitsPosted\":\"5007\"") || accounts.contains("5007"), accounts);
        assertEquals(
                "current-key=new\n", ok(Cli.run("new-key", keys, "--id", "new")).out());
        Cli rotated = ok(Cli.run("rotate-keys", books, "--key-file", keys));
        assertEquals("rotated data-keys=3 current-key=new\n", rotated.out());
        keepLastKey();
        assertEquals(
                accounts,
                ok(Cli.run("accounts", books, "--format", "json", "--key-file", keys))
                        .out());
        assertTrue(ok(Cli.run("verify", books, "--key-file", keys)).out().startsWith("verified "));
        assertTrue(ok(Cli.run("verify", books)).out().startsWith("checked "));
        assertEquals(2, Cli.run("rotate-keys", books).exitCode(), "which keys");
    }

    private void keepLastKey() throws IOException {
        List<String> lines = Files.readAllLines(keys);
        Files.write(keys, List.of(lines.get(lines.size() - 1)));
    }

    @Test
    void shouldSignWhileItAppliesAndOnRequestAndHoldTheBooksAgainstTheNote() throws IOException {
        Cli made = ok(Cli.run("new-signing-key", signing, "--name", "example.com/books"));
        String publicKey = made.out().strip();
        apply(Books.EXAMPLE, "--signing-key", signing, "--checkpoint-every", 0);
        Path note = books.resolve("checkpoints/00000000000000000006.note");
        String asked =
                ok(Cli.run("checkpoint", books, "--signing-key", signing)).out();
        assertEquals(Files.readString(note), asked, "Ed25519 signs the same text with the same bytes");
        Path kept = Files.copy(note, folder.resolve("kept.note"));
        apply(transfer(7));
        Cli verified = ok(Cli.run("verify", books, "--checkpoint", kept, "--key", publicKey));
        assertTrue(verified.lines().get(0).startsWith("checkpoint origin=example.com/books sequence=6:"));
        Path keyFile = Files.writeString(folder.resolve("pub"), made.out());
        ok(Cli.run("verify", books, "--checkpoint", kept, "--key", keyFile));

        Path elsewhere = books;
        books = folder.resolve("elsewhere");
        apply(Books.EXAMPLE);
        Cli other = Cli.run("verify", books, "--checkpoint", kept, "--key", publicKey);
        assertEquals(1, other.exitCode(), other.out());
        assertTrue(other.out().contains("another ledger"), other.out());
        Files.writeString(kept, asked.replace("5000", "5001"));
        Cli changed = Cli.run("verify", elsewhere, "--checkpoint", kept, "--key", publicKey);
        assertEquals(1, changed.exitCode(), changed.out());
        assertTrue(changed.out().contains("not signed by this key"), changed.out());
        assertEquals(2, Cli.run("verify", elsewhere, "--checkpoint", kept).exitCode());
        assertEquals(
                2, Cli.runWith("", "apply", elsewhere, "--checkpoint-every", 5).exitCode());
    }

    @Test
    void shouldArchiveNothingThatIsNotBehindTwoSnapshots() {
        apply(Books.EXAMPLE);
        assertEquals(2, Cli.run("archive", books).exitCode());
        assertEquals(
                2,
                Cli.run("archive", books, "--delete", "--to", folder.resolve("archive"))
                        .exitCode());
        Cli none = Cli.run("archive", books, "--delete");
        assertEquals(3, none.exitCode());
        assertTrue(none.err().contains("needs two snapshots"), none.err());
        ok(Cli.run("snapshot", books));
        apply(transfer(4));
        ok(Cli.run("snapshot", books));
        Cli archived = ok(Cli.run("archive", books, "--to", folder.resolve("archive")));
        assertEquals("archived files=0 bytes=0 through-sequence=0\n", archived.out());
        ok(Cli.run("verify", books));
    }
}
