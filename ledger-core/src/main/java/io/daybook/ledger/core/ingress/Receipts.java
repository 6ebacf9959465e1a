package io.daybook.ledger.core.ingress;

import io.daybook.ledger.Receipt;
import io.daybook.ledger.core.codec.EventDecoder;
import io.daybook.ledger.core.codec.Reply;
import java.util.OptionalLong;

/** Turns the entries of a reply into receipts. */
final class Receipts {
    private Receipts() {}

    static Receipt decode(EventDecoder decoder, Reply reply, int at) {
        int record = at + Reply.HEADER;
        return (reply.flags(at) & Reply.REPLAYED) != 0
                ? decoder.replayed(reply.buffer(), record, reply.link(at))
                : decoder.receipt(reply.buffer(), record, reply.sequence(at));
    }

    /** Where the entry of the one command in a reply starts, behind the effects that fell due before. */
    static int ofCommand(Reply reply) {
        for (int at = 0; at < reply.length(); at = reply.next(at)) {
            if ((reply.flags(at) & Reply.EFFECT) == 0) {
                return at;
            }
        }
        throw new IllegalStateException("a command was not answered: bytes=" + reply.length());
    }

    /** The receipt of the command in a reply to a simulation: without a sequence, as nothing was decided. */
    static Receipt simulated(EventDecoder decoder, Reply reply) {
        return withoutSequence(decode(decoder, reply, ofCommand(reply)));
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
                receipt.members().stream().map(Receipts::withoutSequence).toList(),
                receipt.durability());
    }
}
