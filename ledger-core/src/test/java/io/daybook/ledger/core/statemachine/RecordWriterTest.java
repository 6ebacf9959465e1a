package io.daybook.ledger.core.statemachine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.core.codec.CommandEncoder;
import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.Kinds;
import io.daybook.ledger.core.codec.Reply;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

/** Records say how long they are: wherever they stand in a reply, one is found behind the other, members too. */
class RecordWriterTest {
    private static final long SECOND_NS = 1_000_000_000;

    private final LedgerStateMachine machine = new LedgerStateMachine(new LedgerState(), false);
    /** So small that it has to grow again and again. */
    private final Reply reply = new Reply(32);

    private void decide(Command command) {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        new CommandEncoder().encode(command, buffer, 0);
        machine.decide(buffer, 0, SECOND_NS, reply);
    }

    @Test
    void shouldSayTheLengthOfEveryRecord() {
        decide(RegisterAsset.of("EUR", 2));
        decide(OpenAccount.of(Id.of(1), "EUR", AccountCategory.EQUITY));
        decide(OpenAccount.of(Id.of(2), "EUR", AccountCategory.EQUITY));
        decide(Transfer.of(Id.of(1), Id.of(1), Id.of(2), Amount.of(5)));
        decide(Transfer.of(Id.of(1), Id.of(1), Id.of(2), Amount.of(5)));
        decide(Transfer.of(Id.of(1), Id.of(1), Id.of(2), Amount.of(6)));
        decide(Transfer.of(Id.of(2), Id.of(1), Id.of(9), Amount.of(5)));
        decide(Transfer.of(Id.ZERO, Id.of(1), Id.of(2), Amount.of(5)));
        decide(group(3, 4, 1));
        decide(group(5, 6, 1));
        decide(Group.of(Id.of(7), List.of(Transfer.of(Id.of(8), Id.of(1), Id.of(9), Amount.of(5)), transfer(10))));
        decide(PlaceHold.builder(Id.of(11), Id.of(1), Id.of(2), Amount.of(5))
                .timeToLiveSeconds(1)
                .build());
        machine.advance(3 * SECOND_NS, reply);
        int records = 0;
        int groups = 0;
        for (int at = 0; at < reply.length(); at = reply.next(at), records++) {
            CommandView record = new CommandView().wrap(reply.buffer(), at + Reply.HEADER);
            assertEquals(reply.recordLength(at), record.length(), "record " + records);
            if (record.kind() == Kinds.GROUP) {
                assertEquals(record.length(), endOfMembers(record), "record " + records);
                groups++;
            }
        }
        assertEquals(13, records);
        assertEquals(3, groups);
    }

    private static int endOfMembers(CommandView group) {
        int at = group.membersOffset();
        for (int i = 0; i < group.count(); i++) {
            CommandView member = new CommandView().wrap(group.buffer(), group.offset() + at);
            assertTrue(member.length() >= member.commandLength());
            at += member.length();
        }
        return at;
    }

    private static Group group(long id, long first, long retried) {
        return Group.of(
                Id.of(id), List.of(transfer(first), Transfer.of(Id.of(retried), Id.of(1), Id.of(2), Amount.of(5))));
    }

    private static Transfer transfer(long id) {
        return Transfer.of(Id.of(id), Id.of(1), Id.of(2), Amount.of(5));
    }
}
