package io.daybook.ledger.core.statemachine.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.UnsafeApi;

/**
 * The accounts, numbered from 0 in the order of opening, and the index of their ids. Written by the ledger thread; what
 * never changes of an account that was published to it may be read by another thread.
 *
 * <pre>
 *   row, 128 bytes
 *    0  id                16      96  version            8
 *   16  debits posted     16     104  asset number       4
 *   32  credits posted    16     108  book               4
 *   48  debits pending    16     112  opening decision   8
 *   64  credits pending   16     120  category, status, overdraft unlimited, has detail   4 x 1
 *   80  overdraft limit   16     124  open schedules     4
 * </pre>
 *
 * <p>128-bit numbers lie with their lower half first. What few accounts have is kept apart ({@link AccountDetail}).
 */
public final class AccountTable {
    /** No such account. */
    public static final int NOT_FOUND = -1;

    /** Offset of the posted debits. */
    public static final int DEBITS_POSTED = 16;

    /** Offset of the posted credits. */
    public static final int CREDITS_POSTED = 32;

    /** Offset of the pending debits. */
    public static final int DEBITS_PENDING = 48;

    /** Offset of the pending credits. */
    public static final int CREDITS_PENDING = 64;

    /** Offset of the overdraft limit. */
    public static final int OVERDRAFT = 80;

    /** Bytes a row. */
    public static final int ROW_LENGTH = 128;

    private static final int VERSION = 96;
    private static final int ASSET = 104;
    private static final int BOOK = 108;
    private static final int OPENING = 112;
    private static final int CATEGORY = 120;
    private static final int STATUS = 121;
    private static final int OVERDRAFT_UNLIMITED = 122;
    private static final int HAS_DETAIL = 123;
    private static final int OPEN_SCHEDULES = 124;

    /** How many accounts are remembered from having been looked for, a power of two. */
    private static final int RECENT = 1024;

    private static final VarHandle STAMP;

