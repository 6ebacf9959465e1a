package io.daybook.ledger.core.ingress;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.core.codec.EventDecoder;
import io.daybook.ledger.core.pipeline.Completion;
import io.daybook.ledger.core.pipeline.Slot;
import java.util.concurrent.CompletableFuture;

/** The receipt that a simulated command would get: without a sequence. */
public final class PendingSimulation extends CompletableFuture<Receipt> implements Completion {
    private final EventDecoder decoder;

    /**
     * A receipt to come.
     *
     * @param decoder of the journal thread
     */
    public PendingSimulation(EventDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public void released(Slot slot) {
        try {
            complete(Receipts.simulated(decoder, slot.reply()));
        } catch (RuntimeException failure) {
            completeExceptionally(failure);
        }
    }

    @Override
    public void failed(LedgerException failure) {
        completeExceptionally(failure);
    }
}
