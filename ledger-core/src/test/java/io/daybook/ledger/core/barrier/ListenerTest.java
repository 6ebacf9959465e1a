package io.daybook.ledger.core.barrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.Subscription;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;
import io.daybook.ledger.core.barrier.JournalInMemory.Moment;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Whatever a listener does, the ledger and the other listeners go on. */
class ListenerTest {
    @Test
    void shouldEndOnlyTheSubscriptionWhoseListenerThrows() {
        AtomicLong heard = new AtomicLong();
        Error thrown = new AssertionError("the listener's own fault");
        try (Ledger ledger = LedgerEngine.open(new LedgerContext())) {
            Subscription failing = ledger.subscribe(1, event -> {
                if (event.receipt().sequence().orElseThrow() == 3) {
                    throw thrown;
                }
            });
            Subscription other = ledger.subscribe(
                    1, event -> heard.set(event.receipt().sequence().orElseThrow()));
            Books.layOut(ledger);
            for (int i = 1; i <= 100; i++) {
                assertTrue(ledger.execute(Books.payment(i)).isAccepted());
            }
            Books.awaitThat("the failing one ends", () -> failing.failure().isPresent());
            Books.awaitThat("the other one hears all", () -> heard.get() == 103);
            assertSame(thrown, failing.failure().orElseThrow());
            assertEquals(2, failing.position());
            Books.awaitThat("the other one has taken all", () -> other.position() == 103);
            assertTrue(other.failure().isEmpty());
            failing.close();
        }
    }

    @Test
    void shouldCloseWhenAListenerAndAnotherThreadCloseAtOnce() throws InterruptedException {
        Ledger ledger = LedgerEngine.open(new LedgerContext());
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch listenerClosed = new CountDownLatch(1);
        ledger.subscribe(1, event -> {
            both.countDown();
            Books.awaitThat("both are there", () -> both.getCount() == 0);
            ledger.close();
            listenerClosed.countDown();
        });
        ledger.execute(RegisterAsset.of("EUR", 2));
        both.countDown();
        Books.awaitThat("both are there", () -> both.getCount() == 0);
        Thread closer = new Thread(ledger::close);
        closer.start();
        closer.join(30_000);
        assertEquals(Thread.State.TERMINATED, closer.getState());
        assertTrue(listenerClosed.await(30, TimeUnit.SECONDS));
    }

    @Test
    void shouldRefuseACallFromAStageThatDependsOnAReceipt() throws InterruptedException {
        StallingJournal journal = new StallingJournal();
        try (Ledger ledger = LedgerEngine.open(new LedgerContext().journal(journal))) {
            Books.layOut(ledger);
            journal.stallAt(Moment.BEFORE_APPEND);
            CompletionStage<Receipt> paid = ledger.submit(Books.payment(1));
            journal.awaitStalled();
            CompletionStage<Receipt> executed = paid.thenApply(receipt -> ledger.execute(Books.payment(2)));
            CompletionStage<Void> closed = paid.thenRun(ledger::close);
            CompletionStage<Receipt> aside = paid.thenApplyAsync(receipt -> ledger.execute(Books.payment(3)));
            journal.letGo();
            assertEquals(Category.MISUSE, Books.refusalOf(executed).category());
            assertEquals(Category.MISUSE, Books.refusalOf(closed).category());
            assertTrue(Books.await(aside).isAccepted());
            assertEquals(4, Books.customerHas(ledger));
        }
    }

    @Test
    void shouldGoOnWhileAListenerStandsStillAndCloseFromWithinOne() throws InterruptedException {
        Ledger ledger = LedgerEngine.open(new LedgerContext());
        Thread[] closing = new Thread[1];
        Books.layOut(ledger);
        ledger.subscribe(1, event -> {
            closing[0] = Thread.currentThread();
            Books.awaitThat("the ledger goes on meanwhile", () -> ledger.durableSequence() >= 10);
            ledger.close();
        });
        for (int i = 1; i <= 7; i++) {
            ledger.execute(Books.payment(i));
        }
        Books.awaitThat("the listener is called", () -> closing[0] != null);
        closing[0].join(30_000);
        assertEquals(Thread.State.TERMINATED, closing[0].getState());
        assertEquals(28, Books.customerHas(ledger));
    }
}
