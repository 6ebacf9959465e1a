package io.daybook.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {
    private static final String MAX = "340282366920938463463374607431768211455";

    @ParameterizedTest(name = "{0} at scale {1} is {2} minor units")
    @CsvSource({
        "12.34, 2, 1234",
        "12.3, 2, 1230",
        "12.3400, 2, 1234",
        "1E+2, 2, 10000",
        "0, 2, 0",
        "7, 0, 7",
        "0.00000000000000000000000000000000000001, 38, 1",
        "3.40282366920938463463374607431768211455, 38, " + MAX,
        MAX + ", 0, " + MAX,
    })
    void shouldConvertExactly(BigDecimal value, int scale, String minorUnits) {
        Amount amount = Amount.of(value, scale);
        assertEquals(minorUnits, amount.toString());
        assertEquals(0, value.compareTo(amount.toBigDecimal(scale)));
        assertEquals(scale, amount.toBigDecimal(scale).scale());
    }

    @ParameterizedTest(name = "{0} at scale {1} is refused, not rounded")
    @CsvSource({
        "12.345, 2",
        "0.1, 0",
        "-0.01, 2",
        "3.40282366920938463463374607431768211456, 38",
        "340282366920938463463374607431768211456, 0",
    })
    void shouldNeverRound(BigDecimal value, int scale) {
        assertThrows(ArithmeticException.class, () -> Amount.of(value, scale));
    }

    @Test
    void shouldRefuseANegativeNumberOfMinorUnits() {
        assertThrows(ArithmeticException.class, () -> Amount.of(-1));
        assertThrows(ArithmeticException.class, () -> Amount.of(BigInteger.ONE.negate()));
        assertThrows(ArithmeticException.class, () -> Amount.parse("-1"));
    }

    @Test
    void shouldConvertToLongOnlyExactly() {
        assertEquals(Long.MAX_VALUE, Amount.of(Long.MAX_VALUE).toLongExact());
        Amount oneMore = Amount.of(Long.MAX_VALUE).plus(Amount.of(1));
        assertThrows(ArithmeticException.class, oneMore::toLongExact);
        assertThrows(ArithmeticException.class, Amount.MAX::toLongExact);
    }

    @Test
    void shouldNotWrapAround() {
        assertThrows(ArithmeticException.class, () -> Amount.MAX.plus(Amount.of(1)));
        assertThrows(ArithmeticException.class, () -> Amount.ZERO.minus(Amount.of(1)));
        assertTrue(Amount.MAX.minus(Amount.MAX).isZero());
        assertFalse(Amount.MAX.isZero());
    }

    @Property
    void shouldAddAndSubtractLikeWholeNumbers(
            @ForAll long high, @ForAll long low, @ForAll long otherHigh, @ForAll long otherLow) {
        Amount left = new Amount(high, low);
        Amount right = new Amount(otherHigh, otherLow);
        BigInteger sum = left.toBigInteger().add(right.toBigInteger());
        if (sum.bitLength() <= 128) {
            assertEquals(sum, left.plus(right).toBigInteger());
            assertEquals(left, left.plus(right).minus(right));
        } else {
            assertThrows(ArithmeticException.class, () -> left.plus(right));
        }
        assertEquals(left.toBigInteger().compareTo(right.toBigInteger()), Integer.signum(left.compareTo(right)));
    }

    @Property
    void shouldComeBackFromDecimals(@ForAll long high, @ForAll long low, @ForAll @IntRange(max = 38) int scale) {
        Amount amount = new Amount(high, low);
        assertEquals(amount, Amount.of(amount.toBigDecimal(scale), scale));
        assertEquals(amount, Amount.parse(amount.toString()));
    }
}
