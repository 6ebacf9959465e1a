package io.daybook.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {
    private static final String MAX = "340282366920938463463374607431768211455";

    @ParameterizedTest(name = "{0} may name a command: {1}")
    @CsvSource({
        "0, false",
        "1, true",
        "9223372036854775807, true",
        "9223372036854775808, true",
        "18446744073709551615, true",
        "18446744073709551616, true",
        "170141183460469231731687303715884105728, true",
        "340282366920938463463374607431768211454, true",
        MAX + ", false",
    })
    void shouldHoldEveryNumberOf128Bits(String number, boolean valid) {
        Id id = Id.parse(number);
        assertEquals(number, id.toString());
        assertEquals(new BigInteger(number), id.toBigInteger());
        assertEquals(id, Id.of(id.toBigInteger()));
        assertEquals(id, Id.of(id.toUuid()));
        assertEquals(valid, id.isValid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "340282366920938463463374607431768211456"})
    void shouldRefuseWhatIsOutside(String number) {
        assertThrows(ArithmeticException.class, () -> Id.parse(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " 1", "1.0", "1e3", "0x1", "018f4e2a-7b1c-7c3d-9a55-0242ac12000g", "018f4e2a-7b1c7c3d-9a55"})
    void shouldRefuseWhatIsNoNumber(String text) {
        assertThrows(NumberFormatException.class, () -> Id.parse(text));
    }

    @Test
    void shouldReadUuidText() {
        String text = "018f4e2a-7b1c-7c3d-9a55-0242ac120002";
        assertEquals(UUID.fromString(text), Id.parse(text).toUuid());
    }

    @Test
    void shouldConvertToLongOnlyExactly() {
        assertEquals(-1L, Id.parse("18446744073709551615").toLong());
        assertThrows(
                ArithmeticException.class,
                () -> Id.parse("18446744073709551616").toLong());
    }

    @Test
    void shouldOrderByNumber() {
        List<Id> ordered = Stream.of("0", "1", "9223372036854775808", "18446744073709551616", MAX)
                .map(Id::parse)
                .toList();
        assertEquals(ordered, ordered.stream().sorted().toList());
    }

    @Property
    void shouldSurviveEveryConversion(@ForAll long high, @ForAll long low) {
        Id id = new Id(high, low);
        assertEquals(id, Id.parse(id.toString()));
        assertEquals(id, Id.parse(id.toUuid().toString()));
        assertEquals(id, Id.of(id.toBigInteger()));
        assertTrue(id.compareTo(Id.MAX) <= 0 && id.compareTo(Id.ZERO) >= 0);
    }
}
