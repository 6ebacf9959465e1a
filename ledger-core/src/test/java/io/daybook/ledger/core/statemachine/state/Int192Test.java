package io.daybook.ledger.core.statemachine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Sums of 128-bit amounts against BigInteger, near every carry. */
class Int192Test {
    @Property(tries = 3000)
    void shouldSumLikeBigInteger(@ForAll("amounts") List<BigInteger> added, @ForAll("amounts") List<BigInteger> taken) {
        Int192 sum = new Int192().set(0, 0);
        BigInteger expected = BigInteger.ZERO;
        for (BigInteger amount : added) {
            sum.add(high(amount), amount.longValue());
            expected = expected.add(amount);
        }
        for (BigInteger amount : taken) {
            sum.subtract(high(amount), amount.longValue());
            expected = expected.subtract(amount);
        }
        assertEquals(expected.signum() < 0, sum.isNegative());
        assertEquals(expected.signum() == 0, sum.isZero());
        assertEquals(expected.signum() > 0, sum.isPositive());
        boolean fits = expected.signum() >= 0 && expected.bitLength() <= 128;
        assertEquals(fits, sum.fitsUnsigned128());
        for (BigInteger bound : taken) {
            assertEquals(expected.compareTo(bound), sum.compareTo(false, high(bound), bound.longValue()));
            assertEquals(expected.compareTo(bound.negate()), sum.compareTo(true, high(bound), bound.longValue()));
        }
        if (fits) {
            assertEquals(high(expected), sum.amountHigh());
            assertEquals(expected.longValue(), sum.amountLow());
        }
    }

    @Property(tries = 3000)
    void shouldAddAndSubtractPairsLikeBigInteger(
            @ForAll("amount") BigInteger left, @ForAll("amount") BigInteger right) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(128);
        BigInteger sum = left.add(right).mod(modulus);
        BigInteger difference = left.subtract(right).mod(modulus);
        assertEquals(high(sum), UInt128.sumHigh(high(left), left.longValue(), high(right), right.longValue()));
        assertEquals(
                high(difference), UInt128.differenceHigh(high(left), left.longValue(), high(right), right.longValue()));
        assertEquals(
                Integer.signum(left.compareTo(right)),
                Integer.signum(UInt128.compare(high(left), left.longValue(), high(right), right.longValue())));
    }

    @Provide
    Arbitrary<List<BigInteger>> amounts() {
        return amount().list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    Arbitrary<BigInteger> amount() {
        BigInteger two = BigInteger.TWO;
        Arbitrary<BigInteger> near = Arbitraries.of(0, 31, 32, 63, 64, 65, 127, 128)
                .flatMap(bits -> Arbitraries.integers()
                        .between(-2, 2)
                        .map(offset -> two.pow(bits).add(BigInteger.valueOf(offset))));
        Arbitrary<BigInteger> any =
                Arbitraries.bigIntegers().between(BigInteger.ZERO, two.pow(128).subtract(BigInteger.ONE));
        return Arbitraries.oneOf(near, any).filter(value -> value.signum() >= 0 && value.bitLength() <= 128);
    }

    private static long high(BigInteger value) {
        return value.shiftRight(64).longValue();
    }
}
