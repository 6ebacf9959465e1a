package io.daybook.ledger.calculation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.daybook.ledger.Amount;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationTest {
    @ParameterizedTest(name = "{0} by {1} gives {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "100 | 1 1 1     | 34 33 33",
                "100 | 1         | 100",
                "5   | 3 7       | 2 3",
                "1   | 1 1       | 1 0",
                "0   | 1 2       | 0 0",
                "2   | 0 1 1 1   | 0 1 1 0",
                "100 | 50 30 20  | 50 30 20",
                "101 | 50 30 20  | 51 30 20",
                "7   | 1000000000000 1 | 7 0",
            })
    void shouldSplitByWeights(long whole, String weights, String parts) {
        assertEquals(amounts(parts), Allocation.byWeights(Amount.of(whole), numbers(weights)));
    }

    @Test
    void shouldSplitTheLargestAmount() {
        List<Amount> parts = Allocation.byWeights(Amount.MAX, Long.MAX_VALUE, Long.MAX_VALUE, 1);
        assertEquals(Amount.MAX.toBigInteger(), sum(parts));
    }

    @Test
    void shouldSplitByShares() {
        List<Rational> thirds = List.of(Rational.of(1, 3), Rational.of(1, 6), Rational.of(1, 2));
        assertEquals(amounts("4 1 5"), Allocation.byShares(Amount.of(10), thirds));
    }

    @Test
    void shouldSplitEvenly() {
        assertEquals(amounts("4 3 3"), Allocation.evenly(Amount.of(10), 3));
    }

    @Test
    void shouldRefuseWhatCannotBeSplit() {
        Amount ten = Amount.of(10);
        assertThrows(IllegalArgumentException.class, () -> Allocation.byWeights(ten, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> Allocation.byWeights(ten, 1, -1));
        assertThrows(IllegalArgumentException.class, () -> Allocation.byWeights(ten));
        assertThrows(IllegalArgumentException.class, () -> Allocation.evenly(ten, 0));
        assertThrows(IllegalArgumentException.class, () -> Allocation.byShares(ten, List.of(Rational.of(1, 3))));
    }

    @Property
    void partsSumToTheWhole(
            @ForAll @LongRange(min = 0) long whole,
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1) Long> weights) {
        long[] numbers = weights.stream().mapToLong(Long::longValue).toArray();
        assertEquals(BigInteger.valueOf(whole), sum(Allocation.byWeights(Amount.of(whole), numbers)));
    }

    private static BigInteger sum(List<Amount> parts) {
        return parts.stream().map(Amount::toBigInteger).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static List<Amount> amounts(String text) {
        return Arrays.stream(numbers(text)).mapToObj(Amount::of).toList();
    }

    private static long[] numbers(String text) {
        return Arrays.stream(text.trim().split(" ")).mapToLong(Long::parseLong).toArray();
    }
}
