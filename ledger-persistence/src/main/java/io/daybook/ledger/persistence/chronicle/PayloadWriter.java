package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.persistence.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Writes a frame's bytes at its place, and zeros behind it: at least as many as Chronicle's next stores may touch, and,
 * for small frames, many at once. A force after an append into allocated blocks does not have to record new ones, which
 * for small frames costs more than the frame itself.
 *
 * <p>The page in which a frame ends is written by itself, and so are zeros. A call that writes many pages makes the
 * kernel keep them as one large unit (a folio), and a store through a mapping then counts for the whole unit:
 * Chronicle's next word, four bytes, would make the next force write up to a megabyte again.
 */
final class PayloadWriter {
    private static final int PAGE_LENGTH = 4096;
    /** Frames up to so many bytes are put together first. */
    private static final int GATHER_LENGTH = 16 << 10;
    /** Zeros behind each frame: the padding, the next word and the end mark with its note. */
    private static final int TRAILER_LENGTH = 64;
    /** What Chronicle needs for a page of its index, at the most. */
    private static final int INDEX_PAGE_LENGTH = 64 << 10;
    /** What Chronicle needs at the start of a file, for its header and the first pages of its index, at the most. */
    private static final int FILE_START_LENGTH = 128 << 10;
    /** Filling ahead pays for frames that are small against it: measured, docs/journal-chronicle.md. */
    private static final int SMALL_FRAMES_AHEAD = 32;

    private final int allocateAhead;
    private final ByteBuffer gather = ByteBuffer.allocateDirect(GATHER_LENGTH);
    private final ByteBuffer last = ByteBuffer.allocateDirect(PAGE_LENGTH + TRAILER_LENGTH);
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(PAGE_LENGTH);
    /** Up to here the file's blocks are known to be allocated. */
    private long allocated;

    PayloadWriter(int allocateAhead) {
        this.allocateAhead = allocateAhead;
    }

    /** Nothing is known about the file that is entered. */
    void enterFile() {
        allocated = 0;
    }

    /** Enters a new file and allocates what Chronicle writes at its start. */
    void enterNewFile(Disk.DiskFile file) throws IOException {
        allocated = 0;
        allocateTo(file, FILE_START_LENGTH);
    }

    /**
     * Writes a frame and what has to be behind it.
     *
     * @param file the file
     * @param at the offset of the frame's first byte
     * @param header the frame's start
     * @param body its rest
     * @param indexPage whether Chronicle puts a page of its index behind it
     */
    void write(Disk.DiskFile file, long at, ByteBuffer header, ByteBuffer body, boolean indexPage) throws IOException {
        int length = header.remaining() + body.remaining();
        long end = at + length;
        if (length <= GATHER_LENGTH) {
            gather.clear();
            gather.put(header).put(body);
            writePart(file, gather.flip(), at, end);
        } else {
            long bodyAt = at + header.remaining();
            file.writeFully(header, at);
            writePart(file, body, bodyAt, end);
        }
        allocated = Math.max(allocated, end + TRAILER_LENGTH);
        if (indexPage) {
            allocateTo(file, end + INDEX_PAGE_LENGTH);
        } else if ((long) length * SMALL_FRAMES_AHEAD <= allocateAhead && end + allocateAhead / 2 > allocated) {
            allocateTo(file, end + allocateAhead);
        }
    }

    /** Writes the part of a frame that reaches to its end; its last page apart, unless that page is there already. */
    private void writePart(Disk.DiskFile file, ByteBuffer part, long at, long end) throws IOException {
        if (end + TRAILER_LENGTH <= allocated) {
            file.writeFully(part, at);
            return;
        }
        long lastAt = Math.max(at, end & -PAGE_LENGTH);
        int limit = part.limit();
        if (lastAt > at) {
            part.limit(part.position() + (int) (lastAt - at));
            file.writeFully(part, at);
            part.limit(limit);
        }
        last.clear();
        last.put(part);
        for (int i = 0; i < TRAILER_LENGTH; i += Long.BYTES) {
            last.putLong(0);
        }
        file.writeFully(last.flip(), lastAt);
    }

    private void allocateTo(Disk.DiskFile file, long end) throws IOException {
        while (allocated < end) {
            int length = PAGE_LENGTH - (int) (allocated % PAGE_LENGTH);
            file.writeFully(zeros.clear().limit(length), allocated);
            allocated += length;
        }
    }
}
