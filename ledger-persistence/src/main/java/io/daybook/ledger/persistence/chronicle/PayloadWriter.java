package io.daybook.ledger.persistence.chronicle;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Writes a frame's bytes at its place, and zeros behind it: at least as many as Chronicle's next stores may touch, and,
 * for small frames, many at once. A force after an append into allocated blocks does not have to record new ones, which
 * for small frames costs more than the frame itself.
 */
final class PayloadWriter {
    /** Frames up to so many bytes are put together first, and written with one call. */
    private static final int GATHER_LENGTH = 16 << 10;
    /** Zeros behind each frame: the padding, the next word and the end mark with its note. */
    private static final int TRAILER_LENGTH = 64;
    /** What Chronicle needs for a page of its index, at the most. */
    private static final int INDEX_PAGE_LENGTH = 64 << 10;
    /** Filling ahead pays for frames that are small against it. */
    private static final int SMALL_FRAMES_AHEAD = 16;

    private final int allocateAhead;
    private final ByteBuffer gather = ByteBuffer.allocateDirect(GATHER_LENGTH + TRAILER_LENGTH);
    private final ByteBuffer trailer = ByteBuffer.allocateDirect(TRAILER_LENGTH);
    private final ByteBuffer zeros;
    /** Up to here the file's blocks are known to be allocated. */
    private long allocated;

    PayloadWriter(int allocateAhead) {
        this.allocateAhead = allocateAhead;
        this.zeros = ByteBuffer.allocateDirect(Math.max(INDEX_PAGE_LENGTH, allocateAhead));
    }

    /** Nothing is known about the file that is entered. */
    void enterFile() {
        allocated = 0;
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
        boolean covered = end + TRAILER_LENGTH <= allocated;
        if (length <= GATHER_LENGTH) {
            gather.clear();
            gather.put(header).put(body);
            if (!covered) {
                gather.put(trailer.clear());
            }
            DiskFiles.writeFully(file, gather.flip(), at);
        } else {
            long bodyAt = at + header.remaining();
            DiskFiles.writeFully(file, header, at);
            DiskFiles.writeFully(file, body, bodyAt);
            if (!covered) {
                DiskFiles.writeFully(file, trailer.clear(), end);
            }
        }
        allocated = Math.max(allocated, end + TRAILER_LENGTH);
        if (indexPage) {
            allocateTo(file, end + INDEX_PAGE_LENGTH);
        } else if ((long) length * SMALL_FRAMES_AHEAD <= allocateAhead && end + allocateAhead / 2 > allocated) {
            allocateTo(file, end + allocateAhead);
        }
    }

    private void allocateTo(Disk.DiskFile file, long end) throws IOException {
        if (end > allocated) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), end - allocated));
            DiskFiles.writeFully(file, zeros, allocated);
            allocated = end;
        }
    }
}
