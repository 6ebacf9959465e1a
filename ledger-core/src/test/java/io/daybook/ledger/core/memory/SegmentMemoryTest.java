package io.daybook.ledger.core.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.agrona.BufferUtil;
import org.junit.jupiter.api.Test;

/** Whoever asks gets memory of its own, zeroed, at the start of a cache line; made ready ahead or not. */
class SegmentMemoryTest {
    private static final int LENGTH = 72 << 10;

    @Test
    void aSegmentOfATableThatMayStaySmallIsZeroed() {
        requireFresh(SegmentMemory.take(LENGTH), LENGTH);
    }

    @Test
    void segmentsOfATableThatGrowsAreZeroedWhoeverMadeThem() throws Exception {
        for (int i = 0; i < 300; i++) {
            requireFresh(SegmentMemory.takeOfMany(LENGTH), LENGTH);
            // so that some are made ready ahead and some are not
            Thread.sleep(i % 10 == 0 ? 1 : 0);
        }
    }

    @Test
    void aLengthThatIsNoMultipleOfACacheLineIsAlignedAsWell() {
        for (int i = 0; i < 50; i++) {
            requireFresh(SegmentMemory.takeOfMany(LENGTH + 8), LENGTH + 8);
        }
    }

    @Test
    void noTwoThreadsGetTheSame() throws Exception {
        int threads = 4;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<List<ByteBuffer>>> takers = new ArrayList<>();
            for (int thread = 1; thread <= threads; thread++) {
                byte mark = (byte) thread;
                takers.add(() -> take(mark));
            }
            int thread = 1;
            for (Future<List<ByteBuffer>> taken : executor.invokeAll(takers)) {
                for (ByteBuffer segment : taken.get()) {
                    assertEquals(thread, segment.get(0));
                    assertEquals(thread, segment.get(LENGTH - 1));
                }
                thread++;
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static List<ByteBuffer> take(byte mark) {
        List<ByteBuffer> taken = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ByteBuffer segment = SegmentMemory.takeOfMany(LENGTH);
            requireFresh(segment, LENGTH);
            segment.put(0, mark).put(LENGTH - 1, mark);
            taken.add(segment);
        }
        return taken;
    }

    private static void requireFresh(ByteBuffer segment, int length) {
        assertEquals(length, segment.capacity());
        assertEquals(ByteOrder.LITTLE_ENDIAN, segment.order());
        assertEquals(0, BufferUtil.address(segment) % 64);
        assertTrue(segment.isDirect());
        for (int at = 0; at < length; at += Long.BYTES) {
            assertEquals(0, segment.getLong(at));
        }
        segment.put(0, (byte) 1);
    }
}
