package io.daybook.ledger.core.pipeline;

import io.daybook.ledger.Asset;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.core.codec.AccountDetailDecoder;
import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.Kinds;
import io.daybook.ledger.core.codec.OutcomeLayout;
import io.daybook.ledger.core.codec.OutcomeReader;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.codec.Reply;
import io.daybook.ledger.core.read.Assets;
import io.daybook.ledger.core.read.BalanceTable;
import org.agrona.DirectBuffer;

/**
 * Makes visible what is durable: copies the after-images of a slot's records to the balances, and moves the durable
 * sequence on. Used by the journal thread.
 */
final class Releaser {
    /** How many entries of a reply are looked at together. */
    private static final int AHEAD = 64;

    private final BalanceTable balances;
    private final DurablePosition durable;
    private final CommandView view = new CommandView();
    private final OutcomeReader outcome = new OutcomeReader();
    private final int[] numbers = new int[2 * AHEAD];
    private long seen;

    Releaser(BalanceTable balances, DurablePosition durable) {
        this.balances = balances;
        this.durable = durable;
    }

    void release(Slot slot) {
        Reply reply = slot.reply();
        long sequence = 0;
        long timestampNs = 0;
        int ahead = 0;
        for (int at = 0; at < reply.length(); at = reply.next(at)) {
            if (at >= ahead) {
                ahead = lookAhead(reply, at);
            }
            if ((reply.flags(at) & Reply.JOURNAL) != 0) {
                apply(reply.buffer(), at + Reply.HEADER);
                sequence = reply.sequence(at);
                timestampNs = reply.buffer().getLong(at + Reply.HEADER + RecordLayout.TIMESTAMP);
            }
        }
        if (sequence != 0) {
            durable.moveTo(sequence, timestampNs);
        }
        if (slot.completion() != null) {
            slot.completion().released(slot);
        }
    }

    /** Brings the balances that the next entries change into the cache; answers where the first other entry starts. */
    private int lookAhead(Reply reply, int from) {
        DirectBuffer buffer = reply.buffer();
        int count = 0;
        int at = from;
        for (int i = 0; i < AHEAD && at < reply.length() && count < numbers.length; i++) {
            int record = at + Reply.HEADER;
            if ((reply.flags(at) & Reply.JOURNAL) != 0 && buffer.getByte(record + RecordLayout.KIND) != Kinds.GROUP) {
                outcome.wrap(buffer, record + buffer.getInt(record + RecordLayout.COMMAND_LENGTH));
                while (count < numbers.length && outcome.nextAccount()) {
                    numbers[count++] = outcome.accountNumber();
                    outcome.skipColumns();
                }
            }
            at = reply.next(at);
        }
        seen ^= balances.touch(numbers, count);
        return at;
    }

    /** Something of what was looked at ahead, so that the reads are not left out. */
    long seen() {
        return seen;
    }

    private void apply(DirectBuffer buffer, int offset) {
        if (buffer.getByte(offset + RecordLayout.OUTCOME) != Outcome.ACCEPTED.code()) {
            return;
        }
        int kind = buffer.getByte(offset + RecordLayout.KIND);
        if (kind == Kinds.GROUP) {
            view.wrap(buffer, offset);
            int at = offset + view.membersOffset();
            int end = offset + view.length();
            while (at < end) {
                apply(buffer, at);
                at += buffer.getInt(at + RecordLayout.LENGTH);
            }
            return;
        }
        outcome.wrap(buffer, offset + buffer.getInt(offset + RecordLayout.COMMAND_LENGTH));
        if (outcome.has(OutcomeLayout.REPLAYED)) {
            return;
        }
        if (kind <= Kinds.UPDATE_ACCOUNT) {
            applyRegistration(kind, buffer, offset);
        }
        while (outcome.nextAccount()) {
            balances.apply(outcome);
        }
    }

    /** Assets and what few accounts have stand in no image. */
    private void applyRegistration(int kind, DirectBuffer buffer, int offset) {
        view.wrap(buffer, offset);
        if (kind == Kinds.REGISTER_ASSET) {
            if (outcome.extra() == balances.assets().length + 1) {
                String code = Assets.code(view.high(RecordLayout.ASSET), view.low(RecordLayout.ASSET));
                balances.applyAsset(new Asset(code, view.intAt(RecordLayout.SCALE), (int) outcome.extra()));
            }
            return;
        }
        if (outcome.imageCount() == 0) {
            return;
        }
        int number = buffer.getInt(outcome.imagesOffset());
        balances.applyDetail(
                number,
                kind == Kinds.OPEN_ACCOUNT
                        ? AccountDetailDecoder.opened(view)
                        : AccountDetailDecoder.updated(view, balances.detail(number)));
    }
}
