package io.daybook.ledger.persistence.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.persistence.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A directory that cannot be opened: one sentence says what is wrong and what to do, its category lets a host decide,
 * and not a byte has changed.
 */
class BadDirectoryTest {
    private static final String ID = "ledger.id";
    private static final String FIRST_FILE = "journal/19700102F.cq4";

    @TempDir
    Path directory;

    private Path books;
    private StateHash state;

    @BeforeEach
    void writeBooks() {
        books = directory.resolve("books");
        state = SmallBooks.write(books);
    }

    /** The directory is refused, with nothing changed. */
    private void assertRefused(Path where, Category category, String... facts) {
        FileTree before = FileTree.of(where);
        LedgerException refusal = assertThrows(
                LedgerException.class,
                () -> Daybook.open(where, SmallBooks.OPTIONS).close());
        assertRefusal(refusal, category, facts);
        before.assertSame(FileTree.of(where));
    }

    private void assertReadRefused(Path where, Category category, String... facts) {
        FileTree before = FileTree.of(where);
        assertRefusal(
                assertThrows(
                        LedgerException.class, () -> Daybook.openReadOnly(where).close()),
                category,
                facts);
        before.assertSame(FileTree.of(where));
    }

    private static void assertRefusal(LedgerException refusal, Category category, String... facts) {
        assertEquals(category, refusal.category(), refusal::getMessage);
        for (String fact : facts) {
            assertTrue(refusal.getMessage().contains(fact), () -> fact + " is not in: " + refusal.getMessage());
        }
    }

    private void assertOpens(Path where) {
        try (Ledger ledger = Daybook.open(where, SmallBooks.OPTIONS)) {
            assertEquals(state, ledger.stateHash());
        }
    }

    @Test
    void shouldRefuseTheJournalOfAnotherLedger() throws IOException {
        Path others = directory.resolve("others");
        SmallBooks.write(others);
        byte[] own = Files.readAllBytes(books.resolve(ID));
        Files.copy(others.resolve(ID), books.resolve(ID), StandardCopyOption.REPLACE_EXISTING);
        assertRefused(books, Category.DAMAGED, "another ledger", "expected=", "found=", "file=");
        assertReadRefused(books, Category.DAMAGED, "another ledger", "expected=", "found=");
        byte[] mark = Files.readAllBytes(books.resolve("acknowledged"));
        Files.delete(books.resolve("acknowledged"));
        assertRefused(books, Category.DAMAGED, "another ledger", "expected=", "found=", "position=");
        assertReadRefused(books, Category.DAMAGED, "another ledger", "expected=", "found=", "position=");
        Files.write(books.resolve("acknowledged"), mark);
        Files.write(books.resolve(ID), own);
        assertOpens(books);
    }

    @Test
    void shouldRefuseANewerFormatOfTheDirectory() throws IOException {
        String line = "daybook format=2 ledger=018f4e2a-7b1c-7c3d-9a55-0242ac120002";
        Files.writeString(books.resolve(ID), line + " crc32c=" + checksum(line) + "\n");
        assertRefused(books, Category.UNKNOWN_VERSION, "open it with a Daybook that knows it", "expected=1", "found=2");
        Files.writeString(books.resolve(ID), "daybook format=3 of another shape\n");
        assertRefused(books, Category.UNKNOWN_VERSION, "open it with a Daybook that knows it", "expected=1", "found=3");
        assertReadRefused(books, Category.UNKNOWN_VERSION, "found=3");
    }

    @Test
    void shouldRefuseANewerFormatOfAFrame() throws IOException {
        byte[] journal = Files.readAllBytes(books.resolve(FIRST_FILE));
        int frame = indexOf(journal, "DBKJ");
        journal[frame + 4] = 2;
        Files.write(books.resolve(FIRST_FILE), journal);
        assertRefused(books, Category.UNKNOWN_VERSION, "open it with a Daybook that knows it", "expected=1", "found=2");
        assertReadRefused(books, Category.UNKNOWN_VERSION, "position=");
        journal[frame + 4] = 1;
        Files.write(books.resolve(FIRST_FILE), journal);
        assertOpens(books);
    }

