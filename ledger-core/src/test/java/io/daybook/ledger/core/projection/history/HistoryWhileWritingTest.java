package io.daybook.ledger.core.projection.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;
import io.daybook.ledger.core.journal.MemoryJournal;
import io.daybook.ledger.query.AsOf;
import io.daybook.ledger.query.BalanceSnapshot;
import io.daybook.ledger.query.BookedPosting;
import io.daybook.ledger.query.History;
import io.daybook.ledger.query.Page;
import io.daybook.ledger.query.PageRequest;
import io.daybook.ledger.query.Statement;
import io.daybook.ledger.query.StatementRequest;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A history that is asked while the ledger books. */
class HistoryWhileWritingTest {
    private static final long SEED = 5;
    private static final int COMMANDS = 3000;
    private static final LocalDate FIRST = RandomBooks.START.minusDays(100);
    private static final LocalDate LAST = RandomBooks.START.plusDays(1000);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static LedgerEngine open(MemoryJournal journal) {
        return LedgerEngine.open(new LedgerContext().clockMode(ClockMode.HOST).journal(journal));
    }

    @Test
    void shouldAlwaysBalanceAndNeverShowWhatIsNotDurable() {
        try (LedgerEngine ledger = open(new MemoryJournal())) {
            History history = ledger.history();
            RandomBooks books = new RandomBooks(ledger, SEED);
            books.open();
            assertTrue(history.await(ledger.durableSequence(), LIMIT));
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> books.run(COMMANDS));
            Set<Long> seen = new HashSet<>();
            PageRequest request = PageRequest.oldestFirst(7);
            while (!writing.isDone()) {
                BalanceSnapshot snapshot = history.snapshot(AsOf.latest());
                assertTrue(snapshot.sequence() <= ledger.durableSequence());
                assertTrue(snapshot.trialBalance().isBalanced());
                state(ledger, history);
                request = follow(history, request, seen);
            }
            writing.join();
            assertTrue(history.await(ledger.durableSequence(), LIMIT));
            assertEquals(
                    ledger.snapshot().accounts(),
                    history.snapshot(AsOf.latest()).accounts());
        }
    }

    /** A statement adds up, and shows nothing that is not durable by then. */
    private static void state(Ledger ledger, History history) {
        Statement statement = history.statement(StatementRequest.effective(Id.of(2), FIRST, LAST));
        assertTrue(statement.sequence() <= ledger.durableSequence());
        for (Statement.Line line : statement.lines()) {
            assertTrue(line.posting().entry().sequence() <= statement.sequence());
        }
        BigInteger moved = statement.credits().subtract(statement.debits());
        assertEquals(statement.closing(), statement.opening().add(moved));
        assertEquals(statement.closing(), statement.account().balances().posted());
    }

    /** Goes on paging as long as there is more, and meets no posting twice. */
    private static PageRequest follow(History history, PageRequest request, Set<Long> seen) {
        Page<BookedPosting> page = history.postings(Id.of(1), request);
        for (BookedPosting posting : page.items()) {
            assertTrue(seen.add(posting.index()), "met again: index=" + posting.index());
        }
        if (page.next().isPresent()) {
            return request.after(page);
        }
        List<BookedPosting> items = page.items();
        return items.isEmpty()
                ? request
                : new PageRequest(OptionalLong.of(items.get(items.size() - 1).index() + 1), request.limit(), false);
    }

    @Test
    void shouldBeTheSameWhenItIsBuiltAgain() {
        MemoryJournal journal = new MemoryJournal();
        try (LedgerEngine ledger = open(journal)) {
            History history = ledger.history();
            RandomBooks books = new RandomBooks(ledger, SEED);
            books.open();
            books.run(COMMANDS);
            long last = ledger.durableSequence();
            assertTrue(history.await(last, LIMIT));
            try (LedgerEngine again = open(journal)) {
                assertTrue(again.history().await(last, LIMIT));
                assertEquals(history.snapshot(AsOf.latest()), again.history().snapshot(AsOf.latest()));
                PageRequest all = PageRequest.oldestFirst(PageRequest.MAX_LIMIT);
                assertEquals(history.postings(Id.of(3), all), again.history().postings(Id.of(3), all));
            }
        }
    }

    @Test
    void shouldRefuseWhereNoneIsWanted() {
        try (LedgerEngine ledger = LedgerEngine.open(new LedgerContext().history(false))) {
            assertThrows(LedgerException.class, ledger::history);
        }
    }
}
