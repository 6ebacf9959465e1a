package io.daybook.ledger;

import java.math.BigInteger;
import java.util.Objects;
import java.util.UUID;

/**
 * A 128-bit unsigned identifier. Accounts have one id space, all other commands another.
 *
 * <p>Any bit pattern can be held, because a reference may be any number; an id that names a command or an account must
 * not be {@link #ZERO} or {@link #MAX} and is otherwise answered {@link Outcome#INVALID_ID}. Immutable.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record Id(long high, long low) implements Comparable<Id> {
    /** The number 0: no valid id. */
    public static final Id ZERO = new Id(0, 0);

    /** The number 2^128-1: no valid id. */
    public static final Id MAX = new Id(-1, -1);

    /**
     * The id with the given number.
     *
     * @param value read as an unsigned 64-bit number
     * @return the id
     */
    public static Id of(long value) {
        return new Id(0, value);
    }

    /**
     * The id with the given number.
     *
     * @param value 0 .. 2^128-1
     * @return the id
     * @throws ArithmeticException when the value is outside that range
     */
    public static Id of(BigInteger value) {
        UInt128s.requireFits(value, "id");
        return new Id(UInt128s.high(value), value.longValue());
    }

    /**
     * The id with the bits of a UUID.
     *
     * @param uuid most significant bits become {@link #high()}
     * @return the id
     */
    public static Id of(UUID uuid) {
        return new Id(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /**
     * Reads a decimal number, or UUID text.
     *
     * @param text for example {@code 42} or {@code 018f4e2a-7b1c-7c3d-9a55-0242ac120002}
     * @return the id
     * @throws NumberFormatException when the text is neither
     * @throws ArithmeticException when the number is outside 0 .. 2^128-1
     */
    public static Id parse(String text) {
        Objects.requireNonNull(text, "text");
        if (text.length() == 36 && text.indexOf('-') == 8) {
            try {
                return of(UUID.fromString(text));
            } catch (IllegalArgumentException malformed) {
                throw new NumberFormatException("not a UUID: text=" + text);
            }
        }
        return of(new BigInteger(text));
    }

    /**
     * Whether this can name a command or an account.
     *
     * @return true unless it is 0 or 2^128-1
     */
    public boolean isValid() {
        return (high | low) != 0 && (high & low) != -1L;
    }

    /**
     * This id as a UUID with the same bits.
     *
     * @return the UUID
     */
    public UUID toUuid() {
        return new UUID(high, low);
    }

    /**
     * This id as a number.
     *
     * @return 0 .. 2^128-1
     */
    public BigInteger toBigInteger() {
        return UInt128s.toBigInteger(high, low);
    }

    /**
     * This id as a long.
     *
     * @return the number, read as unsigned
     * @throws ArithmeticException when it needs more than 64 bits
     */
    public long toLong() {
        if (high != 0) {
            throw new ArithmeticException("id needs more than 64 bits: id=" + this);
        }
        return low;
    }

    @Override
    public int compareTo(Id other) {
        return UInt128s.compare(high, low, other.high, other.low);
    }

    /** The decimal number. */
    @Override
    public String toString() {
        return UInt128s.toString(high, low);
    }
}