    @Test
    void shouldRefuseADamagedIdentity() throws IOException {
        byte[] own = Files.readAllBytes(books.resolve(ID));
        own[own.length - 3] ^= 1;
        Files.write(books.resolve(ID), own);
        assertRefused(books, Category.DAMAGED, "identity is damaged", "restore the file from a backup", "file=");
        Files.write(books.resolve(ID), new byte[0]);
        assertRefused(books, Category.DAMAGED, "identity is damaged");
        Files.write(books.resolve(ID), new byte[] {(byte) 0xff, 0, 1});
        assertRefused(books, Category.DAMAGED, "identity is damaged");
        Files.delete(books.resolve(ID));
        assertRefused(books, Category.DAMAGED, "has no ledger.id", "restore the file from a backup");
    }

    @Test
    void shouldRefuseADirectoryThatIsLockedByThisProcess() {
        try (Ledger ledger = Daybook.open(books, SmallBooks.OPTIONS)) {
            assertEquals(state, ledger.stateHash());
            assertRefused(books, Category.LOCKED, "open in this process", "close it there first", "directory=");
            assertEquals(state, ledger.stateHash());
        }
        assertOpens(books);
    }

    @Test
    void shouldRefuseADirectoryThatIsLockedByAnotherProcess() throws IOException, InterruptedException {
        Process owner = ChildJvm.start(OpeningProcess.class, books.toString(), "SYNC");
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals("OPEN " + state.sequence(), said.readLine());
            assertRefused(books, Category.LOCKED, "open in another process", "close it there first", "directory=");
            try (Ledger reader = Daybook.openReadOnly(books)) {
                assertEquals(state, reader.stateHash());
            }
            owner.getOutputStream().close();
            assertEquals(0, owner.waitFor());
        } finally {
            owner.destroyForcibly();
        }
        assertOpens(books);
    }

    @Test
    void shouldRefuseWhatIsNoLedger() throws IOException {
        Path photos = Files.createDirectories(directory.resolve("photos"));
        Files.writeString(photos.resolve("cat.jpg"), "not a ledger");
        assertRefused(photos, Category.DAMAGED, "not empty", "choose another", "directory=");
        assertFalse(Files.exists(photos.resolve("owner.lock")));
        assertReadRefused(photos, Category.ENVIRONMENT, "no ledger there", "check the path");
        assertReadRefused(directory.resolve("missing"), Category.ENVIRONMENT, "no ledger there", "check the path");
        assertRefused(photos.resolve("cat.jpg"), Category.ENVIRONMENT, "check the path");
        LedgerException refusal = assertThrows(
                LedgerException.class,
                () -> Daybook.open(directory.resolve("missing"), SmallBooks.OPTIONS.create(false)));
        assertRefusal(refusal, Category.ENVIRONMENT, "no ledger there");
        assertFalse(Files.exists(directory.resolve("missing")));
    }

    @Test
    void shouldNameTheFlagsThatTheJvmLacks() {
        String[] needed = {
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"
        };
        for (String flag : needed) {
            assertEquals("", openWithout(flag).replaceAll("ENVIRONMENT [^-]*start it with: " + flag + "\n", ""));
        }
        String all = openWithout("--add");
        for (String flag : needed) {
            assertTrue(all.contains(flag), all);
        }
        assertFalse(Files.exists(directory.resolve("new")));
    }

    private String openWithout(String prefix) {
        String where = directory.resolve("new").toString();
        return ChildJvm.run(OpeningProcess.class, flag -> !flag.startsWith(prefix), where, "SYNC")
                .output();
    }

    @Test
    void shouldRefuseAReadOnlyDirectory() throws IOException, InterruptedException {
        Path disk = Files.createDirectories(directory.resolve("disk"));
        try (Mount mount = Mount.tmpfs(disk, 300)) {
            Path there = disk.resolve("books");
            FileTree.of(books).writeTo(there);
            mount.readOnly(true);
            assertRefused(there, Category.ENVIRONMENT, "may be written", "directory=");
            assertRefused(disk.resolve("new"), Category.ENVIRONMENT, "check the path and its rights");
            try (Ledger reader = Daybook.openReadOnly(there)) {
                assertEquals(state, reader.stateHash());
            }
            mount.readOnly(false);
            assertOpens(there);
        }
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return String.format("%08x", crc.getValue());
    }
}
