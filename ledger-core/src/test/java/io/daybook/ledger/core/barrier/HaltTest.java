package io.daybook.ledger.core.barrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;
import io.daybook.ledger.core.barrier.JournalInMemory.Moment;
import io.daybook.ledger.core.journal.JournalException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A ledger that fails stops: it says so to everybody, shows what was durable, and is as good as ever once reopened. */
class HaltTest {
    private final FailingJournal journal = new FailingJournal();

    static Stream<Arguments> failures() {
        List<Supplier<Throwable>> causes = List.of(
                () -> new JournalException(Category.HALTED, "the disk is gone: device=sda"),
                () -> new JournalException(Category.MISUSE, "a bug of the journal"),
                () -> new IOException("Input/output error"),
                () -> new OutOfMemoryError("injected"),
                () -> new InternalError("a fault occurred in an unsafe memory access operation"));
        List<Arguments> all = new ArrayList<>();
        for (Moment moment : Moment.values()) {
            for (Supplier<Throwable> cause : causes) {
                all.add(Arguments.of(moment, cause.get().toString(), cause));
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("failures")
    void shouldHaltWhenTheJournalFails(Moment moment, String name, Supplier<Throwable> cause) {
        Optional<AccountBalances> before;
        try (Ledger ledger = LedgerEngine.open(new LedgerContext().journal(journal))) {
            Books.layOut(ledger);
            ledger.execute(Books.payment(5));
            before = ledger.balances(Books.CUSTOMER);
            journal.failAt(moment, cause);
            CompletionStage<Receipt> pending = ledger.submit(Books.payment(100));
            assertHalted(Books.refusalOf(pending), Category.HALTED);
            assertEverythingRefused(ledger, Category.HALTED);
            assertEquals(before, ledger.balances(Books.CUSTOMER));
            assertEquals(4, ledger.durableSequence());
            assertEquals(1, ledger.assets().size());
        }
        journal.heal();
        try (Ledger ledger = LedgerEngine.open(new LedgerContext().journal(journal))) {
            long after = Books.customerHas(ledger);
            assertEquals(moment == Moment.BEFORE_APPEND ? 5 : 105, after);
            Receipt again = ledger.execute(Books.payment(100));
            assertEquals(after == 105, again.replayed());
            assertTrue(again.isAccepted());
            assertEquals(105, Books.customerHas(ledger));
            assertEquals(
                    106,
                    ledger.execute(Books.payment(1))
                            .account(Books.CUSTOMER)
                            .orElseThrow()
                            .posted()
                            .longValueExact());
        }
    }

    @Test
    void shouldSayThatThereIsNoSpace() {
        try (Ledger ledger = LedgerEngine.open(new LedgerContext().journal(journal))) {
            Books.layOut(ledger);
            journal.failAt(Moment.BEFORE_APPEND, () -> new JournalException(Category.NO_SPACE, "the disk is full"));
            assertHalted(Books.refusalOf(ledger.submit(Books.payment(100))), Category.NO_SPACE);
            assertEverythingRefused(ledger, Category.NO_SPACE);
        }
    }

    @Test
    void shouldRefuseBeforeTheDiskIsFullAndGoOnReading() {
        NarrowJournal narrow = new NarrowJournal();
        try (Ledger ledger = LedgerEngine.open(new LedgerContext().journal(narrow))) {
            Books.layOut(ledger);
            ledger.execute(Books.payment(5));
            narrow.room(0);
            CommandBatch batch = ledger.newBatch(1);
            batch.add(Books.payment(7));
            List<Executable> calls = List.of(
                    () -> ledger.execute(Books.payment(7)),
                    () -> ledger.submit(Books.payment(7)),
                    () -> ledger.execute(batch));
            for (Executable call : calls) {
                LedgerException refusal = assertThrows(LedgerException.class, call);
                assertEquals(Category.NO_SPACE, refusal.category());
                assertTrue(refusal.getMessage().contains("nothing was decided; free space"), refusal::getMessage);
            }
            assertEquals(5, Books.customerHas(ledger));
            assertEquals(4, ledger.snapshot().sequence());
            assertEquals(4, ledger.stateHash().sequence());
            assertTrue(ledger.simulate(Books.payment(7)).isAccepted());
        }
        narrow.room(Long.MAX_VALUE);
        try (Ledger ledger = LedgerEngine.open(new LedgerContext().journal(narrow))) {
            assertTrue(ledger.execute(Books.payment(7)).isAccepted());
            assertEquals(12, Books.customerHas(ledger));
        }
    }

    @Test
    void shouldHaltWhenTheLedgerThreadFails() {
        AtomicReference<Error> failure = new AtomicReference<>();
        LedgerContext context = new LedgerContext().journal(journal).clock(() -> {
            Error thrown = failure.get();
            if (thrown != null && Thread.currentThread().getName().equals("daybook-ledger")) {
                throw thrown;
            }
            return System.currentTimeMillis() * 1_000_000;
        });
        try (Ledger ledger = LedgerEngine.open(context)) {
            Books.layOut(ledger);
            ledger.execute(Books.payment(5));
            failure.set(new OutOfMemoryError("injected"));
            assertHalted(Books.refusalOf(ledger.submit(Books.payment(100))), Category.HALTED);
            assertEverythingRefused(ledger, Category.HALTED);
            assertEquals(5, Books.customerHas(ledger));
        }
        try (Ledger ledger = LedgerEngine.open(new LedgerContext().journal(journal))) {
            assertEquals(5, Books.customerHas(ledger));
        }
    }

    @Test
    void shouldHaltWhenTheClockFailsWhileTheLedgerIsIdle() {
        AtomicReference<Error> failure = new AtomicReference<>();
        LedgerContext context = new LedgerContext()
                .journal(journal)
                .tickNs(100_000)
                .clock(() -> {
                    Error thrown = failure.get();
                    if (thrown != null && Thread.currentThread().getName().equals("daybook-ticker")) {
                        throw thrown;
                    }
                    return System.currentTimeMillis() * 1_000_000;
                });
        try (Ledger ledger = LedgerEngine.open(context)) {
            Books.layOut(ledger);
            failure.set(new InternalError("injected"));
            Books.awaitThat("the ledger halts", () -> {
                try {
                    ledger.snapshot();
                    return false;
                } catch (LedgerException halted) {
                    assertHalted(halted, Category.HALTED);
                    return true;
                }
            });
        }
    }

    private static void assertEverythingRefused(Ledger ledger, Category category) {
        CommandBatch batch = ledger.newBatch(1);
        batch.add(Books.payment(7));
        List<Executable> calls = List.of(
                () -> ledger.execute(Books.payment(7)),
                () -> ledger.submit(Books.payment(7)),
                () -> ledger.execute(batch),
                () -> ledger.submit(batch),
                () -> ledger.simulate(Books.payment(7)),
                () -> ledger.advanceTo(1),
                ledger::snapshot,
                () -> ledger.snapshot(List.of(Books.CASH)),
                ledger::stateHash,
                () -> ledger.subscribe(1, event -> {}));
        for (Executable call : calls) {
            assertHalted(assertThrows(LedgerException.class, call), category);
        }
    }

    private static void assertHalted(LedgerException refusal, Category category) {
        assertEquals(category, refusal.category());
        assertTrue(refusal.getMessage().contains("unknown"), refusal::getMessage);
        assertTrue(refusal.getMessage().contains("retry with the same id"), refusal::getMessage);
    }
}
