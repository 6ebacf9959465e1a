package io.daybook.ledger.persistence.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.persistence.backup.LedgerCopier;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import io.daybook.ledger.persistence.verify.Finding;
import io.daybook.ledger.persistence.verify.Finding.Check;
import io.daybook.ledger.persistence.verify.Verification;
import io.daybook.ledger.persistence.verify.Verifier;
import io.daybook.seal.Checkpoint;
import io.daybook.seal.KeyProvider;
import io.daybook.seal.MasterKeyFile;
import io.daybook.seal.SignedNote;
import io.daybook.seal.SigningKeyFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    private static final DaybookOptions HOST =
            DaybookOptions.defaults().durability(Durability.OS).clock(ClockMode.HOST);

    @TempDir
    private Path folder;

    private Path books;
    private SigningKeyFile signer;
    private StateHash hash;

    @BeforeEach
    void keepBooks() {
        books = folder.resolve("books");
        signer = SigningKeyFile.create(folder.resolve("signing"), "example.com/books");
        hash = write(books, HOST);
    }

    private static StateHash write(Path directory, DaybookOptions options) {
        try (Ledger ledger = Daybook.open(directory, options)) {
            ledger.execute(RegisterAsset.builder("EUR", 2).at(1).build());
            for (int id = 1; id <= 3; id++) {
                ledger.execute(OpenAccount.builder(Id.of(id), "EUR", AccountCategory.ASSET)
                        .at(1 + id)
                        .build());
            }
            for (int i = 1; i <= 10; i++) {
                ledger.execute(Transfer.builder(Id.of(i), Id.of(1), Id.of(2), Amount.of(100L * i))
                        .at(10 + i)
                        .build());
            }
            return ledger.stateHash();
        }
    }

    private SignedNote take() {
        return CheckpointCapture.take(books, Optional.empty(), signer);
    }

    private Verification verify(Path directory, SignedNote note, Optional<KeyProvider> keys) {
        CheckpointCheck check = CheckpointCheck.of(
                note, signer.verifier(), LedgerDirectory.identify(directory).ledger());
        return Verifier.verify(directory, keys, finding -> {}, List.of(check));
    }

    @Test
    void shouldSayWhatTheBooksAre() {
        Checkpoint checkpoint = Checkpoint.parse(take().text());
        assertEquals("example.com/books", checkpoint.origin());
        assertEquals(14, checkpoint.sequence());
        assertEquals(20, checkpoint.timestampNs());
        assertEquals(hash.hex(), checkpoint.stateHash());
        BigInteger moved = BigInteger.valueOf(5_500);
        assertEquals(
                List.of(new Checkpoint.Total(1, "EUR", moved, moved, BigInteger.ZERO, BigInteger.ZERO)),
                checkpoint.totals());
        Path file = CheckpointFiles.write(books, take());
        assertEquals(books.resolve("checkpoints/00000000000000000014.note"), file);
        assertTrue(CheckpointFiles.read(file).verify(signer.verifier()));
        Daybook.open(books, HOST).close();
    }

    @Test
    void shouldAgreeWithBooksThatWentOn() {
        SignedNote note = take();
        try (Ledger ledger = Daybook.open(books, HOST)) {
            ledger.execute(Transfer.builder(Id.of(99), Id.of(2), Id.of(3), Amount.of(1))
                    .at(1_000)
                    .build());
        }
        Verification verification = verify(books, note, Optional.empty());
        assertTrue(verification.isVerified(), () -> verification.findings().toString());
    }

    /** The forged books are well by every check but the one against what was signed. */
    @Test
    void shouldCatchTheOperatorWhoComputesEveryHashAnew() throws IOException {
        SignedNote note = take();
        Path forged = folder.resolve("forged");
        Forger.forge(books, folder.resolve("draft"), forged, Id.of(5), Amount.of(501));
        assertEquals(LedgerDirectory.identify(books), LedgerDirectory.identify(forged));
        assertTrue(Verifier.verify(forged, finding -> {}).isVerified());
        Daybook.open(forged, HOST).close();
        Verification verification = verify(forged, note, Optional.empty());
        assertFalse(verification.isVerified());
        assertTrue(verification.findings().stream().allMatch(finding -> finding.check() == Check.CHECKPOINT));
        List<String> messages =
                verification.findings().stream().map(Finding::message).toList();
        for (String field : List.of("field=chainHash", "field=stateHash", "field=totals")) {
            assertTrue(messages.stream().anyMatch(message -> message.contains(field)), messages::toString);
        }
    }

    @Test
    void shouldCatchBooksThatEndBefore() {
        SignedNote note = take();
        Path shorter = folder.resolve("shorter");
        new LedgerCopier(books, shorter).copy((sequence, at) -> sequence <= 13);
        List<Finding> findings = verify(shorter, note, Optional.empty()).findings();
        assertEquals(1, findings.size());
        assertTrue(findings.get(0).message().contains("no batch of the journal ends"), findings::toString);
    }

    @Test
    void shouldNotBelieveANoteOfAnotherKeyOrLedger() {
        SignedNote note = take();
        SigningKeyFile other = SigningKeyFile.create(folder.resolve("other-key"), "example.com/books");
        assertDamaged(() -> CheckpointCheck.of(
                note, other.verifier(), LedgerDirectory.identify(books).ledger()));
        SignedNote changed = SignedNote.parse(note.toString().replace("5500 5500", "5501 5501"));
        assertDamaged(() -> verify(books, changed, Optional.empty()));
        Path elsewhere = folder.resolve("elsewhere");
        write(elsewhere, HOST);
        assertDamaged(() -> verify(elsewhere, note, Optional.empty()));
    }

    private static void assertDamaged(Runnable action) {
        assertEquals(
                Category.DAMAGED,
                assertThrows(LedgerException.class, action::run).category());
    }

    @Test
    void shouldCompareTheChainOfEncryptedBooksWithoutAKey() {
        KeyProvider keys = MasterKeyFile.addKey(folder.resolve("master"), "one");
        books = folder.resolve("encrypted");
        write(books, HOST.encryption(keys));
        LedgerException keyless = assertThrows(LedgerException.class, this::take);
        assertEquals(Category.KEY, keyless.category());
        SignedNote note = CheckpointCapture.take(books, Optional.of(keys), signer);
        assertTrue(verify(books, note, Optional.of(keys)).isVerified());
        Verification blind = verify(books, note, Optional.empty());
        assertTrue(blind.isVerified(), () -> blind.findings().toString());
        assertEquals(blind.batches(), blind.unread());
    }
}
