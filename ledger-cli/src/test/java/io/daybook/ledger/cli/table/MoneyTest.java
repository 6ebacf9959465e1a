package io.daybook.ledger.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 | 0",
                "0 | 2 | 0.00",
                "-5 | 2 | -0.05",
                "999 | 0 | 999",
                "1000 | 0 | 1,000",
                "-123456789 | 2 | -1,234,567.89",
                "340282366920938463463374607431768211455 | 38 | 3.40282366920938463463374607431768211455",
                "340282366920938463463374607431768211455 | 0 | 340,282,366,920,938,463,463,374,607,431,768,211,455",
            })
    void shouldWriteAmountsForPeople(BigInteger minorUnits, int scale, String text) {
        assertEquals(text, Money.format(minorUnits, scale));
    }

    @Test
    void shouldBringPointsUnderEachOther() {
        assertEquals(
                List.of("1.00  ", "-1,000     ", "0.1234", "unlimited"),
                Money.alignedByPoint(List.of("1.00", "-1,000", "0.1234", "unlimited")));
    }
}
