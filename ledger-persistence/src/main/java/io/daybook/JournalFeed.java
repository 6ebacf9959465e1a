package io.daybook;

import io.daybook.ledger.Event;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.Subscription;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Feeds the commands of a journal into a fresh ledger, at full speed: as a benchmark with a real history, and to see
 * what other rules make of it. Effects are not fed: they happen again by themselves.
 */
public final class JournalFeed {
    private static final long POLL_NS = 200_000;

    private JournalFeed() {}

    /**
     * What was fed.
     *
     * @param commands how many commands
     * @param effects how many effects the journal held beside them
     * @param durationNs from the first command to the last receipt
     * @param stateHash what the fresh ledger came to
     */
    public record Fed(long commands, long effects, long durationNs, StateHash stateHash) {}

    /**
     * Feeds a journal into a ledger.
     *
     * @param directory of a ledger, which is only read
     * @param fresh an empty ledger on the HOST clock
     * @return how much it was, and how long it took
     * @throws LedgerException MISUSE when the ledger is not empty; when one of them cannot go on
     */
    public static Fed feed(Path directory, Ledger fresh) {
        return feed(directory, DaybookOptions.defaults(), fresh);
    }

    /**
     * Feeds a journal into a ledger.
     *
     * @param directory of a ledger, which is only read
     * @param options its {@link DaybookOptions#encryption} opens what is sealed; the others do not matter
     * @param fresh an empty ledger on the HOST clock
     * @return how much it was, and how long it took
     * @throws LedgerException MISUSE when the ledger is not empty; when one of them cannot go on
     */
    public static Fed feed(Path directory, DaybookOptions options, Ledger fresh) {
        if (fresh.durableSequence() != 0) {
            throw new LedgerException(
                    Category.MISUSE, "the ledger to feed must be empty: sequence=" + fresh.durableSequence());
        }
        AtomicReference<Throwable> failure = new AtomicReference<>();
        CompletionStage<Receipt> last = CompletableFuture.completedFuture(null);
        long commands = 0;
        long effects = 0;
        long lastEffectNs = 0;
        long startNs = System.nanoTime();
        try (JournalCursor entries = JournalCursor.open(directory, options, 1)) {
            while (entries.hasNext() && failure.get() == null) {
                Event entry = entries.next();
                if (entry.command().isPresent()) {
                    last = fresh.submit(entry.command().get());
                    last.whenComplete((receipt, failed) -> failure.compareAndSet(null, failed));
                    commands++;
                } else {
                    lastEffectNs = entry.receipt().timestampNs().orElseThrow();
                    effects++;
                }
            }
        }
        finish(last, fresh, lastEffectNs);
        return new Fed(commands, effects, System.nanoTime() - startNs, fresh.stateHash());
    }

    /** What fell due after the last command needs the clock to be moved. */
    private static void finish(CompletionStage<Receipt> last, Ledger fresh, long lastEffectNs) {
        try {
            last.toCompletableFuture().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof LedgerException cause) {
                throw cause;
            }
            throw failed;
        }
        if (lastEffectNs > fresh.ledgerTimeNs()) {
            fresh.advanceTo(lastEffectNs);
        }
    }

    /**
     * Compares a journal with what a ledger that was fed with it has decided: one of other rules, or of another
     * version.
     *
     * @param directory of the ledger whose journal was fed
     * @param fed the ledger that was fed with it, and nothing else
     * @return where they part; empty when the outcomes are the same
     * @throws LedgerException when one of them cannot be read
     */
    public static Optional<JournalDifference> compare(Path directory, Ledger fed) {
        return compare(directory, DaybookOptions.defaults(), fed);
    }

    /**
     * Compares a journal with what a ledger that was fed with it has decided: one of other rules, or of another
     * version.
     *
     * @param directory of the ledger whose journal was fed
     * @param options its {@link DaybookOptions#encryption} opens what is sealed; the others do not matter
     * @param fed the ledger that was fed with it, and nothing else
     * @return where they part; empty when the outcomes are the same
     * @throws LedgerException when one of them cannot be read
     */
    public static Optional<JournalDifference> compare(Path directory, DaybookOptions options, Ledger fed) {
        long last = fed.durableSequence();
        try (JournalCursor entries = JournalCursor.open(directory, options, 1)) {
            CompletableFuture<Optional<JournalDifference>> answer = new CompletableFuture<>();
            if (last == 0) {
                answer.complete(Optional.empty());
            }
            try (Subscription subscription = fed.subscribe(1, event -> compare(entries, event, last, answer))) {
                while (!answer.isDone() && subscription.failure().isEmpty()) {
                    LockSupport.parkNanos(POLL_NS);
                }
                subscription.failure().ifPresent(cause -> {
                    throw new LedgerException(Category.HALTED, "the ledger cannot be read: " + cause, cause);
                });
            }
            Optional<JournalDifference> found = answer.join();
            return found.isEmpty() && entries.hasNext()
                    ? JournalDifference.at(last + 1, Optional.of(entries.next()), Optional.empty())
                    : found;
        }
    }

    private static void compare(
            JournalCursor entries, Event decided, long last, CompletableFuture<Optional<JournalDifference>> answer) {
        long sequence = decided.receipt().sequence().orElseThrow();
        if (answer.isDone()) {
            return;
        }
        Optional<Event> recorded = entries.hasNext() ? Optional.of(entries.next()) : Optional.empty();
        Optional<JournalDifference> found = JournalDifference.at(sequence, recorded, Optional.of(decided));
        if (found.isPresent() || sequence >= last) {
            answer.complete(found);
        }
    }
}
