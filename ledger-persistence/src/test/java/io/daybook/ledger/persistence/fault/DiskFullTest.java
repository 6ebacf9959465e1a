package io.daybook.ledger.persistence.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;
import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.persistence.chronicle.ChronicleJournal;
import io.daybook.ledger.persistence.chronicle.ChronicleJournalOptions;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up: refused in time or halted, nothing acknowledged lost, and well again once there is space. */
class DiskFullTest {
    private static final int MIB = 1 << 20;
    private static final int DISK_MIB = 24;
    private static final int BALLAST_MIB = 8;

    @TempDir
    Path disk;

    private Path books;
    private long acknowledged;

    /** A reserve of 2 MiB refuses in time; without one, the disk itself is what says no. */
    private Ledger open(long reserveBytes) {
        LedgerDirectory files = LedgerDirectory.own(books, true);
        ChronicleJournalOptions options =
                ChronicleJournalOptions.of(books.resolve("journal")).withReserveBytes(reserveBytes);
        try {
            return LedgerEngine.open(new LedgerContext()
                    .durability(Durability.SYNC)
                    .ledgerId(files.identity().ledger())
                    .mark(files.openMark())
                    .journal(ChronicleJournal.open(options, new FrameLayout()))
                    .onClose(files::close));
        } catch (RuntimeException refused) {
            files.close();
            throw refused;
        }
    }

    @Test
    void shouldRefuseInTimeWithAReserve() throws Exception {
        fillTo(2L * MIB, "nothing was decided; free space");
    }

    @Test
    void shouldHaltWhenTheDiskItselfIsFull() throws Exception {
        fillTo(0, "outcome of what was not answered is unknown");
    }

    private void fillTo(long reserveBytes, String refusal) throws IOException, InterruptedException {
        try (Mount mount = Mount.tmpfs(disk, DISK_MIB)) {
            books = mount.directory().resolve("books");
            Path ballast = Files.write(disk.resolve("ballast"), new byte[BALLAST_MIB * MIB]);
            try (Ledger ledger = open(reserveBytes)) {
                ledger.execute(RegisterAsset.of("EUR", 2));
                ledger.execute(OpenAccount.of(Id.of(1), "EUR", AccountCategory.ASSET));
                ledger.execute(OpenAccount.of(Id.of(2), "EUR", AccountCategory.LIABILITY));
                LedgerException full = assertThrows(LedgerException.class, () -> payUntilRefused(ledger));
                assertEquals(Category.NO_SPACE, full.category(), full::getMessage);
                assertTrue(full.getMessage().contains(refusal), full::getMessage);
                assertTrue(acknowledged > 1000, () -> "refused too early: acknowledged=" + acknowledged);
                assertAllThere(ledger);
            }
            LedgerException still = assertThrows(LedgerException.class, () -> open(64L * MIB));
            assertEquals(Category.NO_SPACE, still.category(), still::getMessage);
            try (Ledger reader = Daybook.openReadOnly(books)) {
                assertAllThere(reader);
            }
            Files.delete(ballast);
            try (Ledger ledger = open(reserveBytes)) {
                assertAllThere(ledger);
                long unanswered = posted(ledger) - acknowledged;
                assertEquals(
                        unanswered == 1,
                        ledger.execute(payment(acknowledged + 1)).replayed());
                assertTrue(ledger.execute(payment(acknowledged + 2)).isAccepted());
                assertEquals(acknowledged + 2, posted(ledger));
            }
        }
    }

    private void payUntilRefused(Ledger ledger) {
        while (true) {
            assertTrue(ledger.execute(payment(acknowledged + 1)).isAccepted());
            acknowledged++;
        }
    }

    /** What was acknowledged, and of the rest at most the one that was not answered. */
    private void assertAllThere(Ledger ledger) {
        long posted = posted(ledger);
        assertTrue(
                posted == acknowledged || posted == acknowledged + 1,
                () -> "acknowledged=" + acknowledged + ", posted=" + posted);
    }

    private static long posted(Ledger ledger) {
        return ledger.balances(Id.of(2)).orElseThrow().posted().longValueExact();
    }

    private static Transfer payment(long number) {
        return Transfer.builder(Id.of(number), Id.of(1), Id.of(2), Amount.of(1))
                .metadata(Metadata.of(new byte[4096]))
                .build();
    }
}
