package io.daybook.ledger.persistence.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.persistence.checkpoint.CheckpointCheck;
import io.daybook.ledger.persistence.checkpoint.CheckpointFiles;
import io.daybook.ledger.persistence.fault.FileTree;
import io.daybook.ledger.persistence.fault.KeptBooks;
import io.daybook.ledger.persistence.fault.SmallBooks;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import io.daybook.ledger.persistence.verify.Verification;
import io.daybook.ledger.persistence.verify.Verifier;
import io.daybook.seal.MasterKeyFile;
import io.daybook.seal.NoteVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Directories with snapshots, a checkpoint and an archived journal file, one in the clear and one sealed with its key
 * file, which every later version has to open. A new format gets a folder of its own:
 * {@code -Ddaybook.golden.write=FOLDER} writes them, and leaves the others.
 */
class GoldenKeptTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final String WRITE = System.getProperty("daybook.golden.write");
    /** The first sequence that was not archived. */
    private static final int FIRST = 9;

    @TempDir
    private Path temporary;

    private Path books;
    private DaybookOptions options = SmallBooks.OPTIONS;

    @BeforeEach
    void writeGolden() throws IOException {
        if (WRITE != null) {
            for (boolean sealed : List.of(false, true)) {
                Path folder = Path.of(WRITE).resolve(sealed ? "sealed" : "archived");
                KeptBooks written = KeptBooks.write(folder, sealed);
                Files.delete(folder.resolve("signing"));
                Files.delete(written.directory().resolve("owner.lock"));
                Files.delete(LedgerDirectory.journalOf(written.directory()).resolve("metadata.cq4t"));
                options = options(folder);
                Files.writeString(folder.resolve("books.txt"), describe(written.directory()));
            }
        }
    }

    /** A working copy gives the key file no longer to its owner alone. */
    private static DaybookOptions options(Path folder) throws IOException {
        Path keys = folder.resolve("master.keys");
        if (!Files.exists(keys)) {
            return SmallBooks.OPTIONS;
        }
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
        return SmallBooks.OPTIONS.encryption(MasterKeyFile.open(keys));
    }

    private String describe(Path directory) {
        StringBuilder text = new StringBuilder();
        try (Ledger ledger = Daybook.openReadOnly(directory, options)) {
            StateHash hash = ledger.stateHash();
            text.append("sequence=").append(hash.sequence());
            text.append(" state-hash=").append(hash.hex()).append('\n');
            ledger.snapshot().accounts().forEach(account -> GoldenBooks.describe(account, text));
        }
        Daybook.readJournal(directory, options, FIRST, event -> GoldenBooks.describe(event.receipt(), text));
        return text.toString();
    }

    private Path copy(String format) throws IOException {
        Path folder = temporary.resolve(format);
        FileTree.of(GOLDEN.resolve(format)).writeTo(folder);
        options = options(folder);
        books = folder.resolve("books");
        return folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"archived-1", "sealed-1"})
    void shouldOpenTheDirectoryOfEveryFormat(String format) throws IOException {
        Path folder = copy(format);
        String expected = Files.readString(folder.resolve("books.txt"));
        assertEquals(expected, describe(books));
        assertVerifiedWithCheckpoint(folder);
        try (Ledger ledger = Daybook.open(books, options)) {
            String hash = ledger.stateHash().hex();
            assertTrue(expected.startsWith("sequence=" + ledger.durableSequence() + " state-hash=" + hash + "\n"));
            assertAnsweredAgain(ledger, FIRST - 1);
        }
        for (Path snapshot : list(books.resolve("snapshots"))) {
            assertTrue(snapshot.toString().endsWith(".snapshot"), () -> "set aside: " + snapshot);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"archived-1", "sealed-1"})
    void shouldBeWholeAgainWithTheArchivedFile(String format) throws IOException {
        Path folder = copy(format);
        for (Path file : list(folder.resolve("archive"))) {
            if (file.toString().endsWith(".cq4")) {
                Files.copy(file, LedgerDirectory.journalOf(books).resolve(file.getFileName()));
            }
        }
        assertTrue(assertVerifiedWithCheckpoint(folder).remark().isEmpty());
        try (Ledger ledger = Daybook.open(books, options)) {
            assertAnsweredAgain(ledger, 0);
        }
    }

    @Test
    void shouldNotBeReadableWithoutTheKey() throws IOException {
        copy("sealed-1");
        assertTrue(Files.exists(books.resolve("keys")));
        Verification blind = Verifier.verify(books, finding -> {});
        assertTrue(blind.isVerified(), () -> blind.findings().toString());
        assertEquals(blind.batches(), blind.unread());
    }

    private Verification assertVerifiedWithCheckpoint(Path folder) throws IOException {
        NoteVerifier key =
                NoteVerifier.parse(Files.readString(folder.resolve("books.pub")).strip());
        CheckpointCheck checkpoint = CheckpointCheck.of(
                CheckpointFiles.read(list(books.resolve("checkpoints")).get(0)),
                key,
                LedgerDirectory.identify(books).ledger());
        Verification verification = Verifier.verify(books, options.encryption(), finding -> {}, List.of(checkpoint));
        assertTrue(verification.isVerified(), () -> verification.findings().toString());
        assertTrue(checkpoint.isCompared());
        return verification;
    }

    /** With the first receipt; of what was archived, with its sequence and outcome. */
    private void assertAnsweredAgain(Ledger ledger, int archived) {
        List<Receipt> first = new ArrayList<>();
        Daybook.readJournal(books, options, archived + 1, event -> first.add(event.receipt()));
        List<Command> commands = SmallBooks.commandsAgain();
        for (int i = 0; i < commands.size(); i++) {
            Receipt again = ledger.execute(commands.get(i));
            if (!again.replayed()) {
                // a reused id or code is decided anew each time
                assertEquals(Outcome.ID_REUSED, again.outcome());
            } else if (i < archived) {
                assertEquals(i + 1, again.sequence().orElseThrow());
                assertEquals("archived", again.detail());
            } else {
                assertEquals(
                        first.get(i - archived).toString().replace("replayed=false", "replayed=true"),
                        again.toString());
            }
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
