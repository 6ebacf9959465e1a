package io.daybook.ledger.calculation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.daybook.ledger.Amount;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrencyConversionTest {
    @ParameterizedTest(name = "{0} (scale {1}) at {2} into scale {3}, {4}: {5}, remainder {6}")
    @CsvSource({
        "10000, 2, 25.345,   2, HALF_EVEN,   253450, 0/1",
        "1,     2, 0.5,      2, HALF_EVEN,   0,      1/2",
        "3,     2, 0.5,      2, HALF_EVEN,   2,      -1/2",
        "1,     2, 0.5,      2, HALF_UP,     1,      -1/2",
        "100,   2, 161.37,   0, DOWN,        161,    37/100",
        "100,   2, 161.37,   0, UP,          162,    -63/100",
        "161,   0, 0.0062,   2, HALF_EVEN,   100,    -9/50",
        "1,     0, 12345,    3, UNNECESSARY, 12345000, 0/1",
    })
    void shouldConvertAndNameTheRemainder(
            long source,
            int sourceScale,
            BigDecimal rate,
            int targetScale,
            RoundingMode rounding,
            long target,
            String remainder) {
        CurrencyConversion conversion =
                CurrencyConversion.convert(Amount.of(source), sourceScale, Rational.of(rate), targetScale, rounding);
        assertEquals(Amount.of(target), conversion.target());
        assertEquals(remainder, conversion.remainder() + "/" + conversion.remainderDenominator());
        assertEquals(remainder.startsWith("0"), conversion.isExact());
    }

    @Test
    void shouldRefuseToRoundSilently() {
        assertThrows(
                ArithmeticException.class,
                () -> CurrencyConversion.convert(Amount.of(1), 2, Rational.of(1, 3), 2, RoundingMode.UNNECESSARY));
    }

    @Test
    void shouldRefuseWhatDoesNotFit() {
        assertThrows(
                ArithmeticException.class,
                () -> CurrencyConversion.convert(Amount.MAX, 0, Rational.of(2, 1), 0, RoundingMode.DOWN));
    }

    @Test
    void shouldShowTheRemainderAsANumber() {
        CurrencyConversion conversion =
                CurrencyConversion.convert(Amount.of(100), 2, Rational.of(1, 3), 2, RoundingMode.DOWN);
        assertEquals(new BigDecimal("0.3333"), conversion.remainderAsDecimal(new MathContext(4)));
    }
}
