package io.daybook.ledger.core.ingress;

import io.daybook.ledger.Receipt;
import io.daybook.ledger.core.codec.EventDecoder;
import io.daybook.ledger.core.codec.Reply;

/** Turns the entries of a reply into receipts. */
final class Receipts {
    private Receipts() {}

    static Receipt decode(EventDecoder decoder, Reply reply, int at) {
        int record = at + Reply.HEADER;
        return (reply.flags(at) & Reply.REPLAYED) != 0
                ? decoder.replayed(reply.buffer(), record, reply.link(at))
                : decoder.receipt(reply.buffer(), record, reply.sequence(at));
    }
}
