package io.daybook.ledger.persistence.seal;

import static io.daybook.ledger.persistence.seal.SealedBooks.HOST;
import static io.daybook.ledger.persistence.seal.SealedBooks.WORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.Event;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.Subscription;
import io.daybook.ledger.command.UpdateAccount;
import io.daybook.ledger.persistence.backup.LedgerCopier;
import io.daybook.ledger.persistence.verify.Finding;
import io.daybook.ledger.persistence.verify.Verification;
import io.daybook.ledger.persistence.verify.Verifier;
import io.daybook.ledger.query.PageRequest;
import io.daybook.seal.KeyProvider;
import io.daybook.seal.MasterKeyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionTest {
    @TempDir
    private Path folder;

    private Path books;
    private Path keyFile;
    private KeyProvider keys;
    private DaybookOptions encrypted;
    private StateHash hash;

    @BeforeEach
    void keepBooks() {
        books = folder.resolve("books");
        keyFile = folder.resolve("master.keys");
        keys = MasterKeyFile.addKey(keyFile, "2026-01");
        encrypted = HOST.encryption(keys);
        try (Ledger ledger = Daybook.open(books, encrypted)) {
            SealedBooks.openAccounts(ledger);
            for (int i = 1; i <= 5; i++) {
                assertTrue(SealedBooks.transfer(ledger, i).isAccepted());
            }
            SealedBooks.batch(ledger, 100, 20);
            hash = ledger.stateHash();
        }
    }

    @Test
    void shouldNeverPutWhatIsSealedOnTheDisk() throws IOException {
        assertFalse(SealedBooks.isReadable(books, WORD));
        Path open = folder.resolve("open");
        try (Ledger ledger = Daybook.open(open, HOST)) {
            SealedBooks.openAccounts(ledger);
            SealedBooks.transfer(ledger, 1);
        }
        assertTrue(SealedBooks.isReadable(open, WORD), "the search finds what is there");
    }

    @Test
    void shouldSealSnapshotsAndStartFromThem() throws IOException {
        Path open = folder.resolve("open");
        for (DaybookOptions options : List.of(HOST, encrypted)) {
            Path directory = options == HOST ? open : books;
            try (Ledger ledger = Daybook.open(directory, options.snapshotAtClose(true))) {
                if (options == HOST) {
                    SealedBooks.openAccounts(ledger);
                }
                ledger.execute(UpdateAccount.builder(Id.of(77), Id.of(1))
                        .newMetadata(Metadata.of(WORD.getBytes(StandardCharsets.US_ASCII)))
                        .at(5_000)
                        .build());
                hash = ledger.stateHash();
            }
        }
        assertTrue(SealedBooks.isReadable(open.resolve("snapshots"), WORD), "the search finds what is there");
        assertFalse(SealedBooks.isReadable(books, WORD));
        String plan = Daybook.recoveryPlan(books).toString();
        assertTrue(plan.contains("load the first that can be believed"), plan);
        try (Ledger ledger = Daybook.open(books, encrypted)) {
            assertEquals(hash, ledger.stateHash());
            assertTrue(ledger.execute(SealedBooks.transfer(3, 6_000)).replayed());
        }
        assertSnapshotIsVerified();
    }

    private void assertSnapshotIsVerified() throws IOException {
        for (Optional<KeyProvider> known : List.of(Optional.of(keys), Optional.<KeyProvider>empty())) {
            Verification verification = Verifier.verify(books, known, finding -> {}, List.of());
            assertTrue(verification.isVerified(), () -> verification.findings().toString());
        }
        Path snapshot = books.resolve("snapshots/%020d.snapshot".formatted(hash.sequence()));
        byte[] bytes = Files.readAllBytes(snapshot);
        bytes[bytes.length / 2] ^= 1;
        Files.write(snapshot, bytes);
        for (Optional<KeyProvider> known : List.of(Optional.of(keys), Optional.<KeyProvider>empty())) {
            Verification verification = Verifier.verify(books, known, finding -> {}, List.of());
            assertEquals(Finding.Check.SNAPSHOT, verification.findings().get(0).check());
        }
        try (Ledger ledger = Daybook.open(books, encrypted)) {
            assertEquals(hash, ledger.stateHash(), "the journal is replayed instead");
        }
        assertTrue(Files.exists(snapshot.resolveSibling(snapshot.getFileName() + ".bad")));
    }

    @Test
    void shouldComeBackAfterReopening() {
        try (Ledger ledger = Daybook.open(books, encrypted)) {
            assertEquals(hash, ledger.stateHash());
            assertTrue(ledger.execute(SealedBooks.transfer(3, 5_000)).replayed());
            assertTrue(ledger.execute(SealedBooks.transfer(6, 5_001)).isAccepted());
        }
    }

    @Test
    void shouldAnswerRetriesStatementsAndSubscribers() throws InterruptedException {
        try (Ledger ledger = Daybook.open(books, encrypted)) {
            var retried = ledger.execute(SealedBooks.transfer(3, 5_000));
            assertTrue(retried.replayed());
            assertEquals(6, retried.sequence().orElseThrow());
            assertTrue(ledger.history().await(ledger.durableSequence(), Duration.ofSeconds(20)));
            assertEquals(
                    25,
                    ledger.history()
                            .postings(Id.of(1), PageRequest.oldestFirst(100))
                            .items()
                            .size());
            List<Event> events = new ArrayList<>();
            CountDownLatch all = new CountDownLatch(28);
            try (Subscription subscription = ledger.subscribe(1, event -> {
                events.add(event);
                all.countDown();
            })) {
                assertTrue(all.await(20, TimeUnit.SECONDS), () -> "" + subscription.failure());
            }
            assertEquals(
                    WORD + 1,
                    new String(
                            events.get(3)
                                    .command()
                                    .orElseThrow()
                                    .attributes()
                                    .metadata()
                                    .bytes(),
                            StandardCharsets.US_ASCII));
        }
    }

    @Test
    void shouldBeReadWithTheKeyWhileItIsOpen() {
        try (Ledger ledger = Daybook.open(books, encrypted);
                Ledger read = Daybook.openReadOnly(
                        books, encrypted, (sequence, timestampNs) -> true, (sequence, state) -> {})) {
            assertEquals(ledger.stateHash(), read.stateHash());
            List<Event> events = new ArrayList<>();
            Daybook.readJournal(books, encrypted, 1, events::add);
            assertEquals(28, events.size());
        }
    }

    @Test
    void shouldSayWhichKeyIsMissing() {
        assertKeyless("key provider", () -> Daybook.open(books, HOST).close());
        assertKeyless("key provider", () -> Daybook.openReadOnly(books).close());
        assertKeyless("key provider", () -> Daybook.readJournal(books, 1, event -> {}));
        KeyProvider other = MasterKeyFile.addKey(folder.resolve("other.keys"), "2025-12");
        assertKeyless(
                "id=2026-01", () -> Daybook.open(books, HOST.encryption(other)).close());
        KeyProvider namesake = MasterKeyFile.addKey(folder.resolve("namesake.keys"), "2026-01");
        assertKeyless(
                "another key of that id",
                () -> Daybook.open(books, HOST.encryption(namesake)).close());
        // nothing of that has harmed it
        shouldComeBackAfterReopening();
    }

    @Test
    void shouldGoOnFromFramesInTheClear() throws IOException {
        Path mixed = folder.resolve("mixed");
        try (Ledger ledger = Daybook.open(mixed, HOST)) {
            SealedBooks.openAccounts(ledger);
            SealedBooks.transfer(ledger, 1);
        }
        try (Ledger ledger = Daybook.open(mixed, encrypted)) {
            SealedBooks.transfer(ledger, 22);
        }
        assertTrue(SealedBooks.isReadable(mixed, WORD + 1));
        assertFalse(SealedBooks.isReadable(mixed, WORD + 22));
        assertKeyless("key provider", () -> Daybook.open(mixed, HOST).close());
        try (Ledger ledger = Daybook.open(mixed, encrypted)) {
            assertTrue(ledger.execute(SealedBooks.transfer(1, 9_000)).replayed());
            assertTrue(ledger.execute(SealedBooks.transfer(22, 9_001)).replayed());
        }
    }

    @Test
    void shouldTakeANewDataKeyAtEveryOpen() throws IOException {
        Daybook.open(books, encrypted).close();
        Daybook.open(books, encrypted).close();
        String text = Files.readString(books.resolve("keys"));
        assertEquals(3, text.lines().filter(line -> line.startsWith("key=")).count());
    }

    @Test
    void shouldVerifyTheChainWithoutAKeyAndAllWithOne() {
        Verification blind = Verifier.verify(books, finding -> {});
        assertTrue(blind.isVerified(), () -> blind.findings().toString());
        assertEquals(blind.batches(), blind.unread());
        assertEquals(Optional.empty(), blind.stateHash());
        Verification seeing = Verifier.verify(books, Optional.of(keys), finding -> {}, List.of());
        assertTrue(seeing.isVerified(), () -> seeing.findings().toString());
        assertEquals(0, seeing.unread());
        assertEquals(Optional.of(hash), seeing.stateHash());
    }

    @Test
    void shouldFindWrappedKeysThatAreDamagedOrGone() throws IOException {
        Path file = books.resolve("keys");
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] ^= 1;
            Files.write(file, bytes);
            assertThrows(LedgerException.class, () -> Daybook.readJournal(books, encrypted, 1, event -> {}));
            bytes[at] ^= 1;
        }
        Verification damaged = Verifier.verify(books, finding -> {});
        assertFalse(damaged.isVerified());
        Files.delete(file);
        assertFalse(Verifier.verify(books, finding -> {}).isVerified());
        assertKeyless(
                "a data key is missing", () -> Daybook.open(books, encrypted).close());
        assertFalse(Files.exists(file), "an open that is refused writes nothing");
    }

    @Test
    void shouldBackUpWithoutAKeyAndCutABatchWithOne() {
        Path copy = folder.resolve("copy");
        LedgerCopier.Copied copied = new LedgerCopier(books, copy).copy((sequence, timestampNs) -> true);
        assertEquals(28, copied.lastSequence());
        try (Ledger ledger = Daybook.open(copy, encrypted)) {
            assertEquals(hash, ledger.stateHash());
        }
        Path atEdge = folder.resolve("at-edge");
        assertEquals(
                8,
                new LedgerCopier(books, atEdge)
                        .copy((sequence, at) -> sequence <= 8)
                        .lastSequence());
        Path within = folder.resolve("within");
        assertKeyless("key provider", () -> new LedgerCopier(books, within).copy((sequence, at) -> sequence <= 15));
        assertFalse(Files.exists(within));
        new LedgerCopier(books, within, Optional.of(keys)).copy((sequence, at) -> sequence <= 15);
        Verification part = Verifier.verify(within, Optional.of(keys), finding -> {}, List.of());
        assertTrue(part.isVerified(), () -> part.findings().toString());
        assertEquals(15, part.stateHash().orElseThrow().sequence());
    }

    static void assertKeyless(String fact, Runnable action) {
        LedgerException refused = assertThrows(LedgerException.class, action::run);
        assertEquals(Category.KEY, refused.category(), refused.getMessage());
        assertTrue(refused.getMessage().contains(fact), refused.getMessage());
    }
}
