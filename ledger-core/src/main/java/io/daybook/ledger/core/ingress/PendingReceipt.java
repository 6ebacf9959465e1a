package io.daybook.ledger.core.ingress;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.core.codec.EventDecoder;
import io.daybook.ledger.core.pipeline.Completion;
import io.daybook.ledger.core.pipeline.Slot;
import java.util.concurrent.CompletableFuture;

/** The receipt of one command, to come. */
public final class PendingReceipt extends CompletableFuture<Receipt> implements Completion {
    private final EventDecoder decoder;

    /**
     * A receipt to come.
     *
     * @param decoder of the journal thread
     */
    public PendingReceipt(EventDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public void released(Slot slot) {
        Receipt receipt;
        try {
            receipt = Receipts.decode(decoder, slot.reply(), Receipts.ofCommand(slot.reply()));
        } catch (RuntimeException failure) {
            completeExceptionally(failure);
            return;
        }
        complete(receipt);
    }

    @Override
    public void failed(LedgerException failure) {
        completeExceptionally(failure);
    }
}
