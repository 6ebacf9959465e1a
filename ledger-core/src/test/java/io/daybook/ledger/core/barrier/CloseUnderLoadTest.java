package io.daybook.ledger.core.barrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;
import io.daybook.ledger.core.barrier.JournalInMemory.Moment;
import io.daybook.ledger.core.journal.JournalException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Several threads at every door while the ledger is closed, or halts: each call gets its answer or the refusal, none
 * hangs, and what was answered is there when the ledger is opened again.
 */
class CloseUnderLoadTest {
    private static final int RING = 16;
    private static final long LIMIT_MS = 30_000;

    private final FailingJournal journal = new FailingJournal();
    private final AtomicLong nextId = new AtomicLong(1);
    private final AtomicLong answered = new AtomicLong();
    private final ConcurrentLinkedQueue<Id> accepted = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Throwable> wrong = new ConcurrentLinkedQueue<>();

    /** A caller at one of the doors: once around. */
    private interface Caller {
        void call();
    }

    @RepeatedTest(30)
    void shouldAnswerOrRefuseEveryCallWhenClosed() throws InterruptedException {
        Ledger ledger = LedgerEngine.open(new LedgerContext().journal(journal).ringSize(RING));
        Books.layOut(ledger);
        List<Thread> callers = startCallers(ledger, Category.CLOSED);
        Books.awaitThat("all are at work", () -> answered.get() > 200);
        ledger.close();
        join(callers);
        assertAllThere();
    }

    @RepeatedTest(30)
    void shouldAnswerOrRefuseEveryCallWhenTheJournalFails() throws InterruptedException {
        Ledger ledger = LedgerEngine.open(new LedgerContext().journal(journal).ringSize(RING));
        Books.layOut(ledger);
        List<Thread> callers = startCallers(ledger, Category.HALTED);
        Books.awaitThat("all are at work", () -> answered.get() > 200);
        journal.failAt(Moment.BEFORE_FORCE, () -> new JournalException(Category.HALTED, "the disk is gone"));
        join(callers);
        ledger.close();
        journal.heal();
        assertAllThere();
    }

    private List<Thread> startCallers(Ledger ledger, Category expected) {
        CommandBatch batch = ledger.newBatch(5);
        List<Caller> doors = List.of(
                () -> note(ledger.execute(payment())),
                () -> note(ledger.execute(payment())),
                () -> submitSome(ledger),
                () -> fill(ledger, batch),
                () -> ledger.snapshot(),
                () -> ledger.simulate(payment()),
                () -> ledger.advanceTo(0));
        List<Thread> callers = new ArrayList<>();
        for (Caller door : doors) {
            Thread thread = new Thread(() -> callUntilRefused(door, expected));
            thread.setDaemon(true);
            thread.start();
            callers.add(thread);
        }
        return callers;
    }

    private void callUntilRefused(Caller door, Category expected) {
        try {
            while (true) {
                door.call();
                answered.incrementAndGet();
            }
        } catch (LedgerException refusal) {
            if (refusal.category() != expected) {
                wrong.add(refusal);
            }
        } catch (Throwable other) {
            wrong.add(other);
        }
    }

    private Command payment() {
        return Transfer.of(Id.of(nextId.getAndIncrement()), Books.CASH, Books.CUSTOMER, Amount.of(1));
    }

    private void submitSome(Ledger ledger) {
        List<CompletionStage<Receipt>> stages = new ArrayList<>();
        LedgerException refused = null;
        for (int i = 0; i < 20 && refused == null; i++) {
            try {
                stages.add(ledger.submit(payment()));
            } catch (LedgerException refusal) {
                refused = refusal;
            }
        }
        for (CompletionStage<Receipt> stage : stages) {
            try {
                note(Books.await(stage));
            } catch (CompletionException failed) {
                refused = (LedgerException) failed.getCause();
            }
        }
        if (refused != null) {
            throw refused;
        }
    }

    private void fill(Ledger ledger, CommandBatch batch) {
        batch.clear();
        for (int i = 0; i < 5; i++) {
            batch.add(payment());
        }
        ledger.execute(batch);
        for (int i = 0; i < 5; i++) {
            note(batch.receipt(i));
        }
    }

    private void note(Receipt receipt) {
        assertTrue(receipt.isAccepted());
        accepted.add(receipt.id());
    }

    private void join(List<Thread> callers) throws InterruptedException {
        for (Thread caller : callers) {
            caller.join(LIMIT_MS);
            assertEquals(Thread.State.TERMINATED, caller.getState(), "a caller hangs");
        }
        assertNull(wrong.poll());
    }

    private void assertAllThere() {
        try (Ledger ledger = LedgerEngine.open(new LedgerContext().journal(journal))) {
            assertTrue(Books.customerHas(ledger) >= accepted.size());
            for (Id id : accepted) {
                Command again = Transfer.of(id, Books.CASH, Books.CUSTOMER, Amount.of(1));
                assertTrue(ledger.execute(again).replayed(), () -> "answered and lost: id=" + id);
            }
        }
    }
}
