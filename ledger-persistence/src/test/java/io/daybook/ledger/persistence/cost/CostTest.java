package io.daybook.ledger.persistence.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.TakenSnapshot;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.seal.MasterKeyFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What snapshots and encryption cost a ledger at work. Printed and not judged: a build's machine is busy.
 * {@code -Ddaybook.costs=ROUNDS} measures in so many interleaved rounds, with a million accounts; without, one short
 * round shows that the measuring works.
 */
class CostTest {
    private static final int ROUNDS = Integer.getInteger("daybook.costs", 0);
    private static final int ACCOUNTS = ROUNDS == 0 ? 200 : 1_000_000;
    private static final long SPAN_NS = ROUNDS == 0 ? 20_000_000L : 2_000_000_000L;
    private static final int BATCH = 500;

    @TempDir
    private Path folder;

    private static Ledger open(Path directory, DaybookOptions options) {
        Ledger ledger = Daybook.open(directory, options.snapshotEvery(0).history(false));
        ledger.execute(RegisterAsset.of("EUR", 2));
        for (int id = 1; id < ACCOUNTS; id++) {
            ledger.submit(OpenAccount.of(Id.of(id), "EUR", AccountCategory.ASSET));
        }
        ledger.execute(OpenAccount.of(Id.of(ACCOUNTS), "EUR", AccountCategory.ASSET));
        return ledger;
    }

    @ParameterizedTest
    @EnumSource(names = {"OS", "SYNC"})
    void shouldSayWhatASnapshotCosts(Durability level) {
        System.out.println("snapshot of " + ACCOUNTS + " accounts, batches of " + BATCH + ", " + level);
        try (Ledger ledger =
                open(folder.resolve("books"), DaybookOptions.defaults().durability(level))) {
            Load load = new Load(ledger, ACCOUNTS, BATCH);
            load.run(SPAN_NS);
            for (int round = 0; round < Math.max(1, ROUNDS); round++) {
                Load.Span without = load.run(SPAN_NS);
                long start = System.nanoTime();
                CompletableFuture<TakenSnapshot> snapshot = CompletableFuture.supplyAsync(ledger::takeSnapshot);
                Load.Span with = load.runUntil(snapshot::isDone);
                long ms = (System.nanoTime() - start) / 1_000_000;
                assertTrue(snapshot.join().sequence() > ACCOUNTS);
                System.out.printf(
                        Locale.ROOT,
                        "  ms=%d, with to without: transfers a second %.2f, processor time of the ledger thread a"
                                + " transfer %.2f; ms of a batch, p99.9 and longest: without %.1f %.1f, with %.1f"
                                + " %.1f%n",
                        ms,
                        with.perSecond() / without.perSecond(),
                        with.ledgerNs() / without.ledgerNs(),
                        without.mostNs() / 1e6,
                        without.longestNs() / 1e6,
                        with.mostNs() / 1e6,
                        with.longestNs() / 1e6);
            }
        }
    }

    @Test
    void shouldSayWhatEncryptionCosts() {
        DaybookOptions clear = DaybookOptions.defaults();
        DaybookOptions sealed = clear.encryption(MasterKeyFile.addKey(folder.resolve("keys"), "one"));
        for (Durability level : List.of(Durability.OS, Durability.SYNC)) {
            List<Double> ratios = new ArrayList<>();
            try (Ledger first = open(folder.resolve("clear-" + level), clear.durability(level));
                    Ledger second = open(folder.resolve("sealed-" + level), sealed.durability(level))) {
                assertEquals(first.assets(), second.assets());
                Load without = new Load(first, ACCOUNTS, BATCH);
                Load with = new Load(second, ACCOUNTS, BATCH);
                without.run(SPAN_NS);
                with.run(SPAN_NS);
                for (int round = 0; round < Math.max(1, ROUNDS); round++) {
                    double plain = without.run(SPAN_NS).perSecond();
                    ratios.add(with.run(SPAN_NS).perSecond() / plain);
                }
            }
            System.out.println("encrypted to clear, batches of " + BATCH + ", " + level
                    + ": transfers a second, ratio of each round=" + ratios);
        }
    }
}
