package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.FrameFormat;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalEnd;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.core.journal.JournalReader;
import java.nio.ByteBuffer;

/**
 * Follows the frames through the cycle files, by the format alone: it uses neither Chronicle's index nor its listing,
 * so nothing but a frame itself can lead it astray, and it never changes or locks a file.
 */
final class ChronicleReader implements JournalReader {
    private final CycleFiles files;
    private final FrameFormat format;

    /** The window on the current file, null before the first. */
    private CycleWindow window;

    private int file;
    /** Where in the current file the next word is looked for. */
    private long offset;

    private long position = Journal.BEFORE_FIRST;
    private ByteBuffer frame;

    ChronicleReader(CycleFiles files, FrameFormat format) {
        this.files = files;
        this.format = format;
    }

    @Override
    public boolean next() {
        if (window == null && !openFirst()) {
            return false;
        }
        while (true) {
            int word = window.word(offset);
            switch (CycleFormat.kindOf(word)) {
                case FRAME -> {
                    return take(word);
                }
                case META -> {
                    if (!isChroniclesOwn(word)) {
                        return false;
                    }
                    offset = CycleFormat.next(offset, word);
                }
                case END_OF_FILE -> {
                    if (!files.exists(file + 1)) {
                        return false;
                    }
                    open(file + 1);
                }
                default -> {
                    return false;
                }
            }
        }
    }

    private boolean take(int word) {
        int length = CycleFormat.lengthOf(word);
        if (length > CycleFormat.MAX_FRAME_LENGTH) {
            return false;
        }
        ByteBuffer found = window.excerpt(offset, length);
        if (found == null) {
            return false;
        }
        frame = found;
        position = ChroniclePosition.of(file, offset);
        offset = CycleFormat.next(offset, word);
        return true;
    }

    /** Whether an excerpt that calls itself meta data fits into the file, and is not a frame with one bit turned. */
    private boolean isChroniclesOwn(int word) {
        if (CycleFormat.next(offset, word) > window.size()) {
            return false;
        }
        int headerLength = format.headerLength();
        if (offset == 0 || CycleFormat.lengthOf(word) < headerLength) {
            return true;
        }
        ByteBuffer start = window.raw(offset + CycleFormat.WORD_LENGTH, headerLength);
        return start.limit() < headerLength || !format.startsFrame(start, 0);
    }

    private boolean openFirst() {
        int[] numbers = files.numbers();
        if (numbers.length == 0) {
            return false;
        }
        open(numbers[0]);
        return true;
    }

    private void open(int number) {
        closeWindow();
        window = new CycleWindow(files.path(number), files.exists(number + 1));
        file = number;
        offset = 0;
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
        frame = null;
        this.position = Journal.BEFORE_FIRST;
        if (position == Journal.BEFORE_FIRST) {
            closeWindow();
            return;
        }
        int number = ChroniclePosition.file(position);
        long target = ChroniclePosition.offset(position);
        if (number < 1 || target == 0 || target % CycleFormat.WORD_LENGTH != 0 || !files.exists(number)) {
            throw noFrame(position);
        }
        if (window == null || file != number) {
            open(number);
        }
        if (CycleFormat.kindOf(window.word(target)) != CycleFormat.Kind.FRAME) {
            throw noFrame(position);
        }
        offset = target;
    }

    private JournalException noFrame(long position) {
        int number = ChroniclePosition.file(position);
        return new JournalException(
                Category.DAMAGED,
                "no frame at position=" + position + ", file=" + CycleFiles.nameOf(number) + ", offset="
                        + ChroniclePosition.offset(position) + ", expected=a frame, found="
                        + (files.exists(number) ? "none" : "no such file") + ", directory=" + files.directory());
    }

    @Override
    public JournalEnd end() {
        if (window == null) {
            return TailInspector.nothing(files);
        }
        return new TailInspector(files, format).inspect(file, offset);
    }

    /** Where the current file's next word is, after {@link #next()} has answered false. */
    long offset() {
        return offset;
    }

    /** The current file's number, 0 before the first. */
    int file() {
        return window == null ? 0 : file;
    }

    /** Starts at a file's beginning. */
    void seekFile(int number) {
        frame = null;
        position = Journal.BEFORE_FIRST;
        open(number);
    }

    private void closeWindow() {
        if (window != null) {
            window.close();
            window = null;
        }
    }

    @Override
    public void close() {
        frame = null;
        closeWindow();
    }
}
