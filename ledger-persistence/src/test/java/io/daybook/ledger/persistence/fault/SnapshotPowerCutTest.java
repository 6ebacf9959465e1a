package io.daybook.ledger.persistence.fault;

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
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;
import io.daybook.ledger.core.snapshot.SnapshotPolicy;
import io.daybook.ledger.persistence.disk.Disk;
import io.daybook.ledger.persistence.disk.ModelDisk;
import io.daybook.ledger.persistence.disk.PowerCut;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import io.daybook.ledger.persistence.file.MarkFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes before every call to the disk, many times over, while snapshots are taken of a ledger whose old
 * journal files were archived: so there has to be a snapshot that can be believed, and with what the journal has behind
 * it, it has to give the books. {@code -Ddaybook.images=N} for a tenth of N images, {@code -Ddaybook.seed=…} for the
 * same again.
 */
class SnapshotPowerCutTest {
    private static final int IMAGES = Integer.getInteger("daybook.images", 10_000) / 10;
    private static final long SEED = Long.getLong("daybook.seed", System.nanoTime());
    /** About so many moments there are in the scenario. */
    private static final int MOMENTS = 80;

    /** One image in so many is opened for writing, goes on, and takes a snapshot. */
    private static final int OPENED = 50;

    private static final int SNAPSHOTS = 3;
    private static final int BETWEEN = 3;
    /** So many decisions fill a part of their table, which then goes into a file of its own, written once. */
    private static final int A_PART = 16_384;

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Map<Long, String> hashes = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private Path books;
    private DaybookOptions options;
    /** Transfers between two snapshots before which the power does not go. */
    private int meanwhile;

    private volatile boolean quiet;
    private Path image;
    private PowerCut cut;
    private volatile long acknowledged;
    private boolean forgetful;
    private int aMoment;
    private int images;
    private int moments;

    @Test
    void shouldOpenWhereverThePowerGoes() throws IOException {
        keepSmallBooks();
        run(IMAGES);
        assertTrue(images >= IMAGES, () -> "images=" + images);
        assertEquals(List.of(), wrong);
    }

    /** Of the long books a part of the decisions gets full between two snapshots, and another one at the next. */
    @Test
    void shouldOpenWhereverThePowerGoesWhileRowsAreWritten() throws IOException {
        keepLongBooks();
        run(IMAGES / 10);
        assertTrue(Files.size(books.resolve("snapshots/decisions.rows")) > A_PART, "no rows were written");
        assertEquals(List.of(), wrong);
    }

    /** The test of the test: on a disk that forgets what it was told to force, there is no snapshot left to believe. */
    @Test
    void shouldFindADiskThatForcesNothing() throws IOException {
        forgetful = true;
        keepSmallBooks();
        run(IMAGES);
        assertTrue(wrong.size() > 10, wrong::toString);
    }

    private void keepSmallBooks() throws IOException {
        KeptBooks kept = KeptBooks.write(folder, false);
        books = kept.directory();
        options = kept.options();
    }

    private void keepLongBooks() {
        books = folder.resolve("books");
        options = SmallBooks.OPTIONS.journalFile(1 << 20);
        meanwhile = A_PART * 2 / 3;
        try (Ledger ledger = Daybook.open(books, options)) {
            ledger.execute(RegisterAsset.builder("EUR", 2).at(1).build());
            for (long account = 1; account <= 2; account++) {
                ledger.execute(OpenAccount.builder(Id.of(account), "EUR", AccountCategory.ASSET)
                        .at(1 + account)
                        .build());
            }
            transferMeanwhile(ledger, 10_000_000);
            ledger.takeSnapshot();
            transfer(ledger, 1);
            ledger.takeSnapshot();
        }
        Daybook.archiveJournal(books, options, folder.resolve("archive"));
    }

    private void run(int wanted) throws IOException {
        System.out.println("snapshot images=" + wanted + ", daybook.seed=" + SEED);
        Path rehearsal = folder.resolve("rehearsal");
        FileTree.of(books).writeTo(rehearsal);
        long last;
        try (Ledger ledger = Daybook.open(rehearsal, options)) {
            last = ledger.durableSequence();
            goOn(ledger, SNAPSHOTS * BETWEEN + 1, () -> {});
        }
        image = folder.resolve("image");
        FileTree.of(books).writeTo(image);
        // the images hold what the disk says, beside what is not written through it
        FileTree.delete(image.resolve("journal"));
        FileTree.delete(image.resolve("snapshots"));
        cut = PowerCut.none(image);
        acknowledged = last;
        aMoment = wanted / MOMENTS + 1;
        try (Ledger ledger = open(new ModelDisk(books, forgetful, this::cut))) {
            goOn(ledger, SNAPSHOTS * BETWEEN, ledger::takeSnapshot);
        }
        System.out.println("snapshot images=" + images + ", moments=" + moments);
    }

