package io.daybook.ledger.calculation;

import io.daybook.ledger.Amount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Converts an amount into another asset at an exact rate, with a rounding that the caller states; what the rounding did
 * is named. Immutable.
 *
 * @param source what was converted, in minor units of the source
 * @param target what it became, in whole minor units of the target
 * @param remainder the exact value less the target, in minor units of the target: positive when it was rounded down,
 *     negative when it was rounded up, as a signed numerator over {@code remainderDenominator}
 * @param remainderDenominator 1 or more
 */
public record CurrencyConversion(Amount source, Amount target, BigInteger remainder, BigInteger remainderDenominator) {
    /**
     * Converts.
     *
     * @param source in minor units of the source
     * @param sourceScale digits after the point of the source, 0 .. 38
     * @param rate major units of the target for one major unit of the source
     * @param targetScale digits after the point of the target, 0 .. 38
     * @param rounding how to come to whole minor units; UNNECESSARY to insist that it comes out even
     * @return the conversion
     * @throws ArithmeticException when the target does not fit in 2^128-1, or UNNECESSARY was asked and it does not
     *     come out even
     */
    public static CurrencyConversion convert(
            Amount source, int sourceScale, Rational rate, int targetScale, RoundingMode rounding) {
        BigInteger numerator =
                source.toBigInteger().multiply(rate.numerator()).multiply(BigInteger.TEN.pow(targetScale));
        BigInteger denominator = rate.denominator().multiply(BigInteger.TEN.pow(sourceScale));
        BigInteger target = new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), 0, rounding)
                .toBigIntegerExact();
        BigInteger remainder = numerator.subtract(target.multiply(denominator));
        BigInteger divisor = remainder.gcd(denominator);
        return new CurrencyConversion(
                source, Amount.of(target), remainder.divide(divisor), denominator.divide(divisor));
    }

    /**
     * Whether it came out even.
     *
     * @return true when nothing was rounded
     */
    public boolean isExact() {
        return remainder.signum() == 0;
    }

    /**
     * The remainder as a number to look at.
     *
     * @param context how many digits
     * @return approximately, in minor units of the target
     */
    public BigDecimal remainderAsDecimal(MathContext context) {
        return new BigDecimal(remainder).divide(new BigDecimal(remainderDenominator), context);
    }
}
