package io.daybook.ledger.core.statemachine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Details of accounts, and what they were at the moment of an image. */
class AccountDetailTableTest {
    /** The last of the first segment, the first of the second, and one for which the table grows. */
    private static final int[] ACCOUNTS = {0, 1, 1023, 1024, 3000, 4095, 9000};

    private final UndoLog undo = new UndoLog();
    private final AccountDetailTable table = new AccountDetailTable(undo);

    private static AccountDetail detail(int account, String text) {
        return new AccountDetail(Limit.UNLIMITED, account + 1, Optional.empty(), Metadata.of(text));
    }

    private void putAll(String text) {
        for (int account : ACCOUNTS) {
            table.put(account, detail(account, text));
        }
    }

    @Test
    void shouldKeepTheDetailOfEachAccount() {
        assertEquals(AccountDetail.NONE, table.get(9000));
        putAll("first");
        for (int account : ACCOUNTS) {
            assertEquals(detail(account, "first"), table.get(account));
        }
        assertEquals(AccountDetail.NONE, table.get(2));
        table.put(1024, AccountDetail.NONE);
        assertEquals(AccountDetail.NONE, table.get(1024));
    }

    @Test
    void shouldReadWhatWasThereWhenItWasFrozenHoweverOftenItChanges() {
        putAll("first");
        FrozenDetails image = table.freeze();
        for (String text : new String[] {"second", "third"}) {
            putAll(text);
            table.put(5, detail(5, text));
            table.put(20_000, detail(20_000, text));
            for (int account : ACCOUNTS) {
                assertEquals(detail(account, "first"), image.get(account));
                assertEquals(detail(account, text), table.get(account));
            }
        }
        table.put(1023, AccountDetail.NONE);
        assertEquals(detail(1023, "first"), image.get(1023));
        table.thaw();
        FrozenDetails later = table.freeze();
        assertEquals(detail(0, "third"), later.get(0));
        assertEquals(detail(20_000, "third"), later.get(20_000));
    }

    /** An image is not asked once it is forgotten: what changes then is not kept for it. */
    @Test
    void shouldForgetAnImage() {
        putAll("first");
        FrozenDetails image = table.freeze();
        table.thaw();
        putAll("second");
        assertEquals(detail(0, "second"), image.get(0));
    }

    @Test
    void shouldBeAsBeforeWhenAScopeIsTakenBack() {
        putAll("first");
        FrozenDetails image = table.freeze();
        int mark = undo.open();
        putAll("second");
        putAll("third");
        table.put(7, detail(7, "third"));
        undo.rollBack(mark);
        for (int account : ACCOUNTS) {
            assertEquals(detail(account, "first"), table.get(account));
            assertEquals(detail(account, "first"), image.get(account));
        }
        assertEquals(AccountDetail.NONE, table.get(7));
    }

    @Test
    void shouldTakeBackNoMoreThanTheScopeDid() {
        putAll("first");
        int kept = undo.open();
        table.put(0, detail(0, "kept"));
        undo.keep();
        assertEquals(kept, 0);
        int mark = undo.open();
        table.put(0, detail(0, "taken back"));
        undo.rollBack(mark);
        assertEquals(detail(0, "kept"), table.get(0));
    }
}
