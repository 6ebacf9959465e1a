package io.daybook.ledger.persistence.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.JournalCursor;
import io.daybook.Replay;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.persistence.checkpoint.CheckpointCheck;
import io.daybook.ledger.persistence.file.ArchivedFile;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import io.daybook.ledger.persistence.verify.Verification;
import io.daybook.ledger.persistence.verify.Verifier;
import io.daybook.seal.KeyProvider;
import io.daybook.seal.MasterKeyFile;
import io.daybook.seal.SignedNote;
import io.daybook.seal.SigningKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Old journal files are taken away behind snapshots: what a ledger still does afterwards, and what it says it cannot.
 */
class JournalArchiverTest {
    private static final int TRANSFERS = 4_000;

    @TempDir
    private Path folder;

    private Path books;
    private Path archive;
    private DaybookOptions options =
            DaybookOptions.defaults().durability(Durability.OS).journalFile(1 << 20);
    private StateHash hash;
    private long nextId = 1;

    @BeforeEach
    void nameDirectories() {
        books = folder.resolve("books");
        archive = folder.resolve("archive");
    }

    /** Six thousand transfers to a file, about; two snapshots, and something after each. */
    private void keepBooks() {
        try (Ledger ledger = Daybook.open(books, options)) {
            ledger.execute(RegisterAsset.of("EUR", 2));
            ledger.execute(OpenAccount.of(Id.of(1), "EUR", AccountCategory.ASSET));
            ledger.execute(OpenAccount.of(Id.of(2), "EUR", AccountCategory.ASSET));
            move(ledger, 5 * TRANSFERS);
            ledger.takeSnapshot();
            move(ledger, TRANSFERS);
            ledger.takeSnapshot();
            move(ledger, TRANSFERS);
            hash = ledger.stateHash();
        }
    }

    private void move(Ledger ledger, int count) {
        CommandBatch batch = ledger.newBatch(500);
        for (int moved = 0; moved < count; moved += 500) {
            batch.clear();
            for (int i = 0; i < 500; i++) {
                batch.transfer(nextId++, 1, 2, 1);
            }
            ledger.execute(batch);
        }
    }

    private static Transfer transfer(long id) {
        return Transfer.of(Id.of(id), Id.of(1), Id.of(2), Amount.of(1));
    }

