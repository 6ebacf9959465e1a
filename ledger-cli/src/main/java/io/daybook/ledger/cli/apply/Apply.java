package io.daybook.ledger.cli.apply;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.cli.json.EventWriter;
import io.daybook.ledger.cli.json.InputException;
import io.daybook.ledger.cli.json.JsonLines;
import io.daybook.ledger.cli.json.ReceiptWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Applies lines of commands and prints their receipts, in order, each as soon as it is there: one thread reads and
 * submits, this one prints. What is printed is flushed whenever the next receipt is not there yet.
 */
public final class Apply {
    private static final long IDLE_MS = 50;

    private final Ledger ledger;
    private final ApplyOptions options;
    private final AnswerQueue answers = new AnswerQueue();
    private boolean rejected;

    /**
     * An application of commands that has not started.
     *
     * @param ledger stays open
     * @param options how
     */
    public Apply(Ledger ledger, ApplyOptions options) {
        this.ledger = ledger;
        this.options = options;
    }

    /**
     * Applies all commands of a stream, or those before the first line that is none.
     *
     * @param in lines of JSON
     * @param out gets the receipts
     * @throws BadLineException for a line that is no command, after the receipts of those before it
     * @throws IOException when reading or writing fails
     * @throws InterruptedException when this thread is interrupted
     */
    public void run(InputStream in, OutputStream out) throws IOException, InterruptedException {
        Thread feeder = new Thread(new CommandFeeder(in, ledger, options, answers), "daybook-apply");
        feeder.setDaemon(true);
        Optional<EffectTap> tap =
                options.effects() && !options.simulate() ? Optional.of(EffectTap.on(ledger)) : Optional.empty();
        try (JsonLines lines = new JsonLines(out)) {
            feeder.start();
            print(lines, tap);
        } finally {
            answers.abandon();
            tap.ifPresent(EffectTap::close);
        }
    }

    /**
     * Whether a command was rejected.
     *
     * @return true when at least one receipt printed so far was not ACCEPTED
     */
    public boolean hasRejected() {
        return rejected;
    }

    private void print(JsonLines lines, Optional<EffectTap> tap) throws IOException, InterruptedException {
        List<Answer> batch = new ArrayList<>();
        Optional<AnswerQueue.Ending> ending = Optional.empty();
        while (ending.isEmpty()) {
            answers.drainTo(batch);
            if (batch.isEmpty()) {
                printEffectsOfThemselves(lines, tap);
                lines.flush();
                answers.await(tap.isPresent() ? IDLE_MS : Long.MAX_VALUE);
            }
            for (Answer answer : batch) {
                print(lines, tap, answer);
            }
            batch.clear();
            ending = answers.ending();
        }
        printEffectsUpTo(lines, tap, ledger.durableSequence());
        lines.flush();
        throwIfFailed(ending.get());
    }

    private void print(JsonLines lines, Optional<EffectTap> tap, Answer answer)
            throws IOException, InterruptedException {
        if (!answer.receipt().isDone()) {
            lines.flush();
        }
        Receipt receipt = join(answer.receipt());
        if (receipt.sequence().isPresent() && !receipt.replayed()) {
            printEffectsUpTo(lines, tap, receipt.sequence().getAsLong());
        }
        lines.line(out -> ReceiptWriter.write(out, answer.request(), receipt));
        rejected |= !receipt.isAccepted();
    }

    private static void printEffectsUpTo(JsonLines lines, Optional<EffectTap> tap, long sequence)
            throws IOException, InterruptedException {
        if (tap.isPresent()) {
            Optional<Receipt> effect = tap.get().nextUpTo(sequence);
            while (effect.isPresent()) {
                print(lines, effect.get());
                effect = tap.get().nextUpTo(sequence);
            }
        }
    }

    private static void printEffectsOfThemselves(JsonLines lines, Optional<EffectTap> tap) throws IOException {
        if (tap.isPresent()) {
            Optional<Receipt> effect = tap.get().nextOfItself();
            while (effect.isPresent()) {
                print(lines, effect.get());
                effect = tap.get().nextOfItself();
            }
        }
    }

    private static void print(JsonLines lines, Receipt effect) throws IOException {
        lines.line(out -> EventWriter.writeEffect(out, effect));
    }

    private static Receipt join(CompletableFuture<Receipt> receipt) {
        try {
            return receipt.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private static void throwIfFailed(AnswerQueue.Ending ending) throws IOException {
        if (ending.failure().isEmpty()) {
            return;
        }
        Throwable failure = ending.failure().get();
        if (failure instanceof InputException || failure instanceof LineReader.LineTooLongException) {
            throw new BadLineException(ending.line(), failure);
        }
        if (failure instanceof IOException unreadable) {
            throw unreadable;
        }
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException("the reading thread has stopped", failure);
    }
}
