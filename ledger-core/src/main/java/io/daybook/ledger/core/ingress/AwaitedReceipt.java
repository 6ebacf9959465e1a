package io.daybook.ledger.core.ingress;

import io.daybook.ledger.Durability;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.core.codec.EventDecoder;
import io.daybook.ledger.core.codec.Kinds;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.codec.Reply;
import io.daybook.ledger.core.pipeline.LedgerPipeline;
import io.daybook.ledger.core.pipeline.Slot;
import io.daybook.ledger.core.pipeline.WaitingThread;
import java.util.concurrent.CompletionException;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The receipt that a blocking caller waits for. The journal thread copies the reply, and the caller makes the receipt
 * of it, so that the journal thread goes on with the next frame. A reply that links to an earlier record is decoded on
 * the journal thread, which reads the journal for it.
 */
public final class AwaitedReceipt extends WaitingThread {
    private static final int TYPICAL = 512;

    private final EventDecoder plain;
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[TYPICAL]);
    private EventDecoder linking;
    private long sequence;
    private Receipt decoded;
    private RuntimeException undecodable;

    /**
     * For the receipts of the current thread.
     *
     * @param pipeline that it waits for
     * @param durability what the receipts promise
     */
    public AwaitedReceipt(LedgerPipeline pipeline, Durability durability) {
        super(pipeline.wakeUps());
        plain = new EventDecoder(durability, (linked, target) -> false);
    }

    /**
     * Publishes a command and waits for its receipt.
     *
     * @param command what to do
     * @param pipeline where to
     * @param linkingDecoder of the journal thread
     * @param spinning whether to spin for ever instead of parking
     * @return the receipt
     */
    public Receipt execute(Command command, LedgerPipeline pipeline, EventDecoder linkingDecoder, boolean spinning) {
        begin();
        linking = linkingDecoder;
        decoded = null;
        undecodable = null;
        try {
            pipeline.publish(command, this);
            await(spinning);
        } finally {
            linking = null;
        }
        if (undecodable instanceof LedgerException known) {
            throw new LedgerException(known.category(), known.getMessage(), known);
        }
        if (undecodable != null) {
            throw new CompletionException(undecodable);
        }
        return decoded != null ? decoded : plain.receipt(record, 0, sequence);
    }

    @Override
    protected void take(Slot slot) {
        try {
            take(slot.reply(), Receipts.ofCommand(slot.reply()));
        } catch (RuntimeException failure) {
            undecodable = failure;
        }
    }

    private void take(Reply reply, int at) {
        if (isPlain(reply, at)) {
            int length = reply.recordLength(at);
            if (record.capacity() < length) {
                record.wrap(new byte[length]);
            }
            record.putBytes(0, reply.buffer(), at + Reply.HEADER, length);
            sequence = reply.sequence(at);
        } else {
            decoded = Receipts.decode(linking, reply, at);
        }
    }

    /** Whether the record says all by itself. */
    private static boolean isPlain(Reply reply, int at) {
        int start = at + Reply.HEADER;
        return (reply.flags(at) & Reply.REPLAYED) == 0
                && reply.buffer().getByte(start + RecordLayout.OUTCOME) == Outcome.ACCEPTED.code()
                && reply.buffer().getByte(start + RecordLayout.KIND) != Kinds.GROUP;
    }
}
