package io.daybook.ledger.core.ingress;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.core.codec.EventDecoder;
import io.daybook.ledger.core.codec.Reply;
import io.daybook.ledger.core.pipeline.Completion;
import io.daybook.ledger.core.pipeline.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The receipts of the effects that fall due when the clock is moved on. */
public final class PendingEffects extends CompletableFuture<List<Receipt>> implements Completion {
    private final EventDecoder decoder;

    /**
     * Receipts to come.
     *
     * @param decoder of the journal thread
     */
    public PendingEffects(EventDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public void released(Slot slot) {
        List<Receipt> effects = new ArrayList<>();
        Reply reply = slot.reply();
        for (int at = 0; at < reply.length(); at = reply.next(at)) {
            effects.add(Receipts.decode(decoder, reply, at));
        }
        complete(effects);
    }

    @Override
    public void failed(LedgerException failure) {
        completeExceptionally(failure);
    }
}
