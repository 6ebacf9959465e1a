package io.daybook.ledger.persistence.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import io.daybook.seal.Checkpoint;
import io.daybook.seal.CheckpointPolicy;
import io.daybook.seal.CheckpointWitness;
import io.daybook.seal.NoteSigner;
import io.daybook.seal.NoteVerifier;
import io.daybook.seal.SignedNote;
import io.daybook.seal.SigningKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutomaticCheckpointTest {
    private static final long LIMIT_NS = 20_000_000_000L;

    @TempDir
    private Path folder;

    private Path books;
    private SigningKeyFile signer;
    private CheckpointPolicy policy;
    private final List<SignedNote> handed = new CopyOnWriteArrayList<>();

    @BeforeEach
    void makeKey() {
        books = folder.resolve("books");
        signer = SigningKeyFile.create(folder.resolve("signing"), "example.com/books");
        policy = CheckpointPolicy.signedBy(signer).every(Duration.ZERO).witness(handed::add);
    }

    private Ledger open(CheckpointPolicy checkpoints) {
        return Daybook.open(
                books, DaybookOptions.defaults().durability(Durability.OS).checkpoints(checkpoints));
    }

    private static void fill(Ledger ledger) {
        ledger.execute(RegisterAsset.of("EUR", 2));
        ledger.execute(OpenAccount.of(Id.of(1), "EUR", AccountCategory.ASSET));
        ledger.execute(OpenAccount.of(Id.of(2), "EUR", AccountCategory.LIABILITY));
    }

    private static void move(Ledger ledger, int id) {
        assertTrue(ledger.execute(Transfer.of(Id.of(id), Id.of(1), Id.of(2), Amount.of(100)))
                .isAccepted());
    }

    private List<SignedNote> kept() throws IOException {
        Path directory = books.resolve(CheckpointFiles.DIRECTORY);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".note"))
                    .sorted()
                    .map(CheckpointFiles::read)
                    .toList();
        }
    }

    private static List<Long> sequences(List<SignedNote> notes) {
        return notes.stream()
                .map(note -> Checkpoint.parse(note.text()).sequence())
                .toList();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT_NS;
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        assertTrue(condition.getAsBoolean(), "not within the limit");
    }

    @Test
    void shouldSignAtEachSnapshotAndAtCloseWhatAVerificationWouldSign() throws IOException {
        try (Ledger ledger = open(policy)) {
            fill(ledger);
            ledger.takeSnapshot();
            move(ledger, 1);
        }
        assertEquals(List.of(3L, 4L), sequences(kept()));
        assertEquals(kept().toString(), handed.toString());
        SignedNote verified = CheckpointCapture.take(books, Optional.empty(), signer);
        assertEquals(verified.text(), handed.get(1).text());
        assertTrue(handed.get(1).verify(signer.verifier()));
    }

    @Test
    void shouldSignNothingWhenNothingWasDecided() throws IOException {
        open(policy.every(Duration.ofNanos(1))).close();
        assertEquals(List.of(), kept());
    }

    @Test
    void shouldSignAfterEachIntervalInWhichSomethingWasDecided() throws InterruptedException {
        try (Ledger ledger = open(policy.every(Duration.ofMillis(10)))) {
            fill(ledger);
            await(() -> sequences(handed).contains(3L));
            int idle = handed.size();
            move(ledger, 1);
            await(() -> sequences(handed).contains(4L));
            assertEquals(idle + 1, handed.size(), "one more, for one more interval in which something was decided");
        }
    }

    @Test
    void shouldGoOnWhenTheWitnessThrows() throws IOException {
        CheckpointWitness broken = note -> {
            handed.add(note);
            throw new IOException("no connection");
        };
        try (Ledger ledger = open(policy.witness(broken))) {
            fill(ledger);
            ledger.takeSnapshot();
            move(ledger, 1);
        }
        assertEquals(List.of(3L, 4L), sequences(handed));
        assertEquals(List.of(3L, 4L), sequences(kept()));
    }

    @Test
    void shouldNeitherWaitForAWitnessNorMissANoteWhenItHangs() throws IOException, InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        CheckpointWitness hanging = note -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException closing) {
                interrupted.countDown();
                throw closing;
            }
        };
        long start = System.nanoTime();
        try (Ledger ledger = open(policy.witness(hanging).patience(Duration.ofMillis(300)))) {
            fill(ledger);
            ledger.takeSnapshot();
            move(ledger, 1);
            ledger.takeSnapshot();
            move(ledger, 2);
        }
        assertTrue(System.nanoTime() - start < LIMIT_NS / 2, "closing has waited for the witness");
        assertEquals(List.of(3L, 4L, 5L), sequences(kept()));
        interrupted.await();
    }

    @Test
    void shouldGoOnWithoutNotesWhenTheSignerFailsOrHangs() throws IOException {
        for (boolean hanging : new boolean[] {false, true}) {
            CheckpointPolicy failing = CheckpointPolicy.signedBy(new FailingSigner(signer.verifier(), hanging))
                    .patience(Duration.ofMillis(100));
            try (Ledger ledger = open(failing)) {
                fill(ledger);
                move(ledger, hanging ? 2 : 1);
            }
        }
        assertEquals(List.of(), kept());
    }

    private record FailingSigner(NoteVerifier verifier, boolean hanging) implements NoteSigner {
        @Override
        public byte[] sign(byte[] text) {
            try {
                if (hanging) {
                    new CountDownLatch(1).await();
                }
            } catch (InterruptedException closing) {
                throw new IllegalStateException("interrupted", closing);
            }
            throw new IllegalStateException("the service does not answer");
        }
    }

    @Test
    void shouldNameFilesWithTheSameDigitsInEveryLocale() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try (Ledger ledger = open(policy)) {
            fill(ledger);
            assertTrue(ledger.takeSnapshot().file().endsWith("00000000000000000003.snapshot"));
        } finally {
            Locale.setDefault(before);
        }
        assertTrue(Files.exists(books.resolve("checkpoints/00000000000000000003.note")));
    }

    @Test
    void shouldRefuseAnIntervalThatIsNone() {
        assertThrows(LedgerException.class, () -> policy.every(Duration.ofNanos(-1)));
        assertThrows(LedgerException.class, () -> policy.patience(Duration.ofDays(366)));
        assertFalse(policy.every().isNegative());
    }
}
