package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.core.journal.FrameFormat;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Frames as the tests know them: magic, length, first sequence, a checksum of all but itself, and a body that follows
 * from the sequence.
 */
final class TestFrames implements FrameFormat {
    static final TestFrames FORMAT = new TestFrames();
    static final int HEADER_LENGTH = 24;

    private static final int MAGIC = 0x4C4E524A;
    private static final int CRC_OFFSET = 16;

    private final ByteBuffer header = ByteBuffer.allocateDirect(HEADER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    private ByteBuffer body = ByteBuffer.allocateDirect(1 << 10).order(ByteOrder.LITTLE_ENDIAN);

    @Override
    public int headerLength() {
        return HEADER_LENGTH;
    }

    @Override
    public boolean startsFrame(ByteBuffer bytes, int index) {
        return bytes.getInt(index) == MAGIC;
    }

    @Override
    public long firstSequence(ByteBuffer bytes, int index) {
        return bytes.getLong(index + 8);
    }

    /** Appends the frame of a sequence. */
    long append(Journal journal, long sequence, int bodyLength) {
        fill(sequence, bodyLength);
        return journal.appender().append(sequence, header, body);
    }

    private void fill(long sequence, int bodyLength) {
        if (body.capacity() < bodyLength) {
            body = ByteBuffer.allocateDirect(bodyLength).order(ByteOrder.LITTLE_ENDIAN);
        }
        body.clear();
        long value = sequence * 0x9E3779B97F4A7C15L + 1;
        while (bodyLength - body.position() >= Long.BYTES) {
            body.putLong(value);
            value = value * 6364136223846793005L + 1442695040888963407L;
        }
        while (body.position() < bodyLength) {
            body.put((byte) (sequence + body.position() + 1));
        }
        body.flip();
        header.clear().putInt(MAGIC).putInt(HEADER_LENGTH + bodyLength).putLong(sequence);
        header.putInt(0).putInt(0).flip();
        header.putInt(CRC_OFFSET, crc(header, body));
    }

    private static int crc(ByteBuffer header, ByteBuffer body) {
        CRC32C crc = new CRC32C();
        crc.update(header.duplicate().limit(CRC_OFFSET));
        crc.update(body.duplicate());
        return (int) crc.getValue();
    }

    /** The first sequence of a frame whose bytes are all right, or -1. */
    static long check(ByteBuffer frame) {
        if (frame.limit() < HEADER_LENGTH || frame.getInt(0) != MAGIC || frame.getInt(4) != frame.limit()) {
            return -1;
        }
        int crc = crc(frame.slice(0, HEADER_LENGTH), frame.slice(HEADER_LENGTH, frame.limit() - HEADER_LENGTH));
        return crc == frame.getInt(CRC_OFFSET) ? frame.getLong(8) : -1;
    }

    /** The sequences of all frames from a reader's place on; a frame with wrong bytes answers -1. */
    static List<Long> read(JournalReader reader) {
        List<Long> sequences = new ArrayList<>();
        while (reader.next()) {
            sequences.add(check(reader.frame()));
        }
        return sequences;
    }

    /** The sequences of all frames of a journal. */
    static List<Long> read(Journal journal) {
        try (JournalReader reader = journal.newReader()) {
            return read(reader);
        }
    }

    /** The numbers from one to another, both included. */
    static List<Long> range(long from, long to) {
        List<Long> numbers = new ArrayList<>();
        for (long number = from; number <= to; number++) {
            numbers.add(number);
        }
        return numbers;
    }
}
