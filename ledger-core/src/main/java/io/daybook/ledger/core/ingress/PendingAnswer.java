package io.daybook.ledger.core.ingress;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.core.pipeline.Completion;
import io.daybook.ledger.core.pipeline.Slot;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The answer to a question that is asked at its place in the order of commands, behind the release barrier.
 *
 * @param <T> the answer
 */
public final class PendingAnswer<T> extends CompletableFuture<T> implements Completion {
    private final Supplier<T> question;

    /**
     * An answer to come.
     *
     * @param question asked on the journal thread, when everything published before is durable and nothing later is
     *     visible
     */
    public PendingAnswer(Supplier<T> question) {
        this.question = question;
    }

    @Override
    public void released(Slot slot) {
        try {
            complete(question.get());
        } catch (RuntimeException failure) {
            completeExceptionally(failure);
        }
    }

    @Override
    public void failed(LedgerException failure) {
        completeExceptionally(failure);
    }
}
