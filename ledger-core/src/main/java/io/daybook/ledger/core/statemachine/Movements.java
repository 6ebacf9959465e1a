package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.core.statemachine.state.AccountTable;
import io.daybook.ledger.core.statemachine.state.Int192;
import io.daybook.ledger.core.statemachine.state.UInt128;
import java.util.Arrays;
import org.agrona.UnsafeApi;

/**
 * What one command will do to the totals of the accounts it touches, gathered before anything is booked: the rules
 * judge it, then {@link #book} applies it and cannot fail. Accounts stand in the order of their first posting, each
 * once. Not safe for use by several threads.
 */
final class Movements {
    /** Added to the posted debits. */
    static final int DEBIT = 0;

    /** Added to the posted credits. */
    static final int CREDIT = 2;

    /** Added to the pending debits. */
    static final int RESERVE_DEBIT = 4;

    /** Added to the pending credits. */
    static final int RESERVE_CREDIT = 6;

    /** Taken from the pending debits. */
    static final int RELEASE_DEBIT = 8;

    /** Taken from the pending credits. */
    static final int RELEASE_CREDIT = 10;

    /** Bits of the columns that are added to a total. */
    private static final int RAISING = 0b1111;

    private static final int WORDS = 12;
    private static final int SEARCH_IN_LINE = 8;
    private static final int ABSENT = -1;

    private final AccountTable accounts;
    private int[] numbers = new int[16];
    private long[] words = new long[16 * WORDS];
    /** A bit for each column of an account that something was added to: column / 2. */
    private int[] moved = new int[16];

    private int[] hashed = new int[64];
    private int count;
    private boolean overflown;

    Movements(AccountTable accounts) {
        this.accounts = accounts;
    }

    /** Forgets everything. */
    void clear() {
        if (count > SEARCH_IN_LINE) {
            Arrays.fill(hashed, 0);
        }
        count = 0;
        overflown = false;
    }

    /** How many accounts are touched. */
    int count() {
        return count;
    }

    /** The account at a place. */
    int account(int place) {
        return numbers[place];
    }

    /** The place of an account, or -1. */
    int find(int account) {
        if (count <= SEARCH_IN_LINE) {
            for (int place = 0; place < count; place++) {
                if (numbers[place] == account) {
                    return place;
                }
            }
            return ABSENT;
        }
        return hashed[slot(account)] - 1;
    }

    /** Adds an amount to one of the six columns of an account; what does not fit stays at the largest amount. */
    void add(int account, int column, long high, long low) {
        int place = place(account);
        moved[place] |= 1 << (column >>> 1);
        int at = place * WORDS + column;
        long sumHigh = UInt128.sumHigh(words[at + 1], words[at], high, low);
        long sumLow = words[at] + low;
        if (UInt128.compare(sumHigh, sumLow, high, low) < 0) {
            overflown = true;
            sumHigh = -1;
            sumLow = -1;
        }
        words[at + 1] = sumHigh;
        words[at] = sumLow;
    }

    /** Touches an account without moving anything. */
    void touch(int account) {
        place(account);
    }

    /** Whether a column of an account at a place moves anything. */
    boolean moves(int place, int column) {
        int at = place * WORDS + column;
        return (words[at] | words[at + 1]) != 0;
    }

    /** Whether debits at a place exceed credits (negative: fall short). */
    int compareDebitsToCredits(int place) {
        int at = place * WORDS;
        return UInt128.compare(words[at + 1], words[at], words[at + 3], words[at + 2]);
    }

    /** Whether any total would exceed 2^128-1: only one that something is added to can. */
    boolean overflows(Int192 scratch) {
        for (int place = 0; place < count && !overflown; place++) {
            for (int raised = moved[place] & RAISING; raised != 0 && !overflown; raised &= raised - 1) {
                overflown = exceeds(scratch, place, 2 * Integer.numberOfTrailingZeros(raised));
            }
        }
        return overflown;
    }

    /** Two numbers below 2^127 add up to less than 2^128, so only others are added up. */
    private boolean exceeds(Int192 scratch, int place, int column) {
        int account = numbers[place];
        int total = totalOf(column);
        if ((accounts.high(account, total) | words[place * WORDS + column + 1]) >= 0) {
            return false;
        }
        return !addAfter(scratch.set(0, 0), account, place, total).fitsUnsigned128();
    }

