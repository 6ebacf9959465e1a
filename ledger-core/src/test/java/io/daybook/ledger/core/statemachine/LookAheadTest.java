package io.daybook.ledger.core.statemachine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.core.codec.CommandEncoder;
import io.daybook.ledger.core.codec.Reply;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Looking ahead goes over commands and groups, and over anything else without harm. */
class LookAheadTest {
    private final LedgerState state = new LedgerState();
    private final LookAhead lookAhead = new LookAhead(state);
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private int length;

    private void add(Command command) {
        length += new CommandEncoder().encode(command, buffer, length);
    }

    private static Transfer transfer(long id) {
        return Transfer.builder(Id.of(id), Id.of(1), Id.of(2), Amount.of(5)).build();
    }

    @Test
    void shouldGoOverCommandsInBlocks() {
        LedgerStateMachine machine = new LedgerStateMachine(state, false);
        add(RegisterAsset.of("EUR", 2));
        add(OpenAccount.builder(Id.of(1), "EUR", AccountCategory.ASSET).build());
        int setUp = length;
        Reply reply = new Reply(1024);
        machine.decide(buffer, 0, 1, reply);
        for (int i = 0; i < 100; i++) {
            add(transfer(1 + i));
        }
        int block = lookAhead.from(buffer, setUp, length);
        assertTrue(setUp < block && block < length, "a block is not everything: " + block);
        assertEquals(length, lookAhead.from(buffer, block, length));
    }

    @Test
    void shouldGoOverTheMembersOfAGroup() {
        List<Command> members = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            members.add(transfer(10 + i));
        }
        add(Group.of(Id.of(1), members));
        add(transfer(2));
        assertEquals(length, lookAhead.from(buffer, 0, length));
    }

    @Test
    void shouldReadNothingBeyondTheEndWhateverTheBytesSay() {
        SplittableRandom random = new SplittableRandom(20);
        byte[] bytes = new byte[256];
        for (int round = 0; round < 20_000; round++) {
            length = 0;
            add(transfer(round + 1));
            add(Group.of(Id.of(1), List.of(transfer(2))));
            int end = length & -8;
            buffer.getBytes(0, bytes, 0, Math.min(end, bytes.length));
            UnsafeBuffer exact = new UnsafeBuffer(new byte[Math.min(end, bytes.length)]);
            exact.putBytes(0, bytes, 0, exact.capacity());
            for (int i = 0; i < 3; i++) {
                exact.putByte(random.nextInt(exact.capacity()), (byte) random.nextInt());
            }
            int reached = lookAhead.from(exact, 0, exact.capacity());
            assertTrue(reached > 0 && reached <= exact.capacity(), "round=" + round + ", reached=" + reached);
        }
    }
}
