package io.daybook.ledger.core.statemachine.state;

/** Comparisons and sums of unsigned 128-bit numbers that are given as pairs of longs. */
public final class UInt128 {
    private UInt128() {}

    /**
     * Compares two numbers.
     *
     * @param leftHigh upper 64 bits of the left
     * @param leftLow lower 64 bits of the left
     * @param rightHigh upper 64 bits of the right
     * @param rightLow lower 64 bits of the right
     * @return negative, zero or positive
     */
    public static int compare(long leftHigh, long leftLow, long rightHigh, long rightLow) {
        int upper = Long.compareUnsigned(leftHigh, rightHigh);
        return upper != 0 ? upper : Long.compareUnsigned(leftLow, rightLow);
    }

    /**
     * The upper half of a sum.
     *
     * @param leftHigh upper 64 bits of the left
     * @param leftLow lower 64 bits of the left
     * @param rightHigh upper 64 bits of the right
     * @param rightLow lower 64 bits of the right
     * @return upper 64 bits, modulo 2^128
     */
    public static long sumHigh(long leftHigh, long leftLow, long rightHigh, long rightLow) {
        long carry = Long.compareUnsigned(leftLow + rightLow, leftLow) < 0 ? 1 : 0;
        return leftHigh + rightHigh + carry;
    }

    /**
     * The upper half of a difference.
     *
     * @param leftHigh upper 64 bits of the left
     * @param leftLow lower 64 bits of the left
     * @param rightHigh upper 64 bits of the right
     * @param rightLow lower 64 bits of the right
     * @return upper 64 bits, modulo 2^128
     */
    public static long differenceHigh(long leftHigh, long leftLow, long rightHigh, long rightLow) {
        long borrow = Long.compareUnsigned(leftLow, rightLow) < 0 ? 1 : 0;
        return leftHigh - rightHigh - borrow;
    }
}
