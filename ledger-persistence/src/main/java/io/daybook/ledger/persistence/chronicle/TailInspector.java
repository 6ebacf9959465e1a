package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.core.journal.FrameFormat;
import io.daybook.ledger.core.journal.JournalEnd;
import io.daybook.ledger.core.journal.JournalEnd.Kind;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Says why a reader could not go on. A tailer of Chronicle's takes every word that it cannot use for the end; here the
 * end has to be proved: nothing but zeros behind it, and no later file.
 *
 * <pre>
 *   word at the place      in this file behind it      later files         answer
 *   nothing                zeros                       none                CLEAN
 *   nothing, unfinished    other bytes, but no frame   none with a frame   UNFINISHED
 *   nothing, unfinished    the file's only frame       none                UNFINISHED
 *   nothing, unfinished    another frame, or           with a frame        DAMAGED
 *   end of file            nothing but its note        none                CLEAN
 *   end of file            anything else, or           not the next one    DAMAGED
 *   an excerpt             beyond the file's end, no   none                UNFINISHED
 *                          frame behind its start
 *   an excerpt             that cannot be otherwise                        DAMAGED
 * </pre>
 */
final class TailInspector {
    private final CycleFiles files;
    private final FrameFormat format;
    private ByteBuffer zeros = ByteBuffer.allocateDirect(0);

    /** Found by the last scan: the end of the last byte that is not zero. */
    private long usedEnd;
    /** Found by the last scan: the offset of a frame's word, or -1. */
    private long frameAt;
    /** Found by the last scan: how many frames there are. */
    private int frames;

    TailInspector(CycleFiles files, FrameFormat format) {
        this.files = files;
        this.format = format;
    }

    static JournalEnd nothing(CycleFiles files) {
        return new JournalEnd(Kind.CLEAN, "", 0, 0, "no journal files in " + files.directory());
    }

    /**
     * Looks at a place where there is no frame to be read.
     *
     * @param file the file's number
     * @param offset where its next word stands
     */
    JournalEnd inspect(int file, long offset) {
        try (CycleWindow window = new CycleWindow(files.path(file), true)) {
            int word = window.word(offset);
            return switch (CycleFormat.kindOf(word)) {
                case FRAME, META -> atExcerpt(window, file, offset, word);
                case END_OF_FILE -> atEndOfFile(window, file, offset);
                default -> atNothing(window, file, offset);
            };
        }
    }

    /** The bytes of a file up to the last that is not zero. */
    long usedLength(int file) {
        try (CycleWindow window = new CycleWindow(files.path(file), true)) {
            scan(window, 0);
            return usedEnd;
        }
    }

    private JournalEnd atExcerpt(CycleWindow window, int file, long offset, int word) {
        scan(window, offset);
        long stray = usedEnd - offset;
        int length = CycleFormat.lengthOf(word);
        String facts = " length=" + length + " fileLength=" + window.size() + " limit=" + CycleFormat.MAX_FRAME_LENGTH;
        boolean fits = CycleFormat.next(offset, word) <= window.size() && length <= CycleFormat.MAX_FRAME_LENGTH;
        if (fits && CycleFormat.kindOf(word) == CycleFormat.Kind.FRAME) {
            return end(Kind.CLEAN, file, offset, 0, "a frame has been appended since");
        }
        boolean begun = CycleFormat.kindOf(word) == CycleFormat.Kind.FRAME
                && length <= CycleFormat.MAX_FRAME_LENGTH
                && frames == 0
                && after(file).length == 0;
        if (!fits && begun) {
            // its first page was written, but not the file's new length
            return end(Kind.UNFINISHED, file, offset, stray, "a frame that reaches beyond the file:" + facts);
        }
        String what = fits ? "a frame that is marked as meta data:" : "an excerpt that cannot be:";
        return end(Kind.DAMAGED, file, offset, stray, what + facts);
    }

    private JournalEnd atEndOfFile(CycleWindow window, int file, long offset) {
        scan(window, offset);
        long stray = usedEnd - offset - CycleFormat.WORD_LENGTH;
        if (stray > CycleFormat.END_NOTE_LENGTH) {
            return end(Kind.DAMAGED, file, offset, stray, "bytes behind the file's end mark");
        }
        int[] later = after(file);
        if (later.length > 0 && later[0] != file + 1) {
            String detail = "a file is missing: expected=" + CycleFiles.nameOf(file + 1) + " found="
                    + CycleFiles.nameOf(later[0]);
            return end(Kind.DAMAGED, file, offset, 0, detail);
        }
        return end(Kind.CLEAN, file, offset, 0, "the journal ends with this file");
    }

