package io.daybook.ledger.core.projection.history;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Limit;
import io.daybook.ledger.core.statemachine.state.UInt128;
import org.agrona.MutableDirectBuffer;

/** What an account comes to while its entries are added up: totals, limit, status, version. Mutable, on a stack. */
final class Totals {
    /** Bytes of a stored image. */
    static final int LENGTH = 96;

    private static final int VERSION = 80;
    private static final int WORD = 88;
    private static final int STATUS_SHIFT = 48;
    private static final int UNLIMITED_SHIFT = 56;
    private static final long ROW_MASK = (1L << STATUS_SHIFT) - 1;

    /** Debits posted, credits posted, debits pending, credits pending, overdraft limit: low and high half each. */
    private final long[] numbers = new long[10];

    private long version = -1;
    private long lastRow = -1;
    private int status;
    private boolean unlimited;

    void load(MutableDirectBuffer buffer, int at) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = buffer.getLong(at + i * Long.BYTES);
        }
        version = buffer.getLong(at + VERSION);
        long word = buffer.getLong(at + WORD);
        lastRow = word & ROW_MASK;
        status = (int) (word >>> STATUS_SHIFT) & 0xFF;
        unlimited = word >>> UNLIMITED_SHIFT != 0;
    }

    void store(MutableDirectBuffer buffer, int at) {
        for (int i = 0; i < numbers.length; i++) {
            buffer.putLong(at + i * Long.BYTES, numbers[i]);
        }
        buffer.putLong(at + VERSION, version);
        buffer.putLong(at + WORD, lastRow | (long) status << STATUS_SHIFT | (unlimited ? 1L << UNLIMITED_SHIFT : 0));
    }

    /** Notes which decision touches the account; each raises the version once. */
    void touch(long row) {
        if (row != lastRow) {
            lastRow = row;
            version++;
        }
    }

    void post(boolean credit, long high, long low) {
        int at = credit ? 2 : 0;
        numbers[at + 1] = UInt128.sumHigh(numbers[at + 1], numbers[at], high, low);
        numbers[at] += low;
    }

    /** Adds what was posted between two images. */
    void addPosted(Totals later, Totals earlier) {
        for (int at = 0; at < 4; at += 2) {
            long high = UInt128.differenceHigh(
                    later.numbers[at + 1], later.numbers[at], earlier.numbers[at + 1], earlier.numbers[at]);
            long low = later.numbers[at] - earlier.numbers[at];
            post(at == 2, high, low);
        }
    }

    /** Takes away what another posted. */
    void subtractPosted(Totals other) {
        for (int at = 0; at < 4; at += 2) {
            numbers[at + 1] =
                    UInt128.differenceHigh(numbers[at + 1], numbers[at], other.numbers[at + 1], other.numbers[at]);
            numbers[at] -= other.numbers[at];
        }
    }

    void pending(boolean credit, long high, long low) {
        int at = credit ? 6 : 4;
        numbers[at] = low;
        numbers[at + 1] = high;
    }

    void overdraft(boolean isUnlimited, long high, long low) {
        unlimited = isUnlimited;
        numbers[8] = low;
        numbers[9] = high;
    }

    void status(int newStatus) {
        status = newStatus;
    }

    /** Takes the posted totals of another. */
    void takePosted(Totals other) {
        System.arraycopy(other.numbers, 0, numbers, 0, 4);
    }

    Amount debitsPosted() {
        return amount(0);
    }

    Amount creditsPosted() {
        return amount(2);
    }

    Amount debitsPending() {
        return amount(4);
    }

    Amount creditsPending() {
        return amount(6);
    }

    Limit overdraftLimit() {
        return unlimited ? Limit.UNLIMITED : Limit.of(amount(8));
    }

    int status() {
        return status;
    }

    /** -1 before the account is opened. */
    long version() {
        return version;
    }

    private Amount amount(int at) {
        return new Amount(numbers[at + 1], numbers[at]);
    }
}
