package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What Chronicle notes about its excerpts at the start of a cycle file, and believes when it opens the file again: the
 * write position, and the pages of the index.
 *
 * <pre>
 *   28  "writePosition"                       48  2 (longs), 2 (used)
 *   64  offset of the last excerpt's word     72  the same &lt;&lt; 32, plus the number of the excerpt in the file
 * </pre>
 */
final class CycleHeader {
    private static final byte[] NAME = "writePosition".getBytes(StandardCharsets.US_ASCII);
    private static final int NAME_OFFSET = 28;
    private static final int COUNT_OFFSET = 48;
    private static final int POSITION_OFFSET = 64;
    private static final int SEQUENCE_OFFSET = 72;
    private static final int LENGTH = 80;
    /** The entries of an index page begin within so many bytes of its word, at a multiple of 8. */
    private static final int INDEX_ENTRIES_OFFSET = 32;

    private CycleHeader() {}

    /** The write position, or -1 when the file does not begin as expected. */
    static long writePosition(Disk.DiskFile file) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        if (file.read(header, 0) < LENGTH || header.getLong(COUNT_OFFSET) != 2) {
            return -1;
        }
        boolean named = header.slice(NAME_OFFSET, NAME.length).equals(ByteBuffer.wrap(NAME));
        return named ? header.getLong(POSITION_OFFSET) : -1;
    }

    /**
     * Sets the notes back to what is left in a file.
     *
     * @param file the file
     * @param path its path, for messages
     * @param end where its last excerpt ends
     */
    static void rewind(Disk.DiskFile file, Path path, long end) throws IOException {
        if (writePosition(file) < 0) {
            throw new JournalException(Category.DAMAGED, "the file does not begin with a queue's header: file=" + path);
        }
        long lastFrame = 0;
        long frames = 0;
        long at = 0;
        while (at < end) {
            int word = DiskFiles.wordAt(file, at);
            if (CycleFormat.kindOf(word) == CycleFormat.Kind.FRAME) {
                lastFrame = at;
                frames++;
            } else if (at > 0) {
                forgetEntriesFrom(file, at, CycleFormat.lengthOf(word), end);
            }
            at = CycleFormat.next(at, word);
        }
        ByteBuffer notes = ByteBuffer.allocate(SEQUENCE_OFFSET + Long.BYTES - POSITION_OFFSET)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(lastFrame)
                .putLong(frames == 0 ? 0 : (lastFrame << Integer.SIZE) + frames - 1);
        DiskFiles.writeFully(file, notes.flip(), POSITION_OFFSET);
    }

    /** Takes the entries out of an index page that point behind a place. */
    private static void forgetEntriesFrom(Disk.DiskFile file, long at, int length, long end) throws IOException {
        long from = (at + INDEX_ENTRIES_OFFSET + Long.BYTES - 1) & -Long.BYTES;
        int bytes = (int) ((at + CycleFormat.WORD_LENGTH + length - from) & -Long.BYTES);
        ByteBuffer entries = ByteBuffer.allocate(Math.max(0, bytes)).order(ByteOrder.LITTLE_ENDIAN);
        file.read(entries, from);
        boolean changed = false;
        for (int i = 0; i + Long.BYTES <= entries.position(); i += Long.BYTES) {
            if (entries.getLong(i) >= end) {
                entries.putLong(i, 0);
                changed = true;
            }
        }
        if (changed) {
            DiskFiles.writeFully(file, entries.flip(), from);
        }
    }
}
