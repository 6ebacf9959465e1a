package io.daybook.ledger.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.cli.Cli;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandTest {
    private static final String INPUT = """
            {"command":"registerAsset","asset":"EUR","scale":2,"at":"2026-01-01T00:00:00Z"}
            {"command":"openAccount","id":1,"asset":"EUR","category":"ASSET","at":"2026-01-01T00:00:01Z"}
            {"command":"openAccount","id":2,"asset":"EUR","category":"LIABILITY","at":"2026-01-01T00:00:02Z"}
            {"command":"transfer","id":1,"debit":1,"credit":2,"amount":5000,"at":"2026-01-01T00:00:03Z"}
            {"command":"transfer","id":2,"debit":1,"credit":2,"amount":1,"at":"2026-01-01T00:00:04Z"}
            """;

    @TempDir
    private Path folder;

    private Path books;
    private Path copy;

    @BeforeEach
    void keepBooks() {
        books = folder.resolve("books");
        copy = folder.resolve("copy");
        assertEquals(0, Cli.runWith(INPUT, "apply", books, "--clock", "host").exitCode());
    }

    @Test
    void shouldRestoreWhatWasBackedUp() {
        Cli backup = Cli.run("backup", books, copy);
        assertEquals(0, backup.exitCode(), backup.err());
        assertTrue(backup.out().startsWith("backed-up sequence=5 "), backup.out());
        Path again = folder.resolve("again");
        assertEquals(0, Cli.run("restore", copy, again).exitCode());
        assertEquals(Cli.run("replay", books).out(), Cli.run("replay", again).out());
    }

    @Test
    void shouldRestoreToASequence() {
        assertEquals(0, Cli.run("restore", books, copy, "--to-sequence", "4").exitCode());
        assertEquals(
                Cli.run("replay", books, "--to-sequence", "4").out(),
                Cli.run("replay", copy).out());
    }

    @Test
    void shouldRestoreToAnInstant() {
        Cli restore = Cli.run("restore", books, copy, "--at", "2026-01-01T00:00:03Z");
        assertTrue(restore.out().startsWith("restored sequence=4 "), restore.out());
    }

    @Test
    void shouldRefuseWhatCannotBe() {
        assertEquals(3, Cli.run("backup", folder.resolve("nothing"), copy).exitCode());
        assertEquals(2, Cli.run("backup", books).exitCode());
        assertEquals(2, Cli.run("restore", books, copy, "--to-sequence", "-1").exitCode());
        assertEquals(0, Cli.run("backup", books, copy).exitCode());
        assertTrue(Cli.run("backup", books, copy).exitCode() != 0);
    }
}
