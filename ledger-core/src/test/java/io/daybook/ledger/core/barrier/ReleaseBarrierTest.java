package io.daybook.ledger.core.barrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;
import io.daybook.ledger.core.barrier.JournalInMemory.Moment;
import io.daybook.ledger.query.AsOf;
import io.daybook.ledger.query.BalanceSnapshot;
import io.daybook.ledger.query.History;
import io.daybook.ledger.query.PageRequest;
import io.daybook.ledger.query.Statement;
import io.daybook.ledger.query.StatementRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing of a command shows, by any door, before the journal has let it go. */
class ReleaseBarrierTest {
    private static final Id NEWCOMER = Id.of(3);
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final StallingJournal journal = new StallingJournal();
    private final ExecutorService askers = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        journal.letGo();
        askers.shutdownNow();
    }

    /** What was asked while the journal stood still, at every door. */
    private record Asked(
            CompletionStage<Receipt> first,
            CompletionStage<Receipt> second,
            CompletionStage<Receipt> opened,
            CommandBatch batch,
            CompletionStage<Receipt> retried,
            CompletionStage<Receipt> simulated,
            CompletionStage<BalanceSnapshot> snapshot,
            CompletionStage<StateHash> hash) {
        boolean isNobodyAnswered() {
            return !batch.isDone()
                    && Stream.of(first, second, opened, retried, simulated, snapshot, hash)
                            .noneMatch(stage -> stage.toCompletableFuture().isDone());
        }
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void shouldShowNothingBeforeTheJournalLetsGo(Moment moment) throws InterruptedException {
        List<Long> heard = new CopyOnWriteArrayList<>();
        try (Ledger ledger = LedgerEngine.open(new LedgerContext().journal(journal))) {
            Books.layOut(ledger);
            ledger.execute(Books.payment(5));
            ledger.subscribe(1, event -> heard.add(event.receipt().sequence().orElseThrow()));
            Books.awaitThat("the subscriber catches up", () -> heard.size() == 4);
            History history = ledger.history();
            assertTrue(history.await(4, LIMIT));

            journal.stallAt(moment);
            Asked asked = askAtEveryDoor(ledger);
            Books.staysThat("nobody is answered", asked::isNobodyAnswered);
            Books.staysThat(
                    "nothing shows",
                    () -> Books.customerHas(ledger) == 5
                            && ledger.durableSequence() == 4
                            && ledger.account(NEWCOMER).isEmpty()
                            && heard.size() == 4
                            && isHistoryAt(history, 4, 5));

            journal.letGo();
            checkAnswers(asked);
            assertEquals(11_105, Books.customerHas(ledger));
            assertEquals(8, ledger.durableSequence());
            assertFalse(ledger.account(NEWCOMER).isEmpty());
            Books.awaitThat("the subscriber hears of the rest", () -> heard.size() == 8);
            assertTrue(history.await(8, LIMIT));
            assertTrue(isHistoryAt(history, 8, 11_105));
        }
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L), heard);
    }

    /** Whether a statement, a page and a snapshot of the past all show the books at a sequence, and no more. */
    private static boolean isHistoryAt(History history, long sequence, long customerHas) {
        Statement statement = history.statement(StatementRequest.booking(Books.CUSTOMER, FIRST, LAST));
        return history.sequence() == sequence
                && statement.sequence() == sequence
                && statement.closing().longValueExact() == customerHas
                && statement.lines().size()
                        == history.postings(Books.CUSTOMER, PageRequest.newestFirst(50))
                                .items()
                                .size()
                && history.event(sequence + 1).isEmpty()
                && history.snapshot(AsOf.latest()).sequence() == sequence;
    }

    private Asked askAtEveryDoor(Ledger ledger) throws InterruptedException {
        CompletionStage<Receipt> first = ledger.submit(Books.payment(100));
        journal.awaitStalled();
        CompletionStage<Receipt> second = ledger.submit(Books.payment(1000));
        CompletionStage<Receipt> opened = ledger.submit(OpenAccount.of(NEWCOMER, "EUR", AccountCategory.LIABILITY));
        CommandBatch batch = ledger.newBatch(1);
        batch.add(Books.payment(10_000));
        ledger.submit(batch);
        CompletionStage<Receipt> retried = ledger.submit(Books.payment(5));
        CompletionStage<Receipt> simulated = ask(() -> ledger.simulate(Books.payment(1)));
        return new Asked(
                first, second, opened, batch, retried, simulated, ask(ledger::snapshot), ask(ledger::stateHash));
    }

    private static void checkAnswers(Asked asked) {
        assertEquals(105, postedAfter(Books.await(asked.first())));
        assertEquals(1105, postedAfter(Books.await(asked.second())));
        assertTrue(Books.await(asked.opened()).isAccepted());
        asked.batch().await();
        assertEquals(11_105, postedAfter(asked.batch().receipt(0)));
        assertTrue(Books.await(asked.retried()).replayed());
        assertTrue(Books.await(asked.simulated()).isAccepted());
        assertTrue(Books.await(asked.snapshot()).trialBalance().isBalanced());
        assertEquals(8, Books.await(asked.hash()).sequence());
    }

    private <T> CompletionStage<T> ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, askers);
    }

    private static long postedAfter(Receipt receipt) {
        return receipt.account(Books.CUSTOMER).orElseThrow().posted().longValueExact();
    }
}
