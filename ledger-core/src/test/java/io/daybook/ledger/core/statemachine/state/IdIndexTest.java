package io.daybook.ledger.core.statemachine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IdIndexTest {
    private final UndoLog undo = new UndoLog();
    private final IdIndex index = new IdIndex(undo);

    @Test
    void shouldFindEveryIdWhileItGrows() {
        for (long row = 0; row < 300_000; row++) {
            index.insert(IdHash.of(0, row), row);
            if (Long.bitCount(row) == 1) {
                assertAllFound(row);
            }
        }
        assertAllFound(299_999);
        assertEquals(300_000, index.size());
    }

    @Test
    void shouldNotFindWhatIsNotThere() {
        for (long row = 0; row < 10_000; row++) {
            index.insert(IdHash.of(1, row), row);
        }
        long falseCandidates = 0;
        for (long other = 0; other < 10_000; other++) {
            falseCandidates += index.first(IdHash.of(2, other)) == IdIndex.NOT_FOUND ? 0 : 1;
        }
        assertTrue(falseCandidates < 3, "candidates for absent ids: " + falseCandidates);
    }

    @Test
    void shouldOfferEveryRowWhoseHashIsTheSame() {
        for (long row = 0; row < 40; row++) {
            index.insert(0x1234_5678_9ABC_DEF0L, row);
        }
        long found = 0;
        long row = index.first(0x1234_5678_9ABC_DEF0L);
        while (row != IdIndex.NOT_FOUND) {
            found |= 1L << row;
            row = index.next();
        }
        assertEquals((1L << 40) - 1, found);
    }

    @Test
    void shouldTakeInsertsBackAcrossSplits() {
        SplittableRandom random = new SplittableRandom(7);
        Map<Long, Long> model = new HashMap<>();
        long next = 0;
        for (int round = 0; round < 400; round++) {
            boolean keep = random.nextBoolean();
            int mark = undo.open();
            int inserts = random.nextInt(50);
            for (int i = 0; i < inserts; i++) {
                index.insert(IdHash.of(3, next), next);
                if (keep) {
                    model.put(next, next);
                }
                next++;
            }
            if (keep) {
                undo.keep();
            } else {
                undo.rollBack(mark);
            }
        }
        for (long id = 0; id < next; id++) {
            long expected = model.getOrDefault(id, IdIndex.NOT_FOUND);
            assertEquals(expected, index.first(IdHash.of(3, id)), "id=" + id);
        }
        assertEquals(model.size(), index.size());
    }

    private void assertAllFound(long last) {
        for (long row = 0; row <= last; row++) {
            long candidate = index.first(IdHash.of(0, row));
            while (candidate != row && candidate != IdIndex.NOT_FOUND) {
                candidate = index.next();
            }
            assertEquals(row, candidate);
        }
    }
}
