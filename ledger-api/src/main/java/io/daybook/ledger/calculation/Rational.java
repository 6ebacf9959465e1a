package io.daybook.ledger.calculation;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact fraction, 0 or more, in lowest terms. Immutable.
 *
 * @param numerator 0 or more
 * @param denominator 1 or more
 */
public record Rational(BigInteger numerator, BigInteger denominator) {
    /** Checks the signs and reduces. */
    public Rational {
        if (numerator.signum() < 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException(
                    "a fraction must be 0 or more: numerator=" + numerator + ", denominator=" + denominator);
        }
        BigInteger divisor = numerator.gcd(denominator);
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    /**
     * A fraction.
     *
     * @param numerator 0 or more
     * @param denominator 1 or more
     * @return the fraction
     */
    public static Rational of(long numerator, long denominator) {
        return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /**
     * The fraction that a decimal number is.
     *
     * @param value for example a rate of 25.345, 0 or more
     * @return the same number, exactly
     */
    public static Rational of(BigDecimal value) {
        BigDecimal whole = value.scale() < 0 ? value.setScale(0) : value;
        return new Rational(whole.unscaledValue(), BigInteger.TEN.pow(whole.scale()));
    }

    /**
     * One divided by this.
     *
     * @return the reciprocal
     * @throws IllegalArgumentException for zero
     */
    public Rational reciprocal() {
        return new Rational(denominator, numerator);
    }

    /** {@code numerator/denominator}. */
    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
