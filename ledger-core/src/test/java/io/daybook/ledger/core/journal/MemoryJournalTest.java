package io.daybook.ledger.core.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MemoryJournalTest {
    private static final int BIG = 5 << 20;

    private final MemoryJournal journal = new MemoryJournal();

    private static long append(Journal journal, long sequence, int bodyLength) {
        ByteBuffer header = ByteBuffer.allocateDirect(8).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(sequence).flip();
        ByteBuffer body = ByteBuffer.allocateDirect(bodyLength);
        while (body.hasRemaining()) {
            body.put((byte) (sequence + body.position()));
        }
        body.flip();
        long position = journal.appender().append(sequence, header, body);
        assertEquals(0, header.remaining() + body.remaining());
        return position;
    }

    private static void assertFrame(JournalReader reader, long sequence, int bodyLength) {
        ByteBuffer frame = reader.frame();
        assertEquals(0, frame.position());
        assertEquals(8 + bodyLength, frame.limit());
        assertEquals(sequence, frame.getLong(0));
        for (int i = 0; i < bodyLength; i++) {
            assertEquals((byte) (sequence + i), frame.get(8 + i));
        }
        assertTrue(frame.isReadOnly());
    }

    @Test
    void shouldReadFramesInOrderAcrossChunks() {
        int[] lengths = {0, 1, 100, BIG, 7, (4 << 20) - 30, 3, BIG, 0};
        for (int i = 0; i < lengths.length; i++) {
            append(journal, 10L * i, lengths[i]);
        }
        try (JournalReader reader = journal.newReader()) {
            long last = Journal.BEFORE_FIRST;
            for (int i = 0; i < lengths.length; i++) {
                assertTrue(reader.next());
                assertFrame(reader, 10L * i, lengths[i]);
                assertTrue(reader.position() > last);
                last = reader.position();
            }
            assertFalse(reader.next());
            assertEquals(JournalEnd.Kind.CLEAN, reader.end().kind());
        }
    }

    @Test
    void shouldSeekToWhatAppendReturned() {
        append(journal, 1, 10);
        long second = append(journal, 2, 20);
        append(journal, 3, BIG);
        try (JournalReader reader = journal.newReader()) {
            reader.seek(second);
            assertTrue(reader.next());
            assertEquals(second, reader.position());
            assertFrame(reader, 2, 20);
            assertTrue(reader.next());
            assertFrame(reader, 3, BIG);
            reader.seek(Journal.BEFORE_FIRST);
            assertTrue(reader.next());
            assertFrame(reader, 1, 10);
        }
    }

    @Test
    void shouldLocateTheFrameThatHoldsASequence() {
        long first = append(journal, 5, 10);
        long second = append(journal, 8, 10);
        assertEquals(Journal.BEFORE_FIRST, journal.locate(4));
        assertEquals(first, journal.locate(5));
        assertEquals(first, journal.locate(7));
        assertEquals(second, journal.locate(8));
        assertEquals(second, journal.locate(Long.MAX_VALUE));
    }

    @Test
    void shouldContinueAfterACut() {
        long first = append(journal, 1, 10);
        append(journal, 2, 5000);
        append(journal, 3, BIG);
        assertTrue(journal.cutAfter(first) > BIG);
        append(journal, 2, 30);
        try (JournalReader reader = journal.newReader()) {
            assertTrue(reader.next());
            assertFrame(reader, 1, 10);
            assertTrue(reader.next());
            assertFrame(reader, 2, 30);
            assertFalse(reader.next());
        }
        journal.cutAfter(Journal.BEFORE_FIRST);
        try (JournalReader reader = journal.newReader()) {
            assertFalse(reader.next());
        }
        append(journal, 1, 3);
        try (JournalReader reader = journal.newReader()) {
            assertTrue(reader.next());
            assertFrame(reader, 1, 3);
        }
    }

    @Test
    void shouldGiveUpTheOldestChunksBeyondItsLimit() {
        MemoryJournal limited = new MemoryJournal(1);
        for (int i = 1; i <= 4; i++) {
            append(limited, i, BIG);
        }
        try (JournalReader reader = limited.newReader()) {
            assertTrue(reader.next());
            assertFrame(reader, 3, BIG);
            append(limited, 5, BIG);
            append(limited, 6, BIG);
            assertThrows(JournalException.class, reader::next);
        }
    }

    @Test
    void shouldLetReadersFollowAnAppenderOnAnotherThread() throws InterruptedException {
        int frames = 50_000;
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread follower = new Thread(() -> {
            try (JournalReader reader = journal.newReader()) {
                for (int i = 1; i <= frames; i++) {
                    while (!reader.next()) {
                        Thread.onSpinWait();
                    }
                    assertFrame(reader, i, i % 300);
                }
            } catch (Throwable thrown) {
                failure.set(thrown);
            }
        });
        follower.start();
        for (int i = 1; i <= frames; i++) {
            append(journal, i, i % 300);
        }
        follower.join(60_000);
        assertFalse(follower.isAlive());
        assertEquals(null, failure.get());
    }

    @Test
    void shouldRefuseMisuse() {
        append(journal, 2, 1);
        assertThrows(JournalException.class, () -> append(journal, 2, 1));
        assertThrows(JournalException.class, () -> journal.cutAfter(77));
        try (JournalReader reader = journal.newReader()) {
            assertThrows(IllegalStateException.class, reader::frame);
            assertThrows(JournalException.class, () -> reader.seek(Long.MAX_VALUE));
        }
        journal.close();
        assertThrows(JournalException.class, () -> append(journal, 3, 1));
    }

    @Test
    void shouldListWhatItHolds() {
        assertEquals(0, journal.files().size());
        long first = append(journal, 7, 1);
        assertEquals(1, journal.files().size());
        assertEquals(7, journal.files().get(0).firstSequence());
        assertEquals(first, journal.files().get(0).firstPosition());
        assertEquals(Long.MAX_VALUE, journal.room());
    }
}
