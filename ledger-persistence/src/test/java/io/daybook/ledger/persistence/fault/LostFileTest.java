package io.daybook.ledger.persistence.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A ledger that opens from a snapshot does not read the journal's files before it, and still knows when one is lost.
 */
class LostFileTest {
    @TempDir
    private Path folder;

    private KeptBooks books;
    private Path journal;

    @BeforeEach
    void keepBooks() throws IOException {
        books = KeptBooks.write(folder, false);
        journal = LedgerDirectory.journalOf(books.directory());
    }

    private Path file(int number) {
        return journal.resolve("1970010" + (1 + number) + "F.cq4");
    }

    private String refused() {
        LedgerException opened = assertThrows(
                LedgerException.class,
                () -> Daybook.open(books.directory(), books.options()).close());
        assertEquals(Category.DAMAGED, opened.category(), opened.getMessage());
        LedgerException read = assertThrows(
                LedgerException.class,
                () -> Daybook.openReadOnly(books.directory(), books.options()).close());
        assertEquals(Category.DAMAGED, read.category(), read.getMessage());
        return opened.getMessage();
    }

    @Test
    void shouldOpenFromTheSnapshotWhenNothingIsLost() {
        try (Ledger ledger = Daybook.open(books.directory(), books.options())) {
            assertEquals(SmallBooks.commands().size() + 2, ledger.durableSequence());
        }
    }

    @Test
    void shouldNameAFileThatIsMissingInTheMiddle() throws IOException {
        Files.delete(file(3));
        String message = refused();
        assertTrue(message.contains("a file is missing: expected=19700104F.cq4 found=19700105F.cq4"), message);
        assertTrue(message.contains("file=19700103F.cq4, offset="), message);
    }

    @Test
    void shouldMissTheFirstFileThatWasNotArchived() throws IOException {
        Files.delete(file(2));
        String message = refused();
        assertTrue(message.contains("19700103F.cq4"), message);
    }

    @Test
    void shouldMissTheFirstFileWhenNoneWasArchived() throws IOException {
        Path whole = books.whole();
        Files.delete(whole.resolve("archived"));
        try (Ledger ledger = Daybook.open(whole, books.options())) {
            assertTrue(ledger.durableSequence() > 0);
        }
        Files.delete(LedgerDirectory.journalOf(whole).resolve("19700102F.cq4"));
        LedgerException lost = assertThrows(
                LedgerException.class,
                () -> Daybook.openReadOnly(whole, books.options()).close());
        assertTrue(lost.getMessage().contains("expected=1, found=9"), lost.getMessage());
    }

    @Test
    void shouldKnowAFileThatWasCutShortOrEmptied() throws IOException {
        byte[] bytes = Files.readAllBytes(file(2));
        for (int length : List.of(0, 100, bytes.length / 2, bytes.length - 4096)) {
            Files.write(file(2), Arrays.copyOf(bytes, length));
            String message = refused();
            assertTrue(message.contains("file=19700103F.cq4"), message);
        }
    }

    @Test
    void shouldKnowAFileFromAnotherTimeOrPlaceOrLedger() throws IOException {
        byte[] bytes = Files.readAllBytes(file(3));
        Files.write(file(3), Files.readAllBytes(file(2)));
        assertTrue(refused().contains("field=firstSequence, expected=19, found=9"));
        Path other = folder.resolve("other");
        KeptBooks others = KeptBooks.write(other, false);
        Files.write(
                file(3),
                Files.readAllBytes(LedgerDirectory.journalOf(others.directory()).resolve("19700104F.cq4")));
        assertTrue(refused().contains("field=ledger"));
        Files.write(file(3), bytes);
        Daybook.open(books.directory(), books.options()).close();
    }

    /**
     * A frame in the middle of a file is read when somebody asks for it, and is not believed then, nor the next time.
     */
    @Test
    void shouldNeverAnswerFromADamagedRecord() throws IOException {
        byte[] bytes = Files.readAllBytes(file(2));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int second = text.indexOf("DBKJ", text.indexOf("DBKJ") + 1);
        bytes[second + FrameLayout.HEADER_LENGTH + RecordLayout.BODY] ^= 1;
        Files.write(file(2), bytes);
        List<Command> again = SmallBooks.commandsAgain();
        try (Ledger ledger = Daybook.open(books.directory(), books.options())) {
            assertEquals(9, ledger.execute(again.get(8)).sequence().orElseThrow());
            for (int i = 0; i < 2; i++) {
                LedgerException damaged = assertThrows(LedgerException.class, () -> ledger.execute(again.get(9)));
                assertEquals(Category.DAMAGED, damaged.category(), damaged.getMessage());
            }
        }
    }
}