    private JournalEnd atNothing(CycleWindow window, int file, long offset) {
        scan(window, offset);
        long stray = Math.max(0, usedEnd - offset);
        int[] later = after(file);
        if (frameAt >= 0) {
            boolean begun = frames == 1 && later.length == 0 && isFirstFrame(window, frameAt);
            return begun
                    ? end(Kind.UNFINISHED, file, offset, stray, "a file's first frame, but not all before it")
                    : end(Kind.DAMAGED, file, offset, stray, "a frame behind a gap: found at offset=" + frameAt);
        }
        for (int number : later) {
            try (CycleWindow laterWindow = new CycleWindow(files.path(number), true)) {
                scan(laterWindow, -CycleFormat.WORD_LENGTH);
            }
            stray += usedEnd;
            if (frameAt >= 0) {
                String detail = "a later file holds frames: file=" + CycleFiles.nameOf(number) + " offset=" + frameAt;
                return end(Kind.DAMAGED, file, offset, stray, detail);
            }
        }
        if (stray == 0 && later.length == 0 && CycleIndex.isBegun(window, offset)) {
            return end(Kind.CLEAN, file, offset, 0, "the journal ends here");
        }
        return end(
                Kind.UNFINISHED, file, offset, stray, "an append that was never finished: laterFiles=" + later.length);
    }

    /**
     * Whether no frame of a file stands before one. A file's head and its first frame are forced together, so a power
     * cut may leave the frame without the head; no later frame can be there then.
     */
    private boolean isFirstFrame(CycleWindow window, long place) {
        scan(window, -CycleFormat.WORD_LENGTH);
        return frameAt == place;
    }

    private static JournalEnd end(Kind kind, int file, long offset, long stray, String detail) {
        return new JournalEnd(kind, CycleFiles.nameOf(file), offset, stray, detail);
    }

    private int[] after(int file) {
        int[] numbers = files.numbers();
        int from = 0;
        while (from < numbers.length && numbers[from] <= file) {
            from++;
        }
        return Arrays.copyOfRange(numbers, from, numbers.length);
    }

    /** Goes through what lies at and behind a place: the last byte in use, and the first published frame behind it. */
    private void scan(CycleWindow window, long place) {
        usedEnd = Math.max(0, place);
        frameAt = -1;
        frames = 0;
        int needed = CycleFormat.WORD_LENGTH + format.headerLength();
        long size = window.size();
        long at = Math.max(0, place);
        while (at < size) {
            ByteBuffer bytes = window.raw(at, needed);
            if (bytes.limit() == 0) {
                break;
            }
            // a writer that leaves the file cuts off what it had allocated
            boolean last = bytes.limit() < needed || at + bytes.limit() >= size;
            int end = last
                    ? bytes.limit()
                    : ((bytes.limit() - needed) & -CycleFormat.WORD_LENGTH) + CycleFormat.WORD_LENGTH;
            if (!isZero(bytes, end)) {
                scan(bytes, at, end, place, size);
            }
            at += end;
        }
    }

    /** Most of what lies behind the last frame of a file in use is a hole. */
    private boolean isZero(ByteBuffer bytes, int end) {
        if (zeros.capacity() < end) {
            zeros = ByteBuffer.allocateDirect(bytes.capacity());
        }
        return bytes.slice(0, end).equals(zeros.clear().limit(end));
    }

    private void scan(ByteBuffer bytes, long at, int end, long place, long size) {
        int headerLength = format.headerLength();
        for (int i = 0; i < end; i += CycleFormat.WORD_LENGTH) {
            if (end - i < CycleFormat.WORD_LENGTH) {
                scanRest(bytes, at, i, end);
                return;
            }
            int word = bytes.getInt(i);
            if (word == 0) {
                continue;
            }
            usedEnd = at + i + CycleFormat.WORD_LENGTH - Integer.numberOfLeadingZeros(word) / Byte.SIZE;
            boolean published = CycleFormat.kindOf(word) == CycleFormat.Kind.FRAME
                    && CycleFormat.next(at + i, word) <= CycleFormat.align(size);
            if (published
                    && at + i > place
                    && bytes.limit() - i >= CycleFormat.WORD_LENGTH + headerLength
                    && format.startsFrame(bytes, i + CycleFormat.WORD_LENGTH)) {
                frameAt = frames++ == 0 ? at + i : frameAt;
            }
        }
    }

    private void scanRest(ByteBuffer bytes, long at, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes.get(i) != 0) {
                usedEnd = at + i + 1;
            }
        }
    }
}
