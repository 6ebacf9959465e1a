package io.daybook.ledger.core.statemachine.state;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * A mutable signed 192-bit number: sums and differences of unsigned 128-bit amounts, exact for up to 2^63 of them.
 *
 * <p>Two's complement in three words. Not safe for use by several threads.
 */
public final class Int192 {
    private long high;
    private long mid;
    private long low;

    /**
     * Sets it to an unsigned 128-bit number.
     *
     * @param amountHigh upper 64 bits
     * @param amountLow lower 64 bits
     * @return this
     */
    public Int192 set(long amountHigh, long amountLow) {
        high = 0;
        mid = amountHigh;
        low = amountLow;
        return this;
    }

    /**
     * Adds an unsigned 128-bit number.
     *
     * @param amountHigh upper 64 bits
     * @param amountLow lower 64 bits
     * @return this
     */
    public Int192 add(long amountHigh, long amountLow) {
        long newLow = low + amountLow;
        long carryLow = Long.compareUnsigned(newLow, low) < 0 ? 1 : 0;
        long sum = mid + amountHigh;
        long carryMid = Long.compareUnsigned(sum, mid) < 0 ? 1 : 0;
        long newMid = sum + carryLow;
        if (Long.compareUnsigned(newMid, sum) < 0) {
            carryMid++;
        }
        low = newLow;
        mid = newMid;
        high += carryMid;
        return this;
    }

    /**
     * Takes an unsigned 128-bit number away.
     *
     * @param amountHigh upper 64 bits
     * @param amountLow lower 64 bits
     * @return this
     */
    public Int192 subtract(long amountHigh, long amountLow) {
        long borrowLow = Long.compareUnsigned(low, amountLow) < 0 ? 1 : 0;
        long borrowMid = Long.compareUnsigned(mid, amountHigh) < 0 ? 1 : 0;
        long difference = mid - amountHigh;
        if (Long.compareUnsigned(difference, borrowLow) < 0) {
            borrowMid++;
        }
        low -= amountLow;
        mid = difference - borrowLow;
        high -= borrowMid;
        return this;
    }

    /**
     * Whether it is below zero.
     *
     * @return true when negative
     */
    public boolean isNegative() {
        return high < 0;
    }

    /**
     * Whether it is zero.
     *
     * @return true when zero
     */
    public boolean isZero() {
        return (high | mid | low) == 0;
    }

    /**
     * Whether it is above zero.
     *
     * @return true when positive
     */
    public boolean isPositive() {
        return high >= 0 && !isZero();
    }

    /**
     * Whether it lies in 0 .. 2^128-1.
     *
     * @return true when an amount or total can hold it
     */
    public boolean fitsUnsigned128() {
        return high == 0;
    }

    /**
     * The upper half of an unsigned 128-bit value.
     *
     * @return meaningful when {@link #fitsUnsigned128()}
     */
    public long amountHigh() {
        return mid;
    }

    /**
     * The lower half of an unsigned 128-bit value.
     *
     * @return meaningful when {@link #fitsUnsigned128()}
     */
    public long amountLow() {
        return low;
    }

    /**
     * Compares it with a signed magnitude.
     *
     * @param negative whether the magnitude is below zero
     * @param magnitudeHigh upper 64 bits
     * @param magnitudeLow lower 64 bits
     * @return negative, zero or positive
     */
    public int compareTo(boolean negative, long magnitudeHigh, long magnitudeLow) {
        long savedHigh = high;
        long savedMid = mid;
        long savedLow = low;
        if (negative) {
            add(magnitudeHigh, magnitudeLow);
        } else {
            subtract(magnitudeHigh, magnitudeLow);
        }
        int result = isNegative() ? -1 : isZero() ? 0 : 1;
        high = savedHigh;
        mid = savedMid;
        low = savedLow;
        return result;
    }

    /**
     * The number as a big one.
     *
     * @return the same value
     */
    public BigInteger toBigInteger() {
        byte[] bytes = new byte[3 * Long.BYTES];
        ByteBuffer.wrap(bytes).putLong(high).putLong(mid).putLong(low);
        return new BigInteger(bytes);
    }
}
