package io.daybook.ledger.cli.apply;

import io.daybook.ledger.Event;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.Subscription;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Listens to the ledger's events, and gives out the effects that come before a receipt. Its own events of commands mark
 * where the receipts stand between the effects. Used by the printing thread.
 */
final class EffectTap implements AutoCloseable {
    private static final int MOST_EVENTS = 10_000;
    private static final long PATIENCE_MS = 100;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>(MOST_EVENTS);
    private final Subscription subscription;
    private long taken;

    private EffectTap(Ledger ledger) {
        this.taken = ledger.durableSequence();
        this.subscription = ledger.subscribe(taken + 1, this::offer);
    }

    /** Listens to what happens from now on. */
    static EffectTap on(Ledger ledger) {
        return new EffectTap(ledger);
    }

    private void offer(Event event) {
        try {
            events.put(event);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The next effect up to a sequence, waiting for it.
     *
     * @return empty when all events up to that sequence were taken
     */
    Optional<Receipt> nextUpTo(long sequence) throws InterruptedException {
        while (taken < sequence) {
            Event event = events.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
            if (event == null) {
                requireListening();
                continue;
            }
            taken = event.receipt().sequence().orElseThrow();
            if (event.command().isEmpty()) {
                return Optional.of(event.receipt());
            }
        }
        return Optional.empty();
    }

    /** An effect that has no unprinted receipt before it, without waiting. */
    Optional<Receipt> nextOfItself() {
        Event event = events.peek();
        if (event == null || event.command().isPresent()) {
            return Optional.empty();
        }
        taken = events.remove().receipt().sequence().orElseThrow();
        return Optional.of(event.receipt());
    }

    private void requireListening() {
        subscription.failure().ifPresent(failure -> {
            throw new LedgerException(Category.HALTED, "the ledger's effects cannot be followed: " + failure, failure);
        });
    }

    @Override
    public void close() {
        // Whoever waits to put an event must be let go first.
        events.clear();
        subscription.close();
    }
}
