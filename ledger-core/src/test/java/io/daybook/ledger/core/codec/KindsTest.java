package io.daybook.ledger.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Field;
import io.daybook.ledger.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KindsTest {
    @ParameterizedTest
    @EnumSource(EventKind.class)
    void shouldHaveTheCodeOfTheKind(EventKind kind) throws ReflectiveOperationException {
        assertEquals(kind.code(), Kinds.class.getField(kind.name()).getInt(null));
        assertEquals(kind, EventKind.of(kind.code()));
        assertEquals(kind.isEffect(), Kinds.isEffect(kind.code()));
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void shouldFindEveryOutcomeByItsCode(Outcome outcome) {
        assertEquals(outcome, Outcome.of(outcome.code()));
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void shouldFindEveryFieldByItsCode(Field field) {
        assertEquals(field, Field.of(field.code()));
    }

    @Test
    void shouldListOutcomesInTheOrderOfTheirCodes() {
        int last = -1;
        for (Outcome outcome : Outcome.values()) {
            assertNotNull(outcome.group());
            assertEquals(true, outcome.code() > last, outcome.name());
            last = outcome.code();
        }
    }
}
