package io.daybook.ledger.core.projection.history;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;
import io.daybook.ledger.core.journal.MemoryJournal;
import io.daybook.ledger.query.AsOf;
import io.daybook.ledger.query.History;
import io.daybook.ledger.query.PageRequest;
import io.daybook.ledger.query.StatementRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** What a question costs on a long history. The size is -Ddaybook.history.postings; the build takes a small one. */
class HistoryScaleTest {
    private static final int POSTINGS = Integer.getInteger("daybook.history.postings", 200_000);
    private static final int ACCOUNTS = Integer.getInteger("daybook.history.accounts", 1000);
    private static final int BATCH = 1000;
    private static final long MOST_NS = 5_000_000;
    private static final int HOT = 1;
    private static final long DAY_NS = 86_400_000_000_000L;

    @Test
    void shouldAnswerAPageAStatementAndAPastBalanceInMilliseconds() {
        double without = transfersPerSecond(false);
        try (LedgerEngine ledger = open(true)) {
            double with = fill(ledger);
            long started = System.nanoTime();
            History history = ledger.history();
            assertTrue(history.await(ledger.durableSequence(), Duration.ofMinutes(10)));
            System.out.printf(
                    "postings=%,d transfers/s without history=%,.0f with=%,.0f, catching up %,d ms%n",
                    POSTINGS, without, with, (System.nanoTime() - started) / 1_000_000);
            Random random = new Random(7);
            long last = ledger.durableSequence();
            LocalDate first = LocalDate.of(2026, 1, 1);
            measure(
                    "hot page",
                    i -> history.postings(
                            Id.of(HOT), new PageRequest(OptionalLong.of(random.nextInt(POSTINGS / 4)), 50, false)));
            measure("balance at sequence", i -> history.balances(Id.of(HOT), AsOf.sequence(random.nextLong(last))));
            measure(
                    "balance at instant",
                    i -> history.balances(
                            Id.of(HOT), AsOf.instant(RandomBooks.START_NS + random.nextInt(90) * DAY_NS)));
            measure(
                    "balance by effective date",
                    i -> history.balances(Id.of(HOT), AsOf.effective(first.plusDays(random.nextInt(90)))));
            measure(
                    "the same as known then",
                    i -> history.balances(
                            Id.of(HOT),
                            AsOf.effective(first.plusDays(random.nextInt(90))).andSequence(random.nextLong(last))));
            measure(
                    "statement of a month",
                    i -> history.statement(StatementRequest.effective(
                            Id.of(2 + random.nextInt(ACCOUNTS - 1)), first.plusDays(30), first.plusDays(60))));
        }
    }

    private static void measure(String what, IntConsumer query) {
        long[] took = new long[400];
        for (int i = 0; i < took.length; i++) {
            long started = System.nanoTime();
            query.accept(i);
            took[i] = System.nanoTime() - started;
        }
        Arrays.sort(took);
        System.out.printf("%-28s median %,9.1f us  99%% %,9.1f us%n", what, took[200] / 1e3, took[396] / 1e3);
        assertTrue(took[200] < MOST_NS, what + ": median ns=" + took[200]);
    }

    private static double transfersPerSecond(boolean withHistory) {
        try (LedgerEngine ledger = open(withHistory)) {
            return fill(ledger);
        }
    }

    private static LedgerEngine open(boolean withHistory) {
        LedgerEngine ledger = LedgerEngine.open(new LedgerContext()
                .clockMode(ClockMode.HOST)
                .journal(new MemoryJournal())
                .history(withHistory));
        if (withHistory) {
            assertTrue(ledger.history().sequence() >= 0);
        }
        ledger.execute(RegisterAsset.builder("EUR", 2).at(RandomBooks.START_NS).build());
        for (int account = 1; account <= ACCOUNTS; account++) {
            ledger.execute(OpenAccount.builder(Id.of(account), "EUR", AccountCategory.LIABILITY)
                    .overdraftLimit(Limit.UNLIMITED)
                    .at(RandomBooks.START_NS + account)
                    .build());
        }
        return ledger;
    }

    /** Half of all postings on one account; one in twenty up to thirty days back. */
    private static double fill(LedgerEngine ledger) {
        Random random = new Random(3);
        CommandBatch batch = ledger.newBatch(BATCH);
        int transfers = POSTINGS / 2;
        long stepNs = 90 * DAY_NS / transfers;
        long started = System.nanoTime();
        for (int done = 0; done < transfers; done += BATCH) {
            batch.clear();
            for (int i = 0; i < BATCH; i++) {
                long nowNs = RandomBooks.START_NS + DAY_NS / 2 + (done + i) * stepNs;
                add(batch, random, done + i + 1, nowNs);
            }
            ledger.execute(batch);
        }
        return transfers * 1e9 / (System.nanoTime() - started);
    }

    private static void add(CommandBatch batch, Random random, long id, long nowNs) {
        long credit = 2L + random.nextInt(ACCOUNTS - 1);
        long amount = 1L + random.nextInt(1000);
        if (random.nextInt(20) == 0) {
            LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(nowNs, DAY_NS) - random.nextInt(30));
            batch.add(Transfer.builder(Id.of(id), Id.of(HOT), Id.of(credit), Amount.of(amount))
                    .effectiveDate(date)
                    .at(nowNs)
                    .build());
        } else {
            batch.transfer(id, HOT, credit, amount);
            batch.at(nowNs);
        }
    }
}
