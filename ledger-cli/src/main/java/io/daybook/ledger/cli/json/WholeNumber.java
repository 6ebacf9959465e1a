package io.daybook.ledger.cli.json;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A whole number as JSON carries it: of any size, so that what no field can hold is still told apart from what is no
 * number at all. Immutable.
 */
final class WholeNumber {
    private static final int SAFE_LONG_DIGITS = 18;
    private static final int MOST_DIGITS = 39;
    private static final BigInteger LIMIT_128 = BigInteger.ONE.shiftLeft(128);
    private static final BigInteger LIMIT_64 = BigInteger.ONE.shiftLeft(64);

    private final boolean negative;
    private final String digits;

    private WholeNumber(boolean negative, String digits) {
        this.negative = negative;
        this.digits = digits;
    }

    /** Reads an optional minus sign and decimal digits; empty when the text is anything else. */
    static Optional<WholeNumber> parse(String text) {
        boolean minus = text.startsWith("-");
        int first = minus ? 1 : 0;
        if (text.length() == first) {
            return Optional.empty();
        }
        int leadingZeros = first;
        for (int index = first; index < text.length(); index++) {
            char digit = text.charAt(index);
            if (digit < '0' || digit > '9') {
                return Optional.empty();
            }
            if (digit == '0' && leadingZeros == index && index < text.length() - 1) {
                leadingZeros++;
            }
        }
        String digits = text.substring(leadingZeros);
        return Optional.of(new WholeNumber(minus && !digits.equals("0"), digits));
    }

    boolean isNegative() {
        return negative;
    }

    /** Whether this is a number of 0 .. 2^128-1. */
    boolean fitsUnsigned128() {
        return fitsUnsigned(LIMIT_128);
    }

    /** Whether this is a number of 0 .. 2^64-1. */
    boolean fitsUnsigned64() {
        return fitsUnsigned(LIMIT_64);
    }

    /** Whether this is a number of 0 .. 2^32-1. */
    boolean fitsUnsigned32() {
        return !negative && fitsLong() && toLong() >>> 32 == 0;
    }

    /** Whether this is a number of -2^31 .. 2^31-1. */
    boolean fitsInt() {
        return fitsLong() && toLong() == (int) toLong();
    }

    /** Whether this is a number of -2^63 .. 2^63-1. */
    boolean fitsLong() {
        return digits.length() <= SAFE_LONG_DIGITS
                || digits.length() <= MOST_DIGITS && toBigInteger().bitLength() < Long.SIZE;
    }

    /** Whether the magnitude is a number of 0 .. 2^128-1. */
    boolean magnitudeFitsUnsigned128() {
        return new WholeNumber(false, digits).fitsUnsigned128();
    }

    /** The lower 64 bits of a number that fits. */
    long toLong() {
        if (digits.length() <= SAFE_LONG_DIGITS) {
            long magnitude = Long.parseLong(digits);
            return negative ? -magnitude : magnitude;
        }
        return toBigInteger().longValue();
    }

    Amount toAmount() {
        return digits.length() <= SAFE_LONG_DIGITS && !negative ? Amount.of(toLong()) : Amount.of(toBigInteger());
    }

    Id toId() {
        return digits.length() <= SAFE_LONG_DIGITS && !negative ? Id.of(toLong()) : Id.of(toBigInteger());
    }

    BigInteger toBigInteger() {
        return new BigInteger(toString());
    }

    private boolean fitsUnsigned(BigInteger limit) {
        if (negative || digits.length() > MOST_DIGITS) {
            return false;
        }
        return digits.length() <= SAFE_LONG_DIGITS || toBigInteger().compareTo(limit) < 0;
    }

    /** The number in decimal without leading zeros. */
    @Override
    public String toString() {
        return negative ? "-" + digits : digits;
    }
}