    /** Adds a total as it will be; place may be -1 for an account that is not touched. */
    Int192 addAfter(Int192 sum, int account, int place, int total) {
        sum.add(accounts.high(account, total), accounts.low(account, total));
        if (place != ABSENT) {
            int at = place * WORDS + columnOf(total);
            sum.add(words[at + 1], words[at]);
            if (total >= AccountTable.DEBITS_PENDING) {
                sum.subtract(words[at + 5], words[at + 4]);
            }
        }
        return sum;
    }

    /** Takes a total as it will be away; place may be -1 for an account that is not touched. */
    void subtractAfter(Int192 sum, int account, int place, int total) {
        sum.subtract(accounts.high(account, total), accounts.low(account, total));
        if (place != ABSENT) {
            int at = place * WORDS + columnOf(total);
            sum.subtract(words[at + 1], words[at]);
            if (total >= AccountTable.DEBITS_PENDING) {
                sum.add(words[at + 5], words[at + 4]);
            }
        }
    }

    /** Applies everything to the accounts, and counts one change of each. */
    void book() {
        for (int place = 0; place < count; place++) {
            int account = numbers[place];
            long row = accounts.changeAddress(account);
            int at = place * WORDS;
            for (int columns = moved[place]; columns != 0; columns &= columns - 1) {
                int column = 2 * Integer.numberOfTrailingZeros(columns);
                if (column < RELEASE_DEBIT) {
                    raise(row + totalOf(column), at + column);
                } else {
                    lower(row + totalOf(column), at + column);
                }
            }
            accounts.raiseVersionAt(row);
        }
    }

    private void raise(long total, int at) {
        long low = words[at];
        long high = words[at + 1];
        if ((low | high) != 0) {
            long formerLow = UnsafeApi.getLong(total);
            UnsafeApi.putLong(
                    total + Long.BYTES, UInt128.sumHigh(UnsafeApi.getLong(total + Long.BYTES), formerLow, high, low));
            UnsafeApi.putLong(total, formerLow + low);
        }
    }

    private void lower(long total, int at) {
        long low = words[at];
        long high = words[at + 1];
        if ((low | high) != 0) {
            long formerLow = UnsafeApi.getLong(total);
            long formerHigh = UnsafeApi.getLong(total + Long.BYTES);
            if (UInt128.compare(formerHigh, formerLow, high, low) < 0) {
                throw new IllegalStateException("a pending total would fall below zero: account="
                        + accounts.idHigh(numbers[at / WORDS]) + ":" + accounts.idLow(numbers[at / WORDS]));
            }
            UnsafeApi.putLong(total + Long.BYTES, UInt128.differenceHigh(formerHigh, formerLow, high, low));
            UnsafeApi.putLong(total, formerLow - low);
        }
    }

    /** The columns stand in the order of the totals of an account's row. */
    private static int columnOf(int total) {
        return (total - AccountTable.DEBITS_POSTED) >>> 3;
    }

    /** The pending totals have a column for what is added and one for what is taken. */
    private static int totalOf(int column) {
        int raising = column < RELEASE_DEBIT ? column : column - (RELEASE_DEBIT - RESERVE_DEBIT);
        return AccountTable.DEBITS_POSTED + raising * Long.BYTES;
    }

    private int place(int account) {
        int place = find(account);
        if (place != ABSENT) {
            return place;
        }
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
            words = Arrays.copyOf(words, count * 2 * WORDS);
            moved = Arrays.copyOf(moved, count * 2);
            hashed = new int[Integer.highestOneBit(count) * 8];
            rehash();
        }
        numbers[count] = account;
        moved[count] = 0;
        Arrays.fill(words, count * WORDS, (count + 1) * WORDS, 0);
        count++;
        if (count == SEARCH_IN_LINE + 1) {
            rehash();
        } else if (count > SEARCH_IN_LINE) {
            hashed[slot(account)] = count;
        }
        return count - 1;
    }

    private void rehash() {
        for (int place = 0; place < count; place++) {
            hashed[slot(numbers[place])] = place + 1;
        }
    }

    private int slot(int account) {
        int mask = hashed.length - 1;
        int slot = account * 0x9E3779B9 >>> 7 & mask;
        while (hashed[slot] != 0 && numbers[hashed[slot] - 1] != account) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
