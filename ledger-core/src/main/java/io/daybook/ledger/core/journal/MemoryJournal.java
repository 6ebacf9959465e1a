package io.daybook.ledger.core.journal;

import io.daybook.ledger.LedgerException.Category;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A journal in memory, for durability {@code MEMORY} and for tests. Frames lie in direct chunks, each behind its
 * length:
 *
 * <pre>
 *   chunk   | length (int) | first sequence (long) | frame ... pad to 8 | length | ... | 0 (no more here)
 * </pre>
 *
 * <p>The appender publishes the end of what is written by one volatile write; readers go as far as that. A position
 * holds the chunk's number in its upper and the offset in its lower half. With a limit of bytes to retain, the oldest
 * chunks are given up as new ones are begun, and a reader that still needed one fails.
 */
public final class MemoryJournal implements Journal {
    /** Bytes of a chunk, unless one frame needs more. */
    private static final int CHUNK_LENGTH = 4 << 20;

    private static final int PREFIX_LENGTH = Integer.BYTES + Long.BYTES;
    private static final int ALIGNMENT = 8;
    /** The first frame's offset: no frame has the position 0. */
    private static final int FIRST_OFFSET = ALIGNMENT;

    private final long retainedBytes;
    private final MemoryAppender appender = new MemoryAppender();
    /** Chunks by number less {@link Chunks#first}; replaced as a whole. */
    private volatile Chunks chunks = new Chunks(1, new ByteBuffer[0]);
    /** Where the next frame would start: chunk and offset. */
    private volatile long end = positionOf(1, FIRST_OFFSET);

    private volatile boolean closed;

    /** A journal that keeps every frame. */
    public MemoryJournal() {
        this(Long.MAX_VALUE);
    }

    /**
     * A journal that keeps at least the last frames up to a number of bytes.
     *
     * @param retainedBytes how many bytes to keep, in whole chunks of 4 MiB; at least the two last chunks are kept
     */
    public MemoryJournal(long retainedBytes) {
        this.retainedBytes = retainedBytes;
    }

    @Override
    public JournalAppender appender() {
        if (closed) {
            throw new JournalException(Category.CLOSED, "the journal is closed");
        }
        return appender;
    }

    @Override
    public JournalReader newReader() {
        return new MemoryReader();
    }

    @Override
    public List<JournalFile> files() {
        try (MemoryReader reader = new MemoryReader()) {
            if (!reader.next()) {
                return List.of();
            }
            Chunks now = chunks;
            long bytes = 0;
            for (ByteBuffer chunk : now.buffers) {
                bytes += chunk.capacity();
            }
            return List.of(new JournalFile("memory", reader.position(), reader.firstSequence(), bytes));
        }
    }

    @Override
    public long locate(long sequence) {
        long found = BEFORE_FIRST;
        try (MemoryReader reader = new MemoryReader()) {
            while (reader.next() && reader.firstSequence() <= sequence) {
                found = reader.position();
            }
        }
        return found;
    }

    @Override
    public long cutAfter(long position) {
        long before = end;
        long after = positionOf(chunks.first, FIRST_OFFSET);
        if (position != BEFORE_FIRST) {
            try (MemoryReader reader = new MemoryReader()) {
                reader.seek(position);
                if (!reader.next()) {
                    throw noFrame(position);
                }
                after = reader.cursor;
            }
        }
        Chunks now = chunks;
        long dropped = 0;
        for (int chunk = chunkOf(after); chunk <= chunkOf(before); chunk++) {
            int from = chunk == chunkOf(after) ? offsetOf(after) : FIRST_OFFSET;
            int to = chunk == chunkOf(before) ? offsetOf(before) : chunkLength(now, chunk);
            dropped += Math.max(0, to - from);
        }
        chunks = now.upTo(chunkOf(after));
        end = after;
        appender.continueAfterCut();
        return dropped;
    }

    @Override
    public long room() {
        return Long.MAX_VALUE;
    }

    @Override
    public void close() {
        closed = true;
    }

    private static int chunkLength(Chunks chunks, int chunk) {
        ByteBuffer buffer = chunks.get(chunk);
        return buffer == null ? 0 : buffer.capacity();
    }

    private static long positionOf(int chunk, int offset) {
        return ((long) chunk << Integer.SIZE) | offset;
    }

    private static int chunkOf(long position) {
        return (int) (position >>> Integer.SIZE);
    }

    private static int offsetOf(long position) {
        return (int) position;
    }

    private static int lengthInChunk(int frameLength) {
        return (PREFIX_LENGTH + frameLength + ALIGNMENT - 1) & -ALIGNMENT;
    }

    private static JournalException noFrame(long position) {
        return new JournalException(Category.MISUSE, "no frame at position=" + position);
    }

    /** The chunks that are kept. Immutable but for the bytes in the buffers. */
    private record Chunks(int first, ByteBuffer[] buffers) {
        ByteBuffer get(int chunk) {
            int index = chunk - first;
            return index < 0 || index >= buffers.length ? null : buffers[index];
        }

