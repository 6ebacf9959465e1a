package io.daybook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.query.AsOf;
import io.daybook.ledger.query.BalanceSnapshot;
import io.daybook.ledger.query.History;
import io.daybook.ledger.query.Statement;
import io.daybook.ledger.query.StatementRequest;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers beside callers of both doors at full speed, on a journal of files that is forced. */
class ReadingWhileWritingTest {
    private static final int ACCOUNTS = 50;
    private static final int CALLERS = 4;
    private static final long WRITING_NS = 2_000_000_000;
    private static final int BATCH = 200;

    @TempDir
    Path directory;

    private final AtomicLong lastId = new AtomicLong(ACCOUNTS);
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private volatile boolean stopped;

    @Test
    void shouldAlwaysBalanceAndNeverShowWhatIsNotDurable() {
        DaybookOptions options = DaybookOptions.defaults().durability(Durability.SYNC);
        try (Ledger ledger = Daybook.open(directory.resolve("books"), options)) {
            openAccounts(ledger);
            assertTrue(ledger.history().await(ledger.durableSequence(), Duration.ofSeconds(60)));
            int looks = readBesideCallers(ledger);
            assertTrue(looks > 10, "looks=" + looks);
            assertTrue(ledger.history().await(ledger.durableSequence(), Duration.ofSeconds(60)));
            assertEquals(
                    ledger.snapshot().accounts(),
                    ledger.history().snapshot(AsOf.latest()).accounts());
        }
    }

    private int readBesideCallers(Ledger ledger) {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<CompletableFuture<Integer>> callers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.add(CompletableFuture.supplyAsync(() -> callOneByOne(ledger), threads));
            }
            callers.add(CompletableFuture.supplyAsync(() -> callInBatches(ledger), threads));
            int looks = read(ledger, System.nanoTime() + WRITING_NS);
            stopped = true;
            callers.forEach(caller -> assertTrue(caller.join() > 1, "a caller that hardly came to call"));
            return looks;
        } finally {
            stopped = true;
            threads.shutdown();
        }
    }

    private static void openAccounts(Ledger ledger) {
        ledger.execute(RegisterAsset.of("EUR", 2));
        for (int account = 1; account <= ACCOUNTS; account++) {
            ledger.execute(OpenAccount.of(Id.of(account), "EUR", AccountCategory.EQUITY));
        }
    }

    private int callOneByOne(Ledger ledger) {
        int calls = 0;
        for (; !stopped; calls++) {
            long id = lastId.incrementAndGet();
            assertTrue(ledger.execute(Transfer.of(Id.of(id), account(id), account(id + 1), Amount.of(1 + id % 100)))
                    .isAccepted());
        }
        return calls;
    }

    private int callInBatches(Ledger ledger) {
        CommandBatch batch = ledger.newBatch(BATCH);
        int calls = 0;
        for (; !stopped; calls++) {
            for (int i = 0; i < BATCH; i++) {
                long id = lastId.incrementAndGet();
                batch.transfer(0, id, 0, account(id).low(), 0, account(id + 7).low(), 0, 1 + id % 100);
            }
            ledger.submit(batch);
            batch.await();
            batch.clear();
        }
        return calls;
    }

    private static Id account(long number) {
        return Id.of(1 + number % ACCOUNTS);
    }

    private int read(Ledger ledger, long until) {
        History history = ledger.history();
        int looks = 0;
        while (System.nanoTime() < until) {
            requireBalanced(ledger, ledger.snapshot());
            requireBalanced(ledger, history.snapshot(AsOf.latest()));
            requireSound(ledger, history.statement(StatementRequest.effective(Id.of(2), today, today.plusDays(1))));
            looks++;
        }
        return looks;
    }

    private static void requireBalanced(Ledger ledger, BalanceSnapshot snapshot) {
        assertTrue(snapshot.sequence() <= ledger.durableSequence());
        assertTrue(snapshot.trialBalance().isBalanced());
    }

    private static void requireSound(Ledger ledger, Statement statement) {
        assertTrue(statement.sequence() <= ledger.durableSequence());
        BigInteger balance = statement.opening();
        for (Statement.Line line : statement.lines()) {
            assertTrue(line.posting().entry().sequence() <= statement.sequence());
        }
        assertEquals(statement.closing(), balance.add(statement.credits()).subtract(statement.debits()));
        assertEquals(statement.closing(), statement.account().balances().posted());
    }
}
