package io.daybook.ledger;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An unsigned 128-bit amount of money in the minor unit of its asset. Exact: no operation rounds, and what does not fit
 * throws. Immutable.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record Amount(long high, long low) implements Comparable<Amount> {
    /** Nothing. Not a valid amount of a command. */
    public static final Amount ZERO = new Amount(0, 0);

    /** The largest amount, 2^128-1. */
    public static final Amount MAX = new Amount(-1, -1);

    /**
     * An amount in minor units; the fast way.
     *
     * @param minorUnits 0 .. 2^63-1
     * @return the amount
     * @throws ArithmeticException when negative
     */
    public static Amount of(long minorUnits) {
        if (minorUnits < 0) {
            throw new ArithmeticException("amount is negative: value=" + minorUnits);
        }
        return new Amount(0, minorUnits);
    }

    /**
     * An amount in minor units.
     *
     * @param minorUnits 0 .. 2^128-1
     * @return the amount
     * @throws ArithmeticException when outside that range
     */
    public static Amount of(BigInteger minorUnits) {
        UInt128s.requireFits(minorUnits, "amount");
        return new Amount(UInt128s.high(minorUnits), minorUnits.longValue());
    }

    /**
     * An amount in the asset's major unit, converted exactly.
     *
     * @param value for example 12.34
     * @param scale digits after the point of the asset, 0 .. 38
     * @return the amount in minor units
     * @throws ArithmeticException when the value has more digits than the scale, is negative, or does not fit
     */
    public static Amount of(BigDecimal value, int scale) {
        return of(value.movePointRight(scale).toBigIntegerExact());
    }

    /**
     * Reads a decimal number of minor units.
     *
     * @param text digits
     * @return the amount
     * @throws NumberFormatException when the text is no integer
     * @throws ArithmeticException when it is outside 0 .. 2^128-1
     */
    public static Amount parse(String text) {
        return of(new BigInteger(text));
    }

    /**
     * Whether this is nothing.
     *
     * @return true for zero
     */
    public boolean isZero() {
        return (high | low) == 0;
    }

    /**
     * The sum of two amounts.
     *
     * @param other what to add
     * @return the sum
     * @throws ArithmeticException when it exceeds 2^128-1
     */
    public Amount plus(Amount other) {
        return of(toBigInteger().add(other.toBigInteger()));
    }

    /**
     * The difference of two amounts.
     *
     * @param other what to take away
     * @return the difference
     * @throws ArithmeticException when the other is larger
     */
    public Amount minus(Amount other) {
        return of(toBigInteger().subtract(other.toBigInteger()));
    }

    /**
     * The number of minor units.
     *
     * @return 0 .. 2^128-1
     */
    public BigInteger toBigInteger() {
        return UInt128s.toBigInteger(high, low);
    }

    /**
     * The amount in the asset's major unit.
     *
     * @param scale digits after the point of the asset, 0 .. 38
     * @return exact, with that scale
     */
    public BigDecimal toBigDecimal(int scale) {
        return new BigDecimal(toBigInteger(), scale);
    }

    /**
     * The number of minor units as a long.
     *
     * @return 0 .. 2^63-1
     * @throws ArithmeticException when it needs more
     */
    public long toLongExact() {
        if (high != 0 || low < 0) {
            throw new ArithmeticException("amount needs more than 63 bits: amount=" + this);
        }
        return low;
    }

    @Override
    public int compareTo(Amount other) {
        return UInt128s.compare(high, low, other.high, other.low);
    }

    /** The decimal number of minor units. */
    @Override
    public String toString() {
        return UInt128s.toString(high, low);
    }
}