    static {
        try {
            STAMP = MethodHandles.lookup().findVarHandle(AccountTable.class, "stamp", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final Rows rows;
    private final IdIndex index;

    /** Accounts found lately, by their hash: a guess, the id in the row tells whether it is right. */
    private final int[] recent = new int[RECENT];

    /** Odd while the index changes: readers on other threads look again. */
    @SuppressWarnings("UnusedVariable")
    private long stamp;

    AccountTable(UndoLog undo) {
        rows = new Rows(ROW_LENGTH, 13, undo);
        index = new IdIndex(undo, this::indexChanges);
    }

    private void indexChanges() {
        STAMP.setRelease(this, stamp + 1);
        VarHandle.fullFence();
    }

    /**
     * Finds an account from another thread than the writer's.
     *
     * @param idHigh its id
     * @param idLow its id
     * @return its number, or NOT_FOUND; it may not be durable yet
     */
    public int findConcurrently(long idHigh, long idLow) {
        IdIndex.Lookup lookup = index.newLookup();
        while (true) {
            long before = (long) STAMP.getAcquire(this);
            if ((before & 1) == 0) {
                int found = tryFind(lookup, idHigh, idLow);
                VarHandle.loadLoadFence();
                if (before == (long) STAMP.getAcquire(this)) {
                    return found;
                }
            }
        }
    }

    /** What is found while the index changes is thrown away by the caller, so it may be anything. */
    private int tryFind(IdIndex.Lookup lookup, long idHigh, long idLow) {
        try {
            long row = lookup.first(IdHash.of(idHigh, idLow));
            for (int i = 0; row != IdIndex.NOT_FOUND && i < 1_000_000; i++) {
                if (hasId(row, idHigh, idLow)) {
                    return (int) row;
                }
                row = lookup.next();
            }
            return NOT_FOUND;
        } catch (IndexOutOfBoundsException | NullPointerException torn) {
            return NOT_FOUND;
        }
    }

    /**
     * How many accounts were ever opened.
     *
     * @return the number of the next one
     */
    public int count() {
        return (int) rows.count();
    }

    /**
     * Finds an account.
     *
     * @param idHigh its id
     * @param idLow its id
     * @return its number, or NOT_FOUND
     */
    public int find(long idHigh, long idLow) {
        long hash = IdHash.of(idHigh, idLow);
        int place = recentPlace(hash);
        int candidate = recent[place];
        if (candidate < rows.count() && hasId(candidate, idHigh, idLow)) {
            return candidate;
        }
        long row = index.first(hash);
        while (row != IdIndex.NOT_FOUND && !hasId(row, idHigh, idLow)) {
            row = index.next();
        }
        if (row != IdIndex.NOT_FOUND) {
            recent[place] = (int) row;
        }
        return (int) row;
    }

    private static int recentPlace(long hash) {
        return (int) hash & RECENT - 1;
    }

    /**
     * Brings accounts into the cache: their index entries, then their rows.
     *
     * @param hashes {@link IdHash#of} their ids
     * @param found is overwritten, as long as the hashes
     * @param hashCount how many
     * @return something of what was read
     */
    public long touch(long[] hashes, long[] found, int hashCount) {
        long seen = index.touch(hashes, hashCount);
        for (int i = 0; i < hashCount; i++) {
            found[i] = index.first(hashes[i]);
        }
        for (int i = 0; i < hashCount; i++) {
            long row = found[i];
            if (row != IdIndex.NOT_FOUND) {
                recent[recentPlace(hashes[i])] = (int) row;
                long address = rows.address(row);
                seen ^= UnsafeApi.getLong(address) ^ UnsafeApi.getLong(address + CREDITS_PENDING);
            }
        }
        return seen;
    }

    /**
     * Opens an account with zero totals.
     *
     * @param idHigh a free id
     * @param idLow a free id
     * @param asset number of its asset
     * @param book its book
     * @param category code of its category
     * @param opening row of the decision that opened it
     * @return its number
     */
    public int open(long idHigh, long idLow, int asset, int book, int category, long opening) {
        long number = rows.append();
        MutableDirectBuffer row = rows.segment(number);
        int offset = rows.offset(number);
        row.putLong(offset, idLow);
        row.putLong(offset + Long.BYTES, idHigh);
        row.putInt(offset + ASSET, asset);
        row.putInt(offset + BOOK, book);
        row.putLong(offset + OPENING, opening);
        row.putByte(offset + CATEGORY, (byte) category);
        index.insert(IdHash.of(idHigh, idLow), number);
        return (int) number;
    }

    /**
     * Where an account's row starts in memory, as {@link Rows#address} says.
     *
     * @param number the account
     * @return the address of its first byte
     */
    public long address(int number) {
        return rows.address(number);
    }

    /**
     * Where the row of an account about to change starts in memory.
     *
     * @param number the account
     * @return the address of its first byte
     */
    public long changeAddress(int number) {
        return rows.changeAddress(number);
    }

    /**
     * Where an account's row starts in its memory.
     *
     * @param number the account
     * @return bytes
     */
    private int offset(int number) {
        return rows.offset(number);
    }

    /**
     * The upper half of an id.
     *
     * @param number the account
     * @return 64 bits
     */
    public long idHigh(int number) {
        return UnsafeApi.getLong(rows.address(number) + Long.BYTES);
    }

    /**
     * The lower half of an id.
     *
     * @param number the account
     * @return 64 bits
     */
    public long idLow(int number) {
        return UnsafeApi.getLong(rows.address(number));
    }

    /**
     * The upper half of a 128-bit column.
     *
     * @param number the account
     * @param column one of the public offsets
     * @return 64 bits
     */
    public long high(int number, int column) {
        return UnsafeApi.getLong(rows.address(number) + column + Long.BYTES);
    }

    /**
     * The lower half of a 128-bit column.
     *
     * @param number the account
     * @param column one of the public offsets
     * @return 64 bits
     */
    public long low(int number, int column) {
        return UnsafeApi.getLong(rows.address(number) + column);
    }

    /**
     * How many commands and effects changed it.
     *
     * @param number the account
     * @return 0 when just opened
     */
    public long version(int number) {
        return UnsafeApi.getLong(rows.address(number) + VERSION);
    }

    /**
     * What it holds.
     *
     * @param number the account
     * @return the number of the asset
     */
    public int asset(int number) {
        return UnsafeApi.getInt(rows.address(number) + ASSET);
    }

    /**
     * Whose it is.
     *
     * @param number the account
     * @return the book
     */
    public int book(int number) {
        return UnsafeApi.getInt(rows.address(number) + BOOK);
    }

    /**
     * The decision that opened it.
     *
     * @param number the account
     * @return a row of the decision table
     */
    public long openingDecision(int number) {
        return UnsafeApi.getLong(rows.address(number) + OPENING);
    }

    /**
     * Its category.
     *
     * @param number the account
     * @return the code
     */
    public int category(int number) {
        return UnsafeApi.getByte(rows.address(number) + CATEGORY);
    }

    /**
     * Its status.
     *
     * @param number the account
     * @return the code
     */
    public int status(int number) {
        return UnsafeApi.getByte(rows.address(number) + STATUS);
    }

    /**
     * Whether its overdraft has no limit.
     *
     * @param number the account
     * @return true when there is nothing to check
     */
    public boolean isOverdraftUnlimited(int number) {
        return UnsafeApi.getByte(rows.address(number) + OVERDRAFT_UNLIMITED) != 0;
    }

    /**
     * Whether there is an {@link AccountDetail}.
     *
     * @param number the account
     * @return true when there is one
     */
    public boolean hasDetail(int number) {
        return UnsafeApi.getByte(rows.address(number) + HAS_DETAIL) != 0;
    }

    /**
     * How many open schedules name it.
     *
     * @param number the account
     * @return the count
     */
    public int openSchedules(int number) {
        return UnsafeApi.getInt(rows.address(number) + OPEN_SCHEDULES);
    }

    /**
     * Counts a command or effect that changed the account.
     *
     * @param number the account
     */
    public void raiseVersion(int number) {
        raiseVersionAt(changeAddress(number));
    }

    /**
     * Counts a change of an account.
     *
     * @param address of its row, about to change
     */
    public void raiseVersionAt(long address) {
        UnsafeApi.putLong(address + VERSION, UnsafeApi.getLong(address + VERSION) + 1);
    }

    /**
     * Sets the status.
     *
     * @param number the account
     * @param status its code
     */
    public void setStatus(int number, int status) {
        rows.change(number).putByte(offset(number) + STATUS, (byte) status);
    }

    /**
     * Sets the overdraft limit.
     *
     * @param number the account
     * @param unlimited whether there is none
     * @param high upper 64 bits
     * @param low lower 64 bits
     */
    public void setOverdraft(int number, boolean unlimited, long high, long low) {
        MutableDirectBuffer row = rows.change(number);
        int offset = offset(number);
        row.putByte(offset + OVERDRAFT_UNLIMITED, (byte) (unlimited ? 1 : 0));
        row.putLong(offset + OVERDRAFT, unlimited ? 0 : low);
        row.putLong(offset + OVERDRAFT + Long.BYTES, unlimited ? 0 : high);
    }

    /**
     * Says whether there is an {@link AccountDetail}.
     *
     * @param number the account
     * @param present true when there is one
     */
    public void setHasDetail(int number, boolean present) {
        rows.change(number).putByte(offset(number) + HAS_DETAIL, (byte) (present ? 1 : 0));
    }

    /**
     * Counts open schedules.
     *
     * @param number the account
     * @param difference +1 or -1
     */
    public void addOpenSchedules(int number, int difference) {
        int at = offset(number) + OPEN_SCHEDULES;
        MutableDirectBuffer row = rows.change(number);
        row.putInt(at, row.getInt(at) + difference);
    }

    /**
     * The book of a row that stands elsewhere.
     *
     * @param rows holds it
     * @param offset where it starts
     * @return the book
     */
    public static int book(ByteBuffer rows, int offset) {
        return rows.getInt(offset + BOOK);
    }

    /**
     * The asset of a row that stands elsewhere.
     *
     * @param rows holds it
     * @param offset where it starts
     * @return the number of the asset
     */
    public static int asset(ByteBuffer rows, int offset) {
        return rows.getInt(offset + ASSET);
    }

    /** Whether a row that stands elsewhere says that there is a detail. */
    static boolean hasDetail(ByteBuffer rows, int offset) {
        return rows.get(offset + HAS_DETAIL) != 0;
    }

    /** Makes the index of the rows that are there, before anybody else looks. */
    void reindex() {
        index.reserve(rows.count());
        for (int number = 0; number < rows.count(); number++) {
            index.insert(IdHash.of(idHigh(number), idLow(number)), number);
        }
    }

    Rows rows() {
        return rows;
    }

    private boolean hasId(long row, long idHigh, long idLow) {
        long address = rows.address(row);
        return UnsafeApi.getLong(address) == idLow && UnsafeApi.getLong(address + Long.BYTES) == idHigh;
    }
}
