package io.daybook.ledger.core.ingress;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.core.codec.EventDecoder;
import io.daybook.ledger.core.codec.Reply;
import io.daybook.ledger.core.pipeline.Completion;
import io.daybook.ledger.core.pipeline.Slot;
import java.util.OptionalLong;
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
            Reply reply = slot.reply();
            for (int at = 0; at < reply.length(); at = reply.next(at)) {
                if ((reply.flags(at) & Reply.EFFECT) == 0) {
                    complete(withoutSequence(Receipts.decode(decoder, reply, at)));
                }
            }
        } catch (RuntimeException failure) {
            completeExceptionally(failure);
        }
    }

    private static Receipt withoutSequence(Receipt receipt) {
        return new Receipt(
                receipt.kind(),
                receipt.id(),
                OptionalLong.empty(),
                receipt.timestampNs(),
                receipt.outcome(),
                receipt.detail(),
                receipt.replayed(),
                receipt.amount(),
                receipt.assetNumber(),
                receipt.accounts(),
                receipt.hold(),
                receipt.members().stream()
                        .map(PendingSimulation::withoutSequence)
                        .toList(),
                receipt.durability());
    }

    @Override
    public void failed(LedgerException failure) {
        completeExceptionally(failure);
    }
}
