package io.daybook.ledger.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PatienceTest {
    private final Patience patience = new Patience();

    @Test
    void shouldLookThroughWaitsThatAreShort() {
        for (int i = 0; i < 10; i++) {
            patience.learn(Patience.MOST_NS);
        }
        assertEquals(Patience.MOST_NS, patience.ns());
    }

    @Test
    void shouldParkNearlyAtOnceWhenWaitsAreLong() {
        patience.learn(1);
        patience.learn(1);
        for (int i = 0; i < 10; i++) {
            patience.learn(Patience.MOST_NS + 1);
        }
        assertEquals(Patience.LEAST_NS, patience.ns());
    }

    /** Two waits in three are long: looking through them would keep a processor from the host for nothing. */
    @Test
    void shouldGiveUpWhenLongWaitsComeBetween() {
        for (int i = 0; i < 100; i++) {
            patience.learn(1);
            patience.learn(Patience.MOST_NS + 1);
            patience.learn(Patience.MOST_NS + 1);
        }
        assertEquals(Patience.LEAST_NS, patience.ns());
        patience.learn(1);
        assertTrue(patience.ns() > Patience.LEAST_NS, "a burst is noticed at once");
    }
}
