package io.daybook.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.LedgerException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedNoteTest {
    @TempDir
    private Path folder;

    /** The key and note that the other implementations of signed notes publish as their example. */
    @Test
    void shouldVerifyThePublishedNote() {
        NoteVerifier verifier =
                NoteVerifier.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        String text = """
                This is an example message.

                \u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ON\
                ncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
                """;
        SignedNote note = SignedNote.parse(text);
        assertEquals("This is an example message.\n", note.text());
        assertTrue(note.verify(verifier));
        assertEquals(text, note.toString());
        assertEquals("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", verifier.toString());
        assertFalse(SignedNote.parse(text.replace("message", "massage")).verify(verifier));
    }

    @Test
    void shouldVerifyWhatItHasSignedAndNothingElse() {
        SigningKeyFile signer = SigningKeyFile.create(folder.resolve("key"), "example.com/books");
        SigningKeyFile namesake = SigningKeyFile.create(folder.resolve("other"), "example.com/books");
        NoteVerifier verifier = NoteVerifier.parse(signer.verifier().toString());
        SignedNote note = SignedNote.sign("one\n\ntwo\n", SigningKeyFile.open(folder.resolve("key")));
        assertTrue(SignedNote.parse(note.toString()).verify(verifier));
        assertFalse(note.verify(namesake.verifier()));
        String signature = note.toString().substring(note.text().length());
        for (int i = 0; i < note.text().length() - 1; i++) {
            String text = note.text().substring(0, i) + 'x' + note.text().substring(i + 1);
            assertFalse(SignedNote.parse(text + signature).verify(verifier), text);
        }
    }

    @Test
    void shouldRefuseWhatIsNoNote() {
        SigningKeyFile signer = SigningKeyFile.create(folder.resolve("key"), "example.com/books");
        String note = SignedNote.sign("one\n", signer).toString();
        String second = note.substring(note.indexOf('\u2014'));
        for (String bad : List.of(
                "",
                "one\n",
                "one\n\n",
                "one\n\n\n",
                note.stripTrailing(),
                note.replace("\u2014", "-"),
                note + "x\n",
                note.replace("one", "o\tne"),
                note + second.repeat(100))) {
            assertThrows(LedgerException.class, () -> SignedNote.parse(bad), bad);
        }
        assertTrue(SignedNote.parse(note + second.repeat(15)).verify(signer.verifier()));
        for (String key : List.of("", "a+b+c", signer.verifier() + "x", "x" + signer.verifier())) {
            assertThrows(LedgerException.class, () -> NoteVerifier.parse(key), key);
        }
        assertThrows(LedgerException.class, () -> NoteVerifier.of("with space", new byte[32]));
        assertThrows(LedgerException.class, () -> SigningKeyFile.create(folder.resolve("key"), "again"));
    }

    @Test
    void shouldRefuseASigningKeyThatIsNone() throws IOException {
        Path file = folder.resolve("key");
        SigningKeyFile.create(file, "one");
        Path other = folder.resolve("other");
        SigningKeyFile.create(other, "two");
        String mixed = Files.readAllLines(file).get(0) + "\n"
                + Files.readAllLines(other).get(1) + "\n";
        for (String bad : List.of("", "private x\npublic y\n", mixed)) {
            Files.writeString(file, bad);
            assertThrows(LedgerException.class, () -> SigningKeyFile.open(file), bad);
        }
    }

    @Test
    void shouldReadACheckpointBack() {
        Checkpoint checkpoint = new Checkpoint(
                "example.com/books",
                1234,
                "0a".repeat(32),
                new UUID(1, 2),
                1_767_225_600_000_000_000L,
                "ff".repeat(32),
                List.of(new Checkpoint.Total(
                        -1,
                        "EUR/X-1",
                        BigInteger.TWO.pow(150),
                        BigInteger.TWO.pow(150),
                        BigInteger.ZERO,
                        BigInteger.ZERO)));
        assertEquals(checkpoint, Checkpoint.parse(checkpoint.text()));
        List<String> lines = checkpoint.text().lines().toList();
        assertEquals("example.com/books", lines.get(0));
        assertEquals("1234", lines.get(1));
        assertEquals("CgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo=", lines.get(2));
        for (String bad : List.of(
                checkpoint.text() + "\n",
                checkpoint.text() + "more\n",
                checkpoint.text().replace("1234", "01234"))) {
            assertThrows(LedgerException.class, () -> Checkpoint.parse(bad), bad);
        }
    }
}
