package io.daybook.ledger.calculation;

import io.daybook.ledger.Amount;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Splits an amount by weights so that the parts always sum to the whole (Martin Fowler, Patterns of Enterprise
 * Application Architecture, "Money": allocate). Each part first gets its share rounded down; the minor units left over
 * go one each to the parts from the top. Thread-safe.
 */
public final class Allocation {
    private Allocation() {}

    /**
     * Splits by whole weights.
     *
     * @param whole what to split, in minor units
     * @param weights each 0 or more, not all 0; a weight of 0 gets nothing, a left-over unit neither
     * @return as many parts as weights, in their order; they sum to the whole
     * @throws IllegalArgumentException when a weight is negative or all are 0
     */
    public static List<Amount> byWeights(Amount whole, long... weights) {
        List<BigInteger> numbers = new ArrayList<>(weights.length);
        for (long weight : weights) {
            numbers.add(BigInteger.valueOf(weight));
        }
        return byNumbers(whole, numbers);
    }

    /**
     * Splits into equal parts.
     *
     * @param whole what to split, in minor units
     * @param parts how many, 1 or more
     * @return the parts; the first ones are one minor unit larger when it does not come out even
     * @throws IllegalArgumentException when parts is below 1
     */
    public static List<Amount> evenly(Amount whole, int parts) {
        if (parts < 1) {
            throw new IllegalArgumentException("parts must be 1 or more: parts=" + parts);
        }
        return byNumbers(whole, Collections.nCopies(parts, BigInteger.ONE));
    }

    /**
     * Splits by exact rational shares.
     *
     * @param whole what to split, in minor units
     * @param shares each 0 or more; they must sum to exactly 1
     * @return as many parts as shares, in their order; they sum to the whole
     * @throws IllegalArgumentException when a share is negative or they do not sum to 1
     */
    public static List<Amount> byShares(Amount whole, List<Rational> shares) {
        BigInteger common = BigInteger.ONE;
        for (Rational share : shares) {
            common = lcm(common, share.denominator());
        }
        List<BigInteger> weights = new ArrayList<>(shares.size());
        BigInteger sum = BigInteger.ZERO;
        for (Rational share : shares) {
            BigInteger weight = share.numerator().multiply(common.divide(share.denominator()));
            weights.add(weight);
            sum = sum.add(weight);
        }
        if (!sum.equals(common)) {
            throw new IllegalArgumentException("shares must sum to 1: sum=" + sum + "/" + common);
        }
        return byNumbers(whole, weights);
    }

    private static List<Amount> byNumbers(Amount whole, List<BigInteger> weights) {
        BigInteger sum = BigInteger.ZERO;
        for (BigInteger weight : weights) {
            if (weight.signum() < 0) {
                throw new IllegalArgumentException("a weight must not be negative: weight=" + weight);
            }
            sum = sum.add(weight);
        }
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("at least one weight must be above 0");
        }
        BigInteger[] parts = new BigInteger[weights.size()];
        BigInteger left = whole.toBigInteger();
        for (int i = 0; i < parts.length; i++) {
            parts[i] = whole.toBigInteger().multiply(weights.get(i)).divide(sum);
            left = left.subtract(parts[i]);
        }
        return withUnitsFromTheTop(parts, weights, left.intValueExact());
    }

    /** What is left over is less than the number of parts that have a weight: one unit each is enough. */
    private static List<Amount> withUnitsFromTheTop(BigInteger[] parts, List<BigInteger> weights, int units) {
        List<Amount> amounts = new ArrayList<>(parts.length);
        int left = units;
        for (int i = 0; i < parts.length; i++) {
            boolean extra = left > 0 && weights.get(i).signum() > 0;
            amounts.add(Amount.of(extra ? parts[i].add(BigInteger.ONE) : parts[i]));
            left -= extra ? 1 : 0;
        }
        return amounts;
    }

    private static BigInteger lcm(BigInteger left, BigInteger right) {
        return left.divide(left.gcd(right)).multiply(right);
    }
}
