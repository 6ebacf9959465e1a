package io.daybook.ledger.persistence.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.Acknowledged;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The note of what was acknowledged: what is read of it after notes, torn notes and damage. */
class MarkFileTest {
    private static final UUID LEDGER = new UUID(1, 2);

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void create() {
        file = directory.resolve(MarkFile.FILE);
        MarkFile.create(directory, LEDGER, Acknowledged.NOTHING);
    }

    private Acknowledged read() {
        return MarkFile.read(directory, LEDGER);
    }

    private void note(int upTo) {
        try (MarkFile mark = MarkFile.open(directory, LEDGER)) {
            for (int i = 1; i <= upTo; i++) {
                mark.note(10L * i, 100L * i);
            }
        }
    }

    private void damage(int... offsets) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int offset : offsets) {
            bytes[offset] ^= 1;
        }
        Files.write(file, bytes);
    }

    @Test
    void shouldRememberTheLastNote() {
        assertEquals(Acknowledged.NOTHING, read());
        try (MarkFile mark = MarkFile.open(directory, LEDGER)) {
            assertEquals(Acknowledged.NOTHING, mark.last());
            for (int i = 1; i <= 5; i++) {
                mark.note(10L * i, 100L * i);
                assertEquals(Acknowledged.upTo(10L * i, 100L * i), read());
            }
        }
        try (MarkFile mark = MarkFile.open(directory, LEDGER)) {
            assertEquals(Acknowledged.upTo(50, 500), mark.last());
            mark.note(60, 600);
        }
        assertEquals(Acknowledged.upTo(60, 600), read());
    }

    @Test
    void shouldKnowTheNoteBeforeOneThatWasTorn() throws IOException {
        for (int offset = 0; offset < 52; offset++) {
            note(4);
            int newest = read().sequence() == 40 ? newestSlot() : -1;
            damage(newest + offset);
            assertEquals(Acknowledged.upTo(30, 300), read(), "offset=" + offset);
        }
    }

    private int newestSlot() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        return bytes.getLong(40) > bytes.getLong(2048 + 40) ? 0 : 2048;
    }

    @Test
    void shouldKnowNothingWhenTheFileIsMissingOrCannotBeRead() throws IOException {
        note(4);
        damage(24, 2048 + 24);
        assertEquals(Acknowledged.UNKNOWN, read());
        for (int length : new int[] {0, 1, 51}) {
            Files.write(file, new byte[length]);
            assertEquals(Acknowledged.UNKNOWN, read());
        }
        note(2);
        assertEquals(Acknowledged.upTo(20, 200), read());
        Files.delete(file);
        assertEquals(Acknowledged.UNKNOWN, read());
        note(3);
        assertEquals(Acknowledged.upTo(30, 300), read());
        assertEquals(4096, Files.size(file));
    }

    @Test
    void shouldRefuseTheNoteOfAnotherLedgerOrFormat() throws IOException {
        LedgerException others = assertThrows(LedgerException.class, () -> MarkFile.read(directory, new UUID(3, 4)));
        assertEquals(Category.DAMAGED, others.category());
        assertTrue(others.getMessage().contains("another ledger"), others::getMessage);

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        CRC32C crc = new CRC32C();
        crc.update(bytes.putInt(4, 2).array(), 0, 48);
        Files.write(file, bytes.putInt(48, (int) crc.getValue()).array());
        LedgerException newer = assertThrows(LedgerException.class, this::read);
        assertEquals(Category.UNKNOWN_VERSION, newer.category());
        assertTrue(newer.getMessage().contains("expected=1, found=2"), newer::getMessage);
    }

    @Test
    void shouldRefuseALinkInPlaceOfTheFile() throws IOException {
        Path elsewhere = Files.move(file, directory.resolve("elsewhere"));
        Files.createSymbolicLink(file, elsewhere);
        LedgerException refusal = assertThrows(LedgerException.class, this::read);
        assertEquals(Category.DAMAGED, refusal.category());
        assertTrue(refusal.getMessage().contains("not a regular file"), refusal::getMessage);
    }
}
