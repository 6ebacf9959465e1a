package io.daybook.ledger.core.statemachine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What is frozen stays as it was while rows change, whichever way the two threads meet. */
class FrozenRowsTest {
    /** More than the places of one chunk of pages. */
    private static final int ROWS = 70_000;

    private static final int ROUNDS = 40;

    private final UndoLog undo = new UndoLog();
    private final Rows rows = new Rows(16, 8, undo);

    @Test
    void shouldReadEveryRowAsItWasWhileAllOfThemChange() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < ROWS; i++) {
            rows.append();
        }
        int copied = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            setAll(round);
            FrozenRows image = rows.freeze();
            AtomicReference<Throwable> failure = new AtomicReference<>();
            int expected = round;
            Thread reader = new Thread(() -> read(image, expected));
            reader.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
            reader.start();
            do {
                long row = random.nextInt(ROWS);
                change(row, -round);
                rows.append();
                undone(row);
            } while (reader.isAlive());
            reader.join();
            assertEquals(null, failure.get());
            rows.thaw();
            copied += image.copied();
            image.release();
        }
        assertTrue(copied > 0, "the threads have never met");
    }

    private void setAll(long value) {
        for (long row = 0; row < rows.count(); row++) {
            change(row, value);
        }
    }

    private void change(long row, long value) {
        rows.change(row).putLong(rows.offset(row), value);
        rows.change(row).putLong(rows.offset(row) + 8, value);
    }

    private void undone(long row) {
        int mark = undo.open();
        change(row, 99);
        undo.rollBack(mark);
    }

    private static void read(FrozenRows image, long expected) {
        ByteBuffer buffer = ByteBuffer.allocate(2048).order(ByteOrder.LITTLE_ENDIAN);
        long row = 0;
        long read = 0;
        while (row < image.count()) {
            row = image.read(row, buffer.clear());
            buffer.flip();
            while (buffer.hasRemaining()) {
                assertEquals(expected, buffer.getLong(), "row");
                assertEquals(expected, buffer.getLong(), "row");
                read++;
            }
        }
        assertEquals(image.count(), read);
    }
}
