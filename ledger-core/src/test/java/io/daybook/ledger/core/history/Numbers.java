package io.daybook.ledger.core.history;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The numbers at which arithmetic goes wrong, and their neighbours. */
final class Numbers {
    static final BigInteger LARGEST = power(128).subtract(BigInteger.ONE);

    static final List<BigInteger> BOUNDARIES = Stream.of(0, 31, 32, 62, 63, 64, 65, 126, 127, 128)
            .map(Numbers::power)
            .flatMap(Numbers::neighbours)
            .filter(Numbers::isAmount)
            .distinct()
            .toList();

    private static final List<Id> BOUNDARY_IDS = BOUNDARIES.stream()
            .filter(number -> !number.equals(LARGEST))
            .map(Id::of)
            .toList();

    private Numbers() {}

    private static BigInteger power(int exponent) {
        return BigInteger.TWO.pow(exponent);
    }

    static Stream<BigInteger> neighbours(BigInteger number) {
        return IntStream.rangeClosed(-1, 1).mapToObj(offset -> number.add(BigInteger.valueOf(offset)));
    }

    private static boolean isAmount(BigInteger number) {
        return number.signum() > 0 && number.compareTo(LARGEST) <= 0;
    }

    /** Near what a command may be about, small, or at a boundary of the number's form. */
    static Amount amount(Dice dice, boolean large, BigInteger hint) {
        if (hint.signum() > 0 && dice.chance(0.4)) {
            BigInteger near = dice.chance(0.5) ? hint : hint.add(BigInteger.valueOf(dice.between(-1, 1)));
            if (isAmount(near)) {
                return Amount.of(near);
            }
        }
        if (large && dice.chance(0.35)) {
            return Amount.of(dice.pick(BOUNDARIES));
        }
        return Amount.of(dice.chance(0.8) ? dice.between(1, 60) : dice.between(1, 10_000));
    }

    static Id boundaryId(Dice dice) {
        return dice.pick(BOUNDARY_IDS);
    }

    static BigInteger signed(Dice dice, boolean large) {
        BigInteger magnitude = amount(dice, large, BigInteger.ZERO).toBigInteger();
        return dice.chance(0.3) ? magnitude.negate() : magnitude;
    }
}
