package io.daybook.ledger.persistence.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.TakenSnapshot;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ids are remembered for ever, and only their index stays in memory: {@code -Ddaybook.ids=100000000} for a hundred
 * million of them; {@code -Ddaybook.ids.directory=…} keeps the ledger there, and only opens it when it is there
 * already. Prints what it took.
 */
class RememberedIdsTest {
    private static final long IDS = Long.getLong("daybook.ids", 60_000);
    private static final String DIRECTORY = System.getProperty("daybook.ids.directory", "");
    private static final int BATCH = 8_000;
    private static final DaybookOptions OPTIONS =
            DaybookOptions.defaults().durability(Durability.OS).history(false);

    @TempDir
    private Path folder;

    @Test
    void shouldAnswerOldIdsFromTheRowsOfSnapshots() throws IOException {
        Path books = DIRECTORY.isEmpty() ? folder.resolve("books") : Path.of(DIRECTORY);
        if (!Files.exists(books)) {
            fill(books);
        }
        long start = System.nanoTime();
        try (Ledger ledger = Daybook.open(books, OPTIONS)) {
            say("opened", start);
            assertEquals(IDS + 3, ledger.durableSequence());
            SplittableRandom random = new SplittableRandom(1);
            start = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                long id = 1 + random.nextLong(IDS);
                Receipt again = ledger.execute(Transfer.of(Id.of(id), Id.of(1), Id.of(2), Amount.of(1)));
                assertTrue(again.replayed());
                assertEquals(id + 3, again.sequence().orElseThrow());
            }
            say("1000 random ids answered again", start);
        }
    }

    private static void fill(Path books) throws IOException {
        long start = System.nanoTime();
        try (Ledger ledger = Daybook.open(books, OPTIONS)) {
            ledger.execute(RegisterAsset.of("EUR", 2));
            ledger.execute(OpenAccount.of(Id.of(1), "EUR", AccountCategory.ASSET));
            ledger.execute(OpenAccount.of(Id.of(2), "EUR", AccountCategory.ASSET));
            CommandBatch[] batches = {ledger.newBatch(BATCH), ledger.newBatch(BATCH)};
            long id = 1;
            for (int turn = 0; id <= IDS; turn++) {
                CommandBatch batch = batches[turn % batches.length];
                if (turn >= batches.length) {
                    batch.await();
                }
                batch.clear();
                for (int i = 0; i < BATCH && id <= IDS; i++) {
                    batch.transfer(id++, 1, 2, 1);
                }
                ledger.submit(batch);
            }
            say("filled", start);
            start = System.nanoTime();
            TakenSnapshot taken = ledger.takeSnapshot();
            say("snapshot of " + taken.bytes() + " bytes", start);
            assertEquals(IDS + 3, taken.sequence());
            assertTrue(taken.bytes() < 2_000_000 + IDS / 10, "the rows stand in the snapshot: " + taken);
        }
    }

    private static void say(String what, long startNs) throws IOException {
        StringBuilder memory = new StringBuilder();
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            try (Stream<String> lines = Files.lines(status)) {
                lines.filter(line -> line.startsWith("RssAnon") || line.startsWith("RssFile"))
                        .forEach(line ->
                                memory.append(line.replaceAll("\\s+", " ")).append(", "));
            }
        }
        System.out.println(
                "ids=" + IDS + ": " + what + ", " + memory + "ms=" + (System.nanoTime() - startNs) / 1_000_000);
    }
}
