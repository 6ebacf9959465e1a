package io.daybook.ledger.persistence.seal;

import static io.daybook.ledger.persistence.seal.EncryptionTest.assertKeyless;
import static io.daybook.ledger.persistence.seal.SealedBooks.HOST;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.persistence.verify.Verification;
import io.daybook.ledger.persistence.verify.Verifier;
import io.daybook.seal.KeyProvider;
import io.daybook.seal.MasterKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationTest {
    @TempDir
    private Path folder;

    private Path books;
    private Path keyFile;
    private Path wrapped;

    @BeforeEach
    void keepBooks() {
        books = folder.resolve("books");
        wrapped = books.resolve("keys");
        keyFile = folder.resolve("master.keys");
        KeyProvider keys = MasterKeyFile.addKey(keyFile, "old");
        for (int i = 0; i < 3; i++) {
            try (Ledger ledger = Daybook.open(books, HOST.encryption(keys))) {
                if (i == 0) {
                    SealedBooks.openAccounts(ledger);
                }
                SealedBooks.transfer(ledger, i + 1);
            }
        }
    }

    @Test
    void shouldNeedTheFormerMasterKeyNoMore() throws IOException {
        KeyProvider both = MasterKeyFile.addKey(keyFile, "new");
        byte[] journal = journal();
        assertEquals(3, Daybook.rotateKeys(books, both));
        assertArrayEquals(journal, journal(), "the journal stays as it is");
        keepLastKeyOnly();
        KeyProvider only = MasterKeyFile.open(keyFile);
        try (Ledger ledger = Daybook.open(books, HOST.encryption(only))) {
            assertTrue(ledger.execute(SealedBooks.transfer(1, 9_000)).replayed());
        }
    }

    @Test
    void shouldRotateTheKeysOfSnapshotsToo() throws IOException {
        KeyProvider both = MasterKeyFile.addKey(keyFile, "new");
        try (Ledger ledger = Daybook.open(books, HOST.encryption(MasterKeyFile.open(keyFile)))) {
            ledger.takeSnapshot();
        }
        assertEquals(5, Daybook.rotateKeys(books, both), "one for each open, and one for snapshots");
        keepLastKeyOnly();
        KeyProvider only = MasterKeyFile.open(keyFile);
        // loads the snapshot, and would say which key is missing
        Verification verification = Verifier.verify(books, Optional.of(only), finding -> {}, List.of());
        assertTrue(verification.isVerified(), () -> verification.findings().toString());
    }

    @Test
    void shouldReadBothBeforeRotation() throws IOException {
        KeyProvider both = MasterKeyFile.addKey(keyFile, "new");
        try (Ledger ledger = Daybook.open(books, HOST.encryption(both))) {
            SealedBooks.transfer(ledger, 9);
        }
        String text = Files.readString(wrapped);
        assertEquals(3, text.split("master=old").length - 1);
        assertEquals(1, text.split("master=new").length - 1);
        keepLastKeyOnly();
        assertKeyless(
                "id=old",
                () -> Daybook.open(books, HOST.encryption(MasterKeyFile.open(keyFile)))
                        .close());
    }

    /** The process may die at each step: before each wrapping, and with the new file written but not yet in place. */
    @Test
    void shouldLeaveTheFormerFileWhereverItIsInterrupted() throws IOException {
        KeyProvider both = MasterKeyFile.addKey(keyFile, "new");
        byte[] before = Files.readAllBytes(wrapped);
        for (int calls = 0; calls < 9; calls++) {
            KeyProvider dying = new DyingProvider(both, calls);
            assertThrows(IllegalStateException.class, () -> Daybook.rotateKeys(books, dying));
            assertArrayEquals(before, Files.readAllBytes(wrapped));
        }
        for (int length : List.of(0, 10, before.length - 1)) {
            Files.write(books.resolve("keys.new"), Arrays.copyOf(before, length));
            try (Ledger ledger = Daybook.open(books, HOST.encryption(both))) {
                assertTrue(
                        ledger.execute(SealedBooks.transfer(1, 9_000 + length)).replayed());
            }
        }
        assertEquals(6, Daybook.rotateKeys(books, both));
        assertFalse(Files.exists(books.resolve("keys.new")));
    }

    @Test
    void shouldRefuseToRotateAnOpenLedger() {
        KeyProvider both = MasterKeyFile.addKey(keyFile, "new");
        try (Ledger ledger = Daybook.open(books, HOST.encryption(both))) {
            LedgerException refused =
                    assertThrows(LedgerException.class, () -> Daybook.rotateKeys(books, both), ledger::toString);
            assertEquals(Category.LOCKED, refused.category());
        }
    }

    @Test
    void shouldRefuseAKeyFileThatOthersMayRead() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)));
        for (String rights : List.of("rw-r-----", "rw----r--", "rw--w----")) {
            Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString(rights));
            assertKeyless("chmod 600", () -> MasterKeyFile.open(keyFile));
        }
    }

    @Test
    void shouldRefuseAKeyFileThatIsNone() throws IOException {
        assertKeyless("key file", () -> MasterKeyFile.open(folder.resolve("missing")));
        String good = Files.readString(keyFile);
        for (String bad : List.of("", "old", good + good, good.replace("=", ""), "two words " + good)) {
            Files.writeString(keyFile, bad);
            assertKeyless("key file", () -> MasterKeyFile.open(keyFile));
        }
        Files.writeString(keyFile, good);
        assertThrows(LedgerException.class, () -> MasterKeyFile.addKey(keyFile, "old"));
        assertThrows(LedgerException.class, () -> MasterKeyFile.addKey(keyFile, "with space"));
        assertEquals("old", MasterKeyFile.open(keyFile).currentKeyId());
    }

    private void keepLastKeyOnly() throws IOException {
        List<String> lines = Files.readAllLines(keyFile);
        Files.writeString(keyFile, lines.get(lines.size() - 1) + "\n");
    }

    private byte[] journal() throws IOException {
        try (var files = Files.list(books.resolve("journal"))) {
            Path first = files.filter(file -> file.toString().endsWith(".cq4"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            return Files.readAllBytes(first);
        }
    }

    /** Ends, as a process would, after so many calls. */
    private static final class DyingProvider implements KeyProvider {
        private final KeyProvider keys;
        private int left;

        DyingProvider(KeyProvider keys, int calls) {
            this.keys = keys;
            this.left = calls;
        }

        private void step() {
            if (left-- == 0) {
                throw new IllegalStateException("the end");
            }
        }

        @Override
        public String currentKeyId() {
            return keys.currentKeyId();
        }

        @Override
        public byte[] wrap(String masterKeyId, byte[] dataKey, byte[] context) {
            step();
            return keys.wrap(masterKeyId, dataKey, context);
        }

        @Override
        public byte[] unwrap(String masterKeyId, byte[] bytes, byte[] context) {
            step();
            return keys.unwrap(masterKeyId, bytes, context);
        }
    }
}
