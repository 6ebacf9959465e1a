package io.daybook.ledger.persistence.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.command.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes while a snapshot is written into a directory whose old journal files were archived, so that there has
 * to be a snapshot: what was not forced by then is there, torn, or not. The order of the forces, which these images
 * follow, is looked at in {@code SnapshotTraceTest}. {@code -Ddaybook.images=N} for a hundredth of N images.
 */
class SnapshotCrashTest {
    private static final int IMAGES = Integer.getInteger("daybook.images", 10_000) / 100;
    private static final long SEED = Long.getLong("daybook.seed", System.nanoTime());
    private static final int SECTOR = 512;
    private static final int OPENED = 10;

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private KeptBooks books;
    private FileTree before;
    private String oldName;
    private String newName;
    private byte[] written;
    private StateHash hash;

    @BeforeEach
    void takeASnapshot() throws IOException {
        System.out.println("snapshot images=" + IMAGES + ", daybook.seed=" + SEED);
        books = KeptBooks.write(folder, false);
        try (Ledger ledger = Daybook.open(books.directory(), books.options())) {
            for (int i = 0; i < 20; i++) {
                goOn(ledger, i);
            }
            hash = ledger.stateHash();
        }
        before = FileTree.of(books.directory());
        Path copy = folder.resolve("copy");
        before.writeTo(copy);
        try (Ledger ledger = Daybook.open(copy, books.options())) {
            newName = copy.relativize(Path.of(ledger.takeSnapshot().file())).toString();
        }
        FileTree after = FileTree.of(copy);
        written = after.files().get(newName);
        oldName = before.files().keySet().stream()
                .filter(name -> name.endsWith(".snapshot") && !after.files().containsKey(name))
                .findFirst()
                .orElseThrow();
    }

    private static void goOn(Ledger ledger, long number) {
        ledger.execute(Transfer.builder(Id.of(5_000 + number), Id.of(1), Id.of(2), Amount.of(1))
                .at(ledger.ledgerTimeNs() + 1)
                .build());
    }

    @Test
    void shouldOpenWhereverThePowerGoes() throws IOException {
        Path image = folder.resolve("image");
        for (int i = 0; i < IMAGES; i++) {
            before.writeTo(image);
            String what = leave(image);
            try (Ledger ledger = Daybook.openReadOnly(image, books.options())) {
                assertEquals(hash, ledger.stateHash(), what);
            }
            if (i % OPENED == 0) {
                open(image, what);
            }
        }
    }

    /** What may be on the disk at one of the moments between two forces. */
    private String leave(Path image) throws IOException {
        Path aside = image.resolve(newName.replace(".snapshot", ".new"));
        int moment = random.nextInt(4);
        switch (moment) {
            case 0 -> Files.write(aside, torn());
            case 1 -> Files.write(aside, written);
            case 2 -> Files.write(image.resolve(newName), written);
            default -> {
                Files.write(image.resolve(newName), written);
                Files.delete(image.resolve(oldName));
            }
        }
        return "moment=" + moment;
    }

    /** Some of its beginning, of which some sectors got to the disk. */
    private byte[] torn() {
        byte[] part = Arrays.copyOf(written, random.nextInt(written.length + 1));
        for (int at = 0; at < part.length; at += SECTOR) {
            if (random.nextBoolean()) {
                Arrays.fill(part, at, Math.min(part.length, at + SECTOR), (byte) 0);
            }
        }
        return part;
    }

    private void open(Path image, String what) throws IOException {
        try (Ledger ledger = Daybook.open(image, books.options())) {
            assertEquals(hash, ledger.stateHash(), what);
            goOn(ledger, 100);
            ledger.takeSnapshot();
        }
        try (Stream<Path> files = Files.list(image.resolve("snapshots"))) {
            assertTrue(
                    files.filter(file -> file.toString().endsWith(".snapshot")).count() == 2, what);
        }
        try (Stream<Path> files = Files.list(image.resolve("snapshots"))) {
            assertTrue(files.allMatch(file -> file.toString().endsWith(".snapshot")), "something was left: " + what);
        }
    }
}
