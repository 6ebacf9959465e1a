package io.daybook.ledger.core.barrier;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** The books that the tests of this package keep: cash 1 and a customer 2, and what is done with them. */
final class Books {
    static final Id CASH = Id.of(1);
    static final Id CUSTOMER = Id.of(2);

    private static final long LIMIT_SECONDS = 30;

    private Books() {}

    static void layOut(Ledger ledger) {
        ledger.execute(RegisterAsset.of("EUR", 2));
        ledger.execute(OpenAccount.of(CASH, "EUR", AccountCategory.ASSET));
        ledger.execute(OpenAccount.of(CUSTOMER, "EUR", AccountCategory.LIABILITY));
    }

    /** A payment to the customer of so much, whose id is the amount. */
    static Transfer payment(long amount) {
        return Transfer.of(Id.of(amount), CASH, CUSTOMER, Amount.of(amount));
    }

    static long customerHas(Ledger ledger) {
        return ledger.balances(CUSTOMER).orElseThrow().posted().longValueExact();
    }

    /** What a stage is completed with, within the limit. */
    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new CompletionException(failed.getCause());
        } catch (InterruptedException | TimeoutException hangs) {
            throw new AssertionError("no answer comes", hangs);
        }
    }

    /** The ledger's refusal that a stage is completed with. */
    static LedgerException refusalOf(CompletionStage<?> stage) {
        try {
            throw new AssertionError("an answer instead of a refusal: " + await(stage));
        } catch (CompletionException failed) {
            return (LedgerException) failed.getCause();
        }
    }

    static void awaitThat(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "in vain: " + what);
            Thread.onSpinWait();
        }
    }

    /** Looks for a while whether something holds that must never cease to. */
    static void staysThat(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            assertTrue(condition.getAsBoolean(), what);
            Thread.onSpinWait();
        }
    }
}