    private Ledger open(Disk disk) {
        LedgerDirectory files = LedgerDirectory.own(books, false, disk);
        return LedgerEngine.open(new LedgerContext()
                .durability(Durability.SYNC)
                .clockMode(ClockMode.HOST)
                .ledgerId(files.identity().ledger())
                .mark(files.openMark())
                .snapshots(files.openSnapshots(0))
                .snapshotPolicy(new SnapshotPolicy(0, true, 0))
                .journal(files.openJournal(journal -> journal.withReserveBytes(0), Optional.empty()))
                .onClose(files::close));
    }

    private void goOn(Ledger ledger, int transfers, Runnable snapshot) {
        for (int i = 1; i <= transfers; i++) {
            note(ledger.stateHash());
            acknowledged = transfer(ledger, 5_000 + i);
            note(ledger.stateHash());
            if (i % BETWEEN == 0) {
                snapshot.run();
                transferMeanwhile(ledger, 100_000L * i);
            }
        }
    }

    private void note(StateHash hash) {
        hashes.put(hash.sequence(), hash.hex());
    }

    private void transferMeanwhile(Ledger ledger, long firstId) {
        quiet = true;
        long at = ledger.ledgerTimeNs();
        CompletionStage<Receipt> lastOne = null;
        for (int i = 0; i < meanwhile; i++) {
            lastOne = ledger.submit(Transfer.builder(Id.of(firstId + i), Id.of(1), Id.of(2), Amount.of(1))
                    .at(++at)
                    .build());
        }
        if (lastOne != null) {
            acknowledged = lastOne.toCompletableFuture().join().sequence().orElseThrow();
        }
        quiet = false;
    }

    private static long transfer(Ledger ledger, long id) {
        return ledger.execute(Transfer.builder(Id.of(id), Id.of(1), Id.of(2), Amount.of(1))
                        .at(ledger.ledgerTimeNs() + 1)
                        .build())
                .sequence()
                .orElseThrow();
    }

    private void cut(String call, ModelDisk disk) {
        if (quiet) {
            return;
        }
        moments++;
        PowerCut moment = cut.at(disk);
        for (int i = 0; i < aMoment; i++) {
            images++;
            moment.leave(random);
            try {
                Files.copy(
                        books.resolve(MarkFile.FILE),
                        image.resolve(MarkFile.FILE),
                        StandardCopyOption.REPLACE_EXISTING);
                check();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (LedgerException | AssertionError failure) {
                wrong.add("before " + call + ", image " + images + ": " + failure.getMessage());
                assertTrue(forgetful || wrong.size() < 10, wrong::toString);
            }
        }
    }

    private void check() throws IOException {
        try (Ledger ledger = Daybook.openReadOnly(image, options)) {
            assertRight(ledger);
        }
        if (images % OPENED == 0) {
            Path opened = folder.resolve("opened");
            FileTree.of(image).writeTo(opened);
            Thread other = new Thread(() -> goOnAfter(opened));
            List<Throwable> failures = new ArrayList<>();
            other.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
            other.start();
            join(other);
            assertEquals(List.of(), failures);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    private void assertRight(Ledger ledger) {
        StateHash found = ledger.stateHash();
        assertTrue(found.sequence() >= acknowledged || forgetful, () -> "acknowledged and lost: " + found);
        assertEquals(hashes.get(found.sequence()), found.hex(), () -> "wrong books: " + found);
    }

    /** Not on a thread of the ledger whose power goes: a ledger refuses to be used by a stage. */
    private void goOnAfter(Path opened) {
        try (Ledger ledger = Daybook.open(opened, options)) {
            assertRight(ledger);
            transfer(ledger, 9_000);
            ledger.takeSnapshot();
        }
        try (Stream<Path> files = Files.list(opened.resolve("snapshots"))) {
            List<String> names = files.map(Path::toString).toList();
            assertTrue(names.stream().noneMatch(name -> name.endsWith(".new")), names::toString);
            assertEquals(
                    2, names.stream().filter(name -> name.endsWith(".snapshot")).count(), names::toString);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