    private List<String> journal() throws IOException {
        try (Stream<Path> files = Files.list(LedgerDirectory.journalOf(books))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".cq4"))
                    .sorted()
                    .toList();
        }
    }

    private void putBack(List<String> names) throws IOException {
        for (String name : names) {
            Files.copy(archive.resolve(name), LedgerDirectory.journalOf(books).resolve(name));
        }
    }

    private Verification verify(Path directory) {
        Verification verification = Verifier.verify(directory, options.encryption(), finding -> {}, List.of());
        assertTrue(verification.isVerified(), () -> verification.findings().toString());
        return verification;
    }

    private static LedgerException refused(Category category, Runnable action) {
        LedgerException refused = assertThrows(LedgerException.class, action::run);
        assertEquals(category, refused.category(), refused.getMessage());
        return refused;
    }

    @Test
    void shouldRememberEveryIdAndGoOn() throws IOException {
        keepBooks();
        List<String> before = journal();
        ArchivedFiles archived = Daybook.archiveJournal(books, options, archive);
        assertTrue(archived.files() >= 2, archived::toString);
        assertEquals(before.subList(archived.files(), before.size()), journal());
        try (Ledger ledger = Daybook.open(books, options)) {
            assertEquals(hash, ledger.stateHash());
            Receipt old = ledger.execute(transfer(1));
            assertTrue(old.replayed());
            assertEquals(4, old.sequence().orElseThrow());
            assertEquals(Outcome.ACCEPTED, old.outcome());
            assertEquals("archived", old.detail());
            assertEquals(
                    Outcome.ID_REUSED,
                    ledger.execute(Transfer.of(Id.of(2), Id.of(1), Id.of(2), Amount.of(9)))
                            .outcome());
            Receipt recent = ledger.execute(transfer(nextId - 1));
            assertEquals(Amount.of(nextId - 1), recent.accounts().get(0).debitsPosted(), "the totals of then");
            assertTrue(ledger.execute(Reverse.of(Id.of(900_001), Id.of(3))).isAccepted());
            hash = ledger.stateHash();
        }
        String remark = verify(books).remark().orElseThrow();
        assertTrue(remark.contains("up to sequence=" + archived.throughSequence() + " were archived"), remark);
        try (Ledger ledger = Daybook.open(books, options)) {
            assertEquals(hash, ledger.stateHash());
        }
    }

    @Test
    void shouldSayWhatNeedsTheFilesAndDoItWhenTheyArePutBack() throws IOException {
        keepBooks();
        List<String> before = journal();
        long through = Daybook.archiveJournal(books, options, archive).throughSequence();
        List<String> gone = before.subList(0, before.size() - journal().size());
        String words = "put them back";
        assertTrue(refused(Category.ENVIRONMENT, () -> Replay.of(books).run())
                .getMessage()
                .contains(words));
        refused(Category.ENVIRONMENT, () -> JournalCursor.open(books, 1).close());
        refused(Category.ENVIRONMENT, () -> Daybook.openReadOnly(books, 9).close());
        try (Ledger reader = Daybook.openReadOnly(books)) {
            assertEquals(hash, reader.stateHash());
            refused(Category.ENVIRONMENT, reader::history);
        }
        AtomicLong heard = new AtomicLong();
        try (Ledger ledger = Daybook.open(books, options)) {
            refused(Category.ENVIRONMENT, ledger::history);
            refused(Category.ENVIRONMENT, () -> ledger.subscribe(1, event -> {}));
            ledger.subscribe(through + 1, event -> heard.incrementAndGet());
            long deadline = System.nanoTime() + 20_000_000_000L;
            while (heard.get() < hash.sequence() - through && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
        }
        assertEquals(hash.sequence() - through, heard.get());
        putBack(gone);
        assertEquals(hash, Replay.of(books).run());
        assertTrue(verify(books).remark().isEmpty());
        try (Ledger ledger = Daybook.open(books, options)) {
            assertTrue(ledger.history().await(hash.sequence(), Duration.ofSeconds(20)));
            assertEquals(1, ledger.execute(transfer(1)).accounts().get(0).version());
        }
    }

    @Test
    void shouldBackUpFromTheOldestSnapshotOn() {
        keepBooks();
        Daybook.deleteOldJournal(books, options);
        assertFalse(Files.exists(archive));
        Path copy = folder.resolve("copy");
        LedgerCopier.Copied copied = new LedgerCopier(books, copy).copy((sequence, at) -> true);
        assertEquals(hash.sequence(), copied.lastSequence());
        verify(copy);
        try (Ledger ledger = Daybook.open(copy, options)) {
            assertEquals(hash, ledger.stateHash());
            assertTrue(ledger.execute(transfer(1)).replayed());
        }
        Path part = folder.resolve("part");
        long before = hash.sequence() - 250;
        new LedgerCopier(books, part).copy((sequence, at) -> sequence <= before);
        try (Ledger ledger = Daybook.openReadOnly(part);
                Ledger whole = Daybook.openReadOnly(books, before)) {
            assertEquals(whole.stateHash(), ledger.stateHash());
        }
        refused(
                Category.ENVIRONMENT,
                () -> new LedgerCopier(books, folder.resolve("none")).copy((sequence, at) -> sequence <= 100));
    }

    @Test
    void shouldArchiveSealedBooks() {
        options = options.encryption(MasterKeyFile.addKey(folder.resolve("master.keys"), "one"));
        keepBooks();
        refused(Category.KEY, () -> Daybook.deleteOldJournal(books, DaybookOptions.defaults()));
        assertTrue(Daybook.deleteOldJournal(books, options).files() > 0);
        try (Ledger ledger = Daybook.open(books, options)) {
            assertEquals(hash, ledger.stateHash(), "from a snapshot: there is nothing else");
            assertTrue(ledger.execute(transfer(1)).replayed());
        }
        refused(
                Category.KEY,
                () -> Daybook.open(books, options.encryption(other())).close());
        verify(books);
        Verification blind = Verifier.verify(books, finding -> {});
        assertTrue(blind.isVerified(), () -> blind.findings().toString());
        assertEquals(blind.batches(), blind.unread());
        Path copy = folder.resolve("copy");
        new LedgerCopier(books, copy, options.encryption()).copy((sequence, at) -> true);
        verify(copy);
    }

    private KeyProvider other() {
        return MasterKeyFile.addKey(folder.resolve("other.keys"), "other");
    }

    @Test
    void shouldHoldCheckpointsAgainstWhatIsThere() {
        keepBooks();
        SigningKeyFile signer = SigningKeyFile.create(folder.resolve("signing"), "example.com/books");
        SignedNote early;
        Path first = folder.resolve("first");
        new LedgerCopier(books, first).copy((sequence, at) -> sequence <= 3);
        early = Daybook.checkpoint(first, options, signer);
        SignedNote late = Daybook.checkpoint(books, options, signer);
        Daybook.deleteOldJournal(books, options);
        for (SignedNote note : List.of(early, late)) {
            CheckpointCheck check = CheckpointCheck.of(
                    note, signer.verifier(), LedgerDirectory.identify(books).ledger());
            Verification verification = Verifier.verify(books, finding -> {}, List.of(check));
            assertEquals(
                    note == late,
                    verification.isVerified(),
                    () -> verification.findings().toString());
            if (note == early) {
                String message = verification.findings().get(0).message();
                assertTrue(message.contains("put them back to verify it"), message);
            }
        }
        assertEquals(late.text(), Daybook.checkpoint(books, options, signer).text());
    }

    @Test
    void shouldFinishWhatWasInterrupted() throws IOException {
        keepBooks();
        List<String> before = journal();
        ArchivedFiles archived = Daybook.archiveJournal(books, options, archive);
        List<String> kept = journal();
        List<String> gone = before.subList(0, archived.files());
        // all but the oldest are still there
        putBack(gone.subList(1, gone.size()));
        try (Ledger ledger = Daybook.open(books, options)) {
            assertEquals(hash, ledger.stateHash());
        }
        verify(books);
        assertEquals(
                gone.size() - 1, Daybook.archiveJournal(books, options, archive).files());
        assertEquals(kept.get(0), journal().get(0));
        assertEquals(0, Daybook.archiveJournal(books, options, archive).files());
        verify(books);
    }

    @Test
    void shouldTakeFilesThatAreMissingWithoutTheNoteForDamage() throws IOException {
        keepBooks();
        Daybook.deleteOldJournal(books, options);
        byte[] note = Files.readAllBytes(books.resolve(ArchivedFile.FILE));
        Files.delete(books.resolve(ArchivedFile.FILE));
        refused(Category.DAMAGED, () -> Daybook.open(books, options).close());
        assertFalse(Verifier.verify(books, finding -> {}).isVerified());
        for (int at = 0; at < note.length; at += 7) {
            byte[] broken = note.clone();
            broken[at] ^= 1;
            Files.write(books.resolve(ArchivedFile.FILE), broken);
            refused(Category.DAMAGED, () -> Daybook.open(books, options).close());
        }
        Files.write(books.resolve(ArchivedFile.FILE), note);
        Files.delete(books.resolve("acknowledged"));
        try (Ledger ledger = Daybook.open(books, options)) {
            assertEquals(hash, ledger.stateHash());
        }
        Files.delete(LedgerDirectory.journalOf(books).resolve(journal().get(0)));
        refused(Category.DAMAGED, () -> Daybook.open(books, options).close());
    }

    @Test
    void shouldNotOpenWithoutASnapshotAndSayWhy() throws IOException {
        keepBooks();
        Daybook.archiveJournal(books, options, archive);
        for (Path snapshot : snapshots()) {
            Files.move(snapshot, snapshot.resolveSibling(snapshot.getFileName() + ".kept"));
        }
        LedgerException refused =
                refused(Category.ENVIRONMENT, () -> Daybook.open(books, options).close());
        assertTrue(refused.getMessage().contains("put them back"), refused.getMessage());
        assertFalse(Verifier.verify(books, finding -> {}).isVerified());
    }

    private List<Path> snapshots() throws IOException {
        try (Stream<Path> files = Files.list(books.resolve("snapshots"))) {
            return files.filter(file -> file.toString().endsWith(".snapshot")).toList();
        }
    }

    @Test
    void shouldTakeNothingAwayThatIsNotBehindTwoGoodSnapshots() throws IOException {
        keepBooks();
        List<String> before = journal();
        try (Ledger ledger = Daybook.open(books, options)) {
            refused(Category.LOCKED, () -> Daybook.archiveJournal(books, options, archive));
            assertEquals(hash, ledger.stateHash());
        }
        Path newer = snapshots().stream().max(Path::compareTo).orElseThrow();
        byte[] bytes = Files.readAllBytes(newer);
        bytes[bytes.length / 2] ^= 1;
        Files.write(newer, bytes);
        refused(Category.DAMAGED, () -> Daybook.archiveJournal(books, options, archive));
        Files.delete(newer);
        refused(Category.MISUSE, () -> Daybook.archiveJournal(books, options, archive));
        Daybook.open(books, options.snapshotAtClose(true)).close();
        Files.createDirectories(archive);
        Files.copy(
                LedgerDirectory.journalOf(books).resolve(before.get(1)),
                archive.resolve(before.get(0)),
                StandardCopyOption.REPLACE_EXISTING);
        refused(Category.DAMAGED, () -> Daybook.archiveJournal(books, options, archive));
        assertEquals(before, journal().subList(0, before.size()));
    }
}
