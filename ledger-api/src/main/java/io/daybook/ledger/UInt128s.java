package io.daybook.ledger;

import java.math.BigInteger;

/** Conversions between a pair of longs, read as one unsigned 128-bit number, and its other forms. */
final class UInt128s {
    private static final BigInteger TWO_POW_64 = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger MAX = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    private UInt128s() {}

    static BigInteger toBigInteger(long high, long low) {
        return unsigned(high).multiply(TWO_POW_64).add(unsigned(low));
    }

    static boolean fits(BigInteger value) {
        return value.signum() >= 0 && value.compareTo(MAX) <= 0;
    }

    static BigInteger requireFits(BigInteger value, String what) {
        if (!fits(value)) {
            throw new ArithmeticException(what + " is outside 0 .. 2^128-1: value=" + value);
        }
        return value;
    }

    static long high(BigInteger value) {
        return value.shiftRight(64).longValue();
    }

    static int compare(long leftHigh, long leftLow, long rightHigh, long rightLow) {
        int high = Long.compareUnsigned(leftHigh, rightHigh);
        return high != 0 ? high : Long.compareUnsigned(leftLow, rightLow);
    }

    static String toString(long high, long low) {
        return high == 0 ? Long.toUnsignedString(low) : toBigInteger(high, low).toString();
    }

    private static BigInteger unsigned(long value) {
        BigInteger signed = BigInteger.valueOf(value);
        return value < 0 ? signed.add(TWO_POW_64) : signed;
    }
}
