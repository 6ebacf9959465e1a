package io.daybook.ledger.persistence.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.TakenSnapshot;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.persistence.backup.LedgerCopier;
import io.daybook.ledger.persistence.verify.Finding;
import io.daybook.ledger.persistence.verify.Verification;
import io.daybook.ledger.persistence.verify.Verifier;
import io.daybook.ledger.query.PageRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots as files: what a ledger answers after it was opened from one, and what becomes of one that is damaged. */
class SnapshotFilesTest {
    private static final DaybookOptions HOST =
            DaybookOptions.defaults().durability(Durability.OS).clock(ClockMode.HOST);

    @TempDir
    private Path folder;

    private Path books;

    @BeforeEach
    void keepBooks() {
        books = folder.resolve("books");
        try (Ledger ledger = Daybook.open(books, HOST)) {
            ledger.execute(RegisterAsset.builder("EUR", 2).at(1).build());
            for (int id = 1; id <= 2; id++) {
                ledger.execute(OpenAccount.builder(Id.of(id), "EUR", AccountCategory.ASSET)
                        .at(1 + id)
                        .build());
            }
            ledger.execute(transfer(1));
        }
    }

    private static Transfer transfer(long number) {
        return Transfer.builder(Id.of(number), Id.of(1), Id.of(2), Amount.of(number))
                .at(100 + number)
                .build();
    }

    private TakenSnapshot snapshotAfter(long number) {
        try (Ledger ledger = Daybook.open(books, HOST)) {
            ledger.execute(transfer(number));
            return ledger.takeSnapshot();
        }
    }

    private String hash() {
        try (Ledger replayed = Daybook.openReadOnly(books)) {
            return replayed.stateHash().hex();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> entries = Files.list(books.resolve(SnapshotFiles.DIRECTORY))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void shouldAnswerWhatIsOlderThanTheSnapshot() {
        TakenSnapshot taken = snapshotAfter(2);
        assertEquals(hash(), taken.stateHash());
        assertTrue(Daybook.recoveryPlan(books).toString().contains(taken.file()));
        try (Ledger ledger = Daybook.open(books, HOST)) {
            assertEquals(taken.stateHash(), ledger.stateHash().hex());
            Receipt again = ledger.execute(Transfer.builder(Id.of(1), Id.of(1), Id.of(2), Amount.of(1))
                    .at(500)
                    .build());
            assertTrue(again.replayed());
            assertEquals(101, again.timestampNs().orElseThrow());
            assertEquals(
                    Amount.of(1),
                    again.accounts().get(0).debitsPosted(),
                    "the totals of then, which only the journal has");
            assertTrue(ledger.history().await(5, Duration.ofSeconds(30)));
            assertEquals(
                    2,
                    ledger.history()
                            .postings(Id.of(1), PageRequest.oldestFirst(10))
                            .items()
                            .size());
            assertTrue(ledger.execute(transfer(600)).isAccepted());
        }
    }

    @Test
    void shouldKeepTwoSnapshotsAndNothingHalfWritten() throws IOException {
        for (int number = 2; number <= 5; number++) {
            snapshotAfter(number);
        }
        Files.writeString(books.resolve(SnapshotFiles.DIRECTORY).resolve("00000000000000000009.new"), "half");
        snapshotAfter(6);
        assertEquals(List.of("00000000000000000008.snapshot", "00000000000000000009.snapshot"), files());
    }

    @Test
    void shouldSetADamagedSnapshotAsideAndVerifySaysSo() throws IOException {
        snapshotAfter(2);
        TakenSnapshot newer = snapshotAfter(3);
        assertTrue(Verifier.verify(books, finding -> {}).isVerified());
        byte[] bytes = Files.readAllBytes(Path.of(newer.file()));
        bytes[bytes.length / 2] ^= 4;
        Files.write(Path.of(newer.file()), bytes);
        Verification verification = Verifier.verify(books, finding -> {});
        assertEquals(
                Finding.Check.SNAPSHOT,
                verification.findings().get(0).check(),
                verification.findings().toString());
        try (Ledger ledger = Daybook.open(books, HOST)) {
            assertEquals(newer.stateHash(), ledger.stateHash().hex());
        }
        assertEquals(List.of("00000000000000000005.snapshot", "00000000000000000006.snapshot.bad"), files());
        assertTrue(Verifier.verify(books, finding -> {}).isVerified());
    }

    @Test
    void shouldNotBelieveASnapshotThatIsAheadOfTheJournal() throws IOException {
        Path copy = folder.resolve("copy");
        TakenSnapshot taken = snapshotAfter(2);
        new LedgerCopier(books, copy).copy((sequence, timestampNs) -> sequence <= 4);
        Files.createDirectory(copy.resolve(SnapshotFiles.DIRECTORY));
        Path moved = copy.resolve(SnapshotFiles.DIRECTORY)
                .resolve(Path.of(taken.file()).getFileName());
        Files.copy(Path.of(taken.file()), moved);
        assertEquals(1, Verifier.verify(copy, finding -> {}).findings().size());
        try (Ledger ledger = Daybook.open(copy, HOST)) {
            assertEquals(4, ledger.durableSequence());
        }
        assertTrue(Files.exists(moved.resolveSibling(moved.getFileName() + ".bad")));
    }
}
