package io.daybook.ledger.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Metadata;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A command that was handed over cannot be changed any more, whatever the host does with what it was made of. */
class CommandImmutabilityTest {
    private static final Id ONE = Id.of(1);
    private static final Id TWO = Id.of(2);
    private static final Amount TEN = Amount.of(10);

    @Test
    void shouldCopyTheMembersOfAGroup() {
        List<Command> members = new ArrayList<>(List.of(Transfer.of(Id.of(9), ONE, TWO, TEN)));
        Group group = Group.of(Id.of(8), members);
        members.clear();
        assertEquals(1, group.commands().size());
        assertThrows(UnsupportedOperationException.class, () -> group.commands().clear());
    }

    @Test
    void shouldCopyThePostingsOfATransaction() {
        List<Posting> postings = new ArrayList<>(List.of(Posting.debit(ONE, TEN), Posting.credit(TWO, TEN)));
        Transaction transaction = Transaction.of(Id.of(8), postings);
        postings.clear();
        assertEquals(2, transaction.postings().size());
        assertThrows(
                UnsupportedOperationException.class,
                () -> transaction.postings().clear());
    }

    @Test
    void shouldCopyMetadataInAndOut() {
        byte[] bytes = "rent".getBytes(StandardCharsets.UTF_8);
        Metadata metadata = Metadata.of(bytes);
        bytes[0] = 'b';
        metadata.bytes()[1] = '!';
        assertEquals(Metadata.of("rent"), metadata);
    }

    @Test
    void shouldRefuseWhatIsMissingAtOnce() {
        assertThrows(NullPointerException.class, () -> Transfer.of(null, ONE, TWO, TEN));
        assertThrows(NullPointerException.class, () -> Transfer.of(ONE, ONE, TWO, null));
        assertThrows(NullPointerException.class, () -> CaptureHold.of(ONE, null));
        List<Command> members = new ArrayList<>();
        members.add(null);
        assertThrows(NullPointerException.class, () -> Group.of(ONE, members));
    }
}
