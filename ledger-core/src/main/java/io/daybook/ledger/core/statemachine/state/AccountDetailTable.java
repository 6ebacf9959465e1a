package io.daybook.ledger.core.statemachine.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/** The details of the accounts that have any, by account number. */
public final class AccountDetailTable implements Undoable {
    private static final int SEGMENT_SHIFT = 10;
    private static final int SEGMENT_MASK = (1 << SEGMENT_SHIFT) - 1;

    private final UndoLog undo;
    private final List<AccountDetail> former = new ArrayList<>();
    /** Null where an account has none. */
    private AccountDetail[][] segments = new AccountDetail[4][];

    private FrozenDetails frozen;

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
        int segment = number >>> SEGMENT_SHIFT;
        if (segment >= segments.length || segments[segment] == null) {
            return AccountDetail.NONE;
        }
        AccountDetail detail = segments[segment][number & SEGMENT_MASK];
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
        int segment = number >>> SEGMENT_SHIFT;
        if (segment >= segments.length) {
            segments = Arrays.copyOf(segments, Math.max(segment + 1, segments.length * 2));
        }
        if (segments[segment] == null) {
            segments[segment] = new AccountDetail[SEGMENT_MASK + 1];
        }
        AccountDetail[] details = segments[segment];
        if (frozen != null) {
            frozen.preserve(number, details[number & SEGMENT_MASK]);
        }
        details[number & SEGMENT_MASK] = detail.equals(AccountDetail.NONE) ? null : detail;
    }

    /** The details as they are now, to be read while nothing changes. */
    FrozenDetails image() {
        return new FrozenDetails(segments, SEGMENT_SHIFT);
    }

    /** The details as they are now, to be read by another thread while they go on changing, until {@link #thaw}. */
    FrozenDetails freeze() {
        frozen = image();
        return frozen;
    }

    /** Forgets the image: nobody reads it any more. */
    void thaw() {
        frozen = null;
    }
}
