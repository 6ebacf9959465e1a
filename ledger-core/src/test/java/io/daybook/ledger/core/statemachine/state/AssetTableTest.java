package io.daybook.ledger.core.statemachine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Assets are numbered from 1 and keep what was said of each. */
class AssetTableTest {
    private static final int ASSETS = 300;

    @Test
    void shouldKeepWhatWasSaidOfEachAsset() {
        AssetTable assets = new AssetTable(new UndoLog());
        for (int number = 1; number <= ASSETS; number++) {
            assertEquals(AssetTable.NOT_FOUND, assets.find(high(number), low(number)));
            assertEquals(number, assets.register(high(number), low(number), number % 19, 1000 + number));
        }
        for (int number = 1; number <= ASSETS; number++) {
            assertEquals(number, assets.find(high(number), low(number)));
            assertEquals(high(number), assets.codeHigh(number));
            assertEquals(low(number), assets.codeLow(number));
            assertEquals(number % 19, assets.scale(number));
            assertEquals(1000 + number, assets.decision(number));
        }
        assertEquals(ASSETS, assets.count());
    }

    private static long high(int number) {
        return number * 3L;
    }

    private static long low(int number) {
        return number * 5L;
    }
}
