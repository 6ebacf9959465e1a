package io.daybook.ledger.core.statemachine.state;

import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.eclipse.collections.impl.map.mutable.primitive.IntObjectHashMap;

/** The details of the accounts that have any, by account number. */
public final class AccountDetailTable implements Undoable {
    private final UndoLog undo;
    private final IntObjectHashMap<AccountDetail> details = new IntObjectHashMap<>();
    private final List<AccountDetail> former = new ArrayList<>();

    AccountDetailTable(UndoLog undo) {
        this.undo = undo;
    }

    /**
     * The detail of an account.
     *
     * @param number the account
     * @return NONE when nothing was said
     */
    public AccountDetail get(int number) {
        AccountDetail detail = details.get(number);
        return detail == null ? AccountDetail.NONE : detail;
    }

    /**
     * Replaces the detail of an account.
     *
     * @param number the account
     * @param detail NONE to forget it
     */
    public void put(int number, AccountDetail detail) {
        if (undo.isOpen()) {
            former.add(get(number));
            undo.noteValue(this, number, 0, 0);
        } else {
            former.clear();
        }
        set(number, detail);
    }

    @Override
    public void undoChange(long number, MutableDirectBuffer saved, int savedOffset) {
        set((int) number, former.remove(former.size() - 1));
    }

    @Override
    public void undoAppend(long key) {
        throw new IllegalStateException("details note values only: key=" + key);
    }

    private void set(int number, AccountDetail detail) {
        if (detail.equals(AccountDetail.NONE)) {
            details.remove(number);
        } else {
            details.put(number, detail);
        }
    }
}
