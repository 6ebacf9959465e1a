package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.core.journal.FrameFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * The last frames of finished files. The header of a file that was left in order says where its last frame is; that is
 * believed when a frame is there, and the file's end mark right behind it. Else the file is gone through.
 */
final class CycleJoints {
    private final CycleFiles files;
    private final FrameFormat format;

    CycleJoints(CycleFiles files, FrameFormat format) {
        this.files = files;
        this.format = format;
    }

    /** Of each file from one number on, and below another. */
    List<Long> between(int first, int end) {
        List<Long> joints = new ArrayList<>();
        for (int number : files.numbers()) {
            if (number >= first && number < end) {
                long offset = noted(number);
                offset = offset > 0 ? offset : sought(number);
                if (offset > 0) {
                    joints.add(ChroniclePosition.of(number, offset));
                }
            }
        }
        return joints;
    }

    private long noted(int number) {
        try (CycleWindow window = new CycleWindow(files.path(number), true)) {
            long offset = Integer.toUnsignedLong(window.word(CycleIndex.POSITION_OFFSET));
            int word = offset % CycleFormat.WORD_LENGTH == 0 ? window.word(offset) : 0;
            boolean last = CycleFormat.kindOf(word) == CycleFormat.Kind.FRAME
                    && window.word(CycleFormat.next(offset, word)) == CycleFormat.END_OF_FILE;
            return last ? offset : 0;
        }
    }

    private long sought(int number) {
        long found = 0;
        try (ChronicleReader reader = new ChronicleReader(files, format)) {
            reader.seekFile(number);
            while (reader.next() && reader.file() == number) {
                found = ChroniclePosition.offset(reader.position());
            }
        }
        return found;
    }
}