        Chunks with(ByteBuffer chunk, long retainedBytes) {
            int dropped = 0;
            long kept = 0;
            for (int i = buffers.length - 1; i >= 0 && dropped == 0; i--) {
                kept += buffers[i].capacity();
                dropped = kept > retainedBytes && i < buffers.length - 1 ? i + 1 : 0;
            }
            ByteBuffer[] grown = new ByteBuffer[buffers.length - dropped + 1];
            System.arraycopy(buffers, dropped, grown, 0, buffers.length - dropped);
            grown[grown.length - 1] = chunk;
            return new Chunks(first + dropped, grown);
        }

        Chunks upTo(int chunk) {
            int length = Math.min(buffers.length, chunk - first + 1);
            ByteBuffer[] kept = new ByteBuffer[length];
            System.arraycopy(buffers, 0, kept, 0, length);
            return new Chunks(first, kept);
        }
    }

    /** Writes frames into the last chunk. */
    private final class MemoryAppender implements JournalAppender {
        private ByteBuffer chunk;
        private int number;
        private int offset = FIRST_OFFSET;
        private long lastSequence = -1;

        @Override
        public long append(long firstSequence, ByteBuffer header, ByteBuffer body) {
            if (closed) {
                throw new JournalException(Category.CLOSED, "the journal is closed");
            }
            if (firstSequence <= lastSequence) {
                throw new JournalException(
                        Category.MISUSE, "firstSequence=" + firstSequence + " is not above last=" + lastSequence);
            }
            int length = header.remaining() + body.remaining();
            if (chunk == null || offset + lengthInChunk(length) + Integer.BYTES > chunk.capacity()) {
                beginChunk(length);
            }
            chunk.putInt(offset, length);
            chunk.putLong(offset + Integer.BYTES, firstSequence);
            chunk.position(offset + PREFIX_LENGTH).put(header).put(body);
            long position = positionOf(number, offset);
            offset += lengthInChunk(length);
            lastSequence = firstSequence;
            end = positionOf(number, offset);
            return position;
        }

        private void beginChunk(int frameLength) {
            int needed = FIRST_OFFSET + lengthInChunk(frameLength) + ALIGNMENT;
            chunk = ByteBuffer.allocateDirect(Math.max(CHUNK_LENGTH, needed)).order(ByteOrder.LITTLE_ENDIAN);
            Chunks before = chunks;
            number = before.first + before.buffers.length;
            offset = FIRST_OFFSET;
            chunks = before.with(chunk, retainedBytes);
        }

        /** The rest of the last chunk is given up, so that no old byte can be taken for a frame's length. */
        private void continueAfterCut() {
            chunk = null;
            lastSequence = -1;
            ByteBuffer last = chunks.get(chunkOf(end));
            if (last != null && offsetOf(end) + Integer.BYTES <= last.capacity()) {
                last.putInt(offsetOf(end), 0);
            }
        }

        @Override
        public void force() {
            if (closed) {
                throw new JournalException(Category.CLOSED, "the journal is closed");
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** Follows the appender by the published end. */
    private final class MemoryReader implements JournalReader {
        /** Where the next frame starts. */
        private long cursor = positionOf(chunks.first, FIRST_OFFSET);

        private long position = BEFORE_FIRST;
        private long firstSequence;
        private ByteBuffer frame;

        @Override
        public boolean next() {
            while (true) {
                if (cursor == end) {
                    return false;
                }
                ByteBuffer chunk = chunk();
                int offset = offsetOf(cursor);
                int length = offset + Integer.BYTES > chunk.capacity() ? 0 : chunk.getInt(offset);
                if (length > 0) {
                    take(chunk, offset, length);
                    return true;
                }
                if (chunkOf(cursor) == chunkOf(end)) {
                    return false;
                }
                cursor = positionOf(chunkOf(cursor) + 1, FIRST_OFFSET);
            }
        }

        private ByteBuffer chunk() {
            ByteBuffer chunk = chunks.get(chunkOf(cursor));
            if (chunk == null) {
                throw new JournalException(
                        Category.MISUSE,
                        "the frame is no longer kept: position=" + cursor + " retainedBytes=" + retainedBytes);
            }
            return chunk;
        }

        private void take(ByteBuffer chunk, int offset, int length) {
            firstSequence = chunk.getLong(offset + Integer.BYTES);
            frame = chunk.slice(offset + PREFIX_LENGTH, length)
                    .asReadOnlyBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN);
            position = cursor;
            cursor = positionOf(chunkOf(cursor), offset + lengthInChunk(length));
        }

        long firstSequence() {
            return firstSequence;
        }

        @Override
        public ByteBuffer frame() {
            if (frame == null) {
                throw new IllegalStateException("no current frame: call next() first");
            }
            return frame;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public void seek(long position) {
            if (position == BEFORE_FIRST) {
                cursor = positionOf(chunks.first, FIRST_OFFSET);
            } else if (position >= end || chunks.get(chunkOf(position)) == null) {
                throw noFrame(position);
            } else {
                cursor = position;
            }
            this.position = BEFORE_FIRST;
            frame = null;
        }

        @Override
        public JournalEnd end() {
            return new JournalEnd(JournalEnd.Kind.CLEAN, "memory", offsetOf(cursor), 0, "the journal ends here");
        }

        @Override
        public void close() {
            frame = null;
        }
    }
}
