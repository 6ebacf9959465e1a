package io.daybook.ledger.persistence.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.persistence.fault.FileTree;
import io.daybook.ledger.persistence.fault.SmallBooks;
import io.daybook.ledger.persistence.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bytes that were written once and are kept for ever. A directory of each format version has to open in every later
 * version of the program, with the same books; and the program writes the bytes of the newest format to the byte.
 *
 * <p>A new format gets a folder of its own: {@code -Ddaybook.golden.write=FOLDER} writes one, and leaves the others.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final String NEWEST = "format-1";
    private static final String NEWEST_SNAPSHOT = "snapshot-1";
    private static final String WRITE = System.getProperty("daybook.golden.write");

    @TempDir
    Path temporary;

    private Path books;

    @BeforeEach
    void writeBooks() throws IOException {
        books = temporary.resolve("books");
        GoldenBooks.write(books);
        if (WRITE != null) {
            writeGolden(Path.of(WRITE));
        }
    }

    private void writeGolden(Path folder) throws IOException {
        FileTree files = FileTree.of(books);
        files.files().remove("owner.lock");
        files.writeTo(folder.resolve("books"));
        Files.writeString(folder.resolve("books.txt"), GoldenBooks.describe(books));
        Files.createDirectories(folder.resolve("bytes"));
        for (Map.Entry<String, Golden> golden : Golden.of(books).entrySet()) {
            Files.writeString(
                    folder.resolve("bytes").resolve(golden.getKey()),
                    golden.getValue().picture());
        }
        Files.copy(takeSnapshot(books), folder.resolve("snapshot"));
    }

    private static Path takeSnapshot(Path directory) {
        try (Ledger ledger = Daybook.open(directory, SmallBooks.OPTIONS)) {
            return Path.of(ledger.takeSnapshot().file());
        }
    }

    @Test
    void shouldWriteTheSnapshotOfTheNewestFormat() throws IOException {
        assertArrayEquals(
                Files.readAllBytes(GOLDEN.resolve(NEWEST_SNAPSHOT).resolve("snapshot")),
                Files.readAllBytes(takeSnapshot(books)));
    }

    /** Begins with it: it is not set aside, and the books are those of the journal. */
    @ParameterizedTest
    @ValueSource(strings = "snapshot-1")
    void shouldOpenFromTheSnapshotOfEveryFormat(String format) throws IOException {
        String expected = GoldenBooks.describe(books);
        Path own = takeSnapshot(books);
        Files.copy(GOLDEN.resolve(format).resolve("snapshot"), own, StandardCopyOption.REPLACE_EXISTING);
        assertTrue(Verifier.verify(books, finding -> {}).isVerified());
        assertEquals(expected, GoldenBooks.describe(books));
        Daybook.open(books, SmallBooks.OPTIONS).close();
        assertTrue(Files.exists(own), "set aside");
    }

    @Test
    void shouldWriteTheBytesOfTheNewestFormat() throws IOException {
        Map<String, Golden> written = Golden.of(books);
        Path folder = GOLDEN.resolve(NEWEST).resolve("bytes");
        assertEquals(filesIn(folder), new TreeSet<>(written.keySet()));
        for (Map.Entry<String, Golden> golden : written.entrySet()) {
            String lines = Files.readString(folder.resolve(golden.getKey()));
            assertArrayEquals(HexLines.parse(lines), golden.getValue().bytes(), golden.getKey());
            assertEquals(lines, golden.getValue().picture(), golden.getKey());
        }
        for (EventKind kind : EventKind.values()) {
            assertTrue(written.containsKey(kind.label() + ".hex"), kind::label);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "format-1")
    void shouldOpenTheDirectoryOfEveryFormat(String format) throws IOException {
        Path folder = GOLDEN.resolve(format);
        String expected = Files.readString(folder.resolve("books.txt"));
        Path copy = temporary.resolve("copy");
        FileTree.of(folder.resolve("books")).writeTo(copy);
        assertEquals(expected, GoldenBooks.describe(copy));
        assertTrue(Verifier.verify(copy, finding -> {}).isVerified());
        List<Receipt> first = receipts(copy);
        try (Ledger ledger = Daybook.open(copy, SmallBooks.OPTIONS)) {
            String hash = ledger.stateHash().hex();
            assertTrue(expected.startsWith("sequence=" + ledger.durableSequence() + " state-hash=" + hash + "\n"));
            assertAnsweredAgain(ledger, first);
        }
    }

    private static List<Receipt> receipts(Path directory) {
        List<Receipt> receipts = new ArrayList<>();
        Daybook.readJournal(directory, 1, event -> {
            if (event.command().isPresent()) {
                receipts.add(event.receipt());
            }
        });
        return receipts;
    }

    private static void assertAnsweredAgain(Ledger ledger, List<Receipt> first) {
        List<Command> commands = GoldenBooks.commandsAgain();
        assertEquals(first.size(), commands.size());
        for (int i = 0; i < commands.size(); i++) {
            if (first.get(i).outcome() != Outcome.ID_REUSED) {
                Receipt again = ledger.execute(commands.get(i));
                assertEquals(first.get(i).toString(), again.toString().replace("replayed=true", "replayed=false"));
            }
        }
    }

    private static Set<String> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return new TreeSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }
}
