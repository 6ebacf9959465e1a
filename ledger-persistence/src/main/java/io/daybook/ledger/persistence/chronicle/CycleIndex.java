package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.persistence.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What Chronicle notes about the excerpts of a cycle file, and believes when it opens the file again: the header with
 * the write position, and the index. All of it follows from the excerpts, so it can be checked and made anew.
 *
 * <pre>
 *     0  header            64  offset of the last excerpt's word
 *                          72  the same &lt;&lt; 32, plus the number of that excerpt in the file
 *                         176  the number of the next excerpt that the index gets an entry for
 *   200  index of indexes: word, name, count, used, 4096 offsets of index pages
 *        index page:       word, name, count, used, 4096 offsets: of each 256th excerpt's word
 * </pre>
 */
final class CycleIndex {
    /** The header of a file without excerpts, as this version of Chronicle writes it. */
    private static final byte[] HEADER = HexFormat.of()
            .parseHex("c1000040b906686561646572b60853435153746f726582aa000000cd7772697465506f736974696f"
                    + "6e8e01000000008d0200000000000000020000000000000000000000000000000000000000000000"
                    + "c8696e646578696e67b60c53435153496e646578696e67824c000000ca696e646578436f756e74a5"
                    + "0010cc696e64657853706163696e67a50001cb696e64657832496e6465788fa7c800000000000000"
                    + "c96c617374496e6465788e00000000a70000000000000000ca64617461466f726d6174a101000000");

    /** A file begins with the header, the index of indexes and an index page, before its first frame. */
    private static final int LEAST_STARTS = 3;

    /** Where the header has the offset of the last excerpt's word. */
    static final int POSITION_OFFSET = 64;

    private static final int SEQUENCE_OFFSET = 72;
    private static final int NEXT_ENTRY_OFFSET = 176;

    private static final int ENTRIES = 4096;
    private static final int SPACING = 256;
    /** Count, used and the entries. */
    private static final int ARRAY_LENGTH = 2 * Long.BYTES + ENTRIES * Long.BYTES;

    private final Path path;
    private long frames;
    private long lastFrame;
    /** The offset of each 256th frame's word. */
    private final List<Long> spaced = new ArrayList<>();
    /** Where the words of the header, the index of indexes and the index pages stand, and where those excerpts end. */
    private final List<Long> starts = new ArrayList<>();

    private final List<Long> ends = new ArrayList<>();

    private CycleIndex(Path path) {
        this.path = path;
    }

    /** Goes through a file's excerpts up to an offset. */
    static CycleIndex of(Path path, long end) {
        CycleIndex index = new CycleIndex(path);
        try (CycleWindow window = new CycleWindow(path, true)) {
            long at = 0;
            while (at < end) {
                int word = window.word(at);
                index.add(at, word);
                at = CycleFormat.next(at, word);
            }
        }
        return index;
    }

    /**
     * Whether Chronicle had finished the file's beginning, of a file with readable excerpts up to an offset. It is
     * forced together with the first frame: a power cut before may leave a part of it.
     */
    static boolean isBegun(CycleWindow window, long end) {
        int found = 0;
        for (long at = 0; at < end && found < LEAST_STARTS; found++) {
            int word = window.word(at);
            if (CycleFormat.kindOf(word) == CycleFormat.Kind.FRAME) {
                return true;
            }
            at = CycleFormat.next(at, word);
        }
        return found == LEAST_STARTS;
    }

    private void add(long at, int word) {
        if (CycleFormat.kindOf(word) == CycleFormat.Kind.FRAME) {
            if (frames % SPACING == 0) {
                spaced.add(at);
            }
            lastFrame = at;
            frames++;
        } else {
            starts.add(at);
            ends.add(CycleFormat.next(at, word));
        }
    }

    /** Sets the write position of a file: the offset of its last frame's word, and the frame's number in the file. */
    static void writePosition(Disk.DiskFile file, long lastFrame, long numberInFile) throws IOException {
        ByteBuffer position = ByteBuffer.allocate(SEQUENCE_OFFSET + Long.BYTES - POSITION_OFFSET)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(lastFrame)
                .putLong((lastFrame << Integer.SIZE) + numberInFile);
        file.writeFully(position.flip(), POSITION_OFFSET);
    }

    /** Whether the file's header and index say what follows from its excerpts. */
    boolean agrees(Disk.DiskFile file) throws IOException {
        if (!isWellFormed() || !holds(file, 0, header())) {
            return false;
        }
        for (int i = 1; i < ends.size(); i++) {
            if (!holds(file, ends.get(i) - ARRAY_LENGTH, array(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Makes the file's header and index say what follows from its excerpts.
     *
     * @throws JournalException when the excerpts that hold them are not where Chronicle puts them
     */
    void write(Disk.DiskFile file) throws IOException {
        if (!isWellFormed()) {
            throw new JournalException(
                    Category.DAMAGED, "the file does not begin as a queue's does: file=" + path + " starts=" + starts);
        }
        file.writeFully(header(), 0);
        for (int i = 1; i < ends.size(); i++) {
            file.writeFully(array(i), ends.get(i) - ARRAY_LENGTH);
        }
    }

    private boolean isWellFormed() {
        if (ends.size() < LEAST_STARTS
                || starts.get(0) != 0
                || ends.get(0) != HEADER.length
                || starts.get(1) != HEADER.length) {
            return false;
        }
        for (int i = 1; i < ends.size(); i++) {
            long prefix = ends.get(i) - ARRAY_LENGTH - starts.get(i);
            if (prefix < CycleFormat.WORD_LENGTH || prefix > 4 * Long.BYTES || ends.get(i) % Long.BYTES != 0) {
                return false;
            }
        }
        return true;
    }

    private ByteBuffer header() {
        return ByteBuffer.allocate(HEADER.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(HEADER)
                .putLong(POSITION_OFFSET, lastFrame)
                .putLong(SEQUENCE_OFFSET, frames == 0 ? 0 : (lastFrame << Integer.SIZE) + frames - 1)
                .putLong(NEXT_ENTRY_OFFSET, (long) spaced.size() * SPACING)
                .flip();
    }

    /** The index of indexes for 1, the index pages from 2 on. */
    private ByteBuffer array(int number) {
        List<Long> all = number == 1 ? starts.subList(2, starts.size()) : spaced;
        int from = number == 1 ? 0 : Math.min(all.size(), (number - 2) * ENTRIES);
        int to = Math.min(all.size(), from + ENTRIES);
        ByteBuffer array = ByteBuffer.allocate(ARRAY_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        array.putLong(ENTRIES).putLong(to - from);
        for (int i = from; i < to; i++) {
            array.putLong(all.get(i));
        }
        return array.clear();
    }

    private static boolean holds(Disk.DiskFile file, long at, ByteBuffer expected) throws IOException {
        ByteBuffer found = ByteBuffer.allocate(expected.remaining());
        return file.read(found, at) == expected.remaining() && found.flip().equals(expected);
    }
}
