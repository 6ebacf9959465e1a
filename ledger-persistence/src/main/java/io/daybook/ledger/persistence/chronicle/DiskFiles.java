package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.persistence.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What several parts do with an open file. */
final class DiskFiles {
    private DiskFiles() {}

    /** The word at an offset, 0 at the file's end. */
    static int wordAt(Disk.DiskFile file, long offset) throws IOException {
        ByteBuffer word = ByteBuffer.allocate(CycleFormat.WORD_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        return file.read(word, offset) == CycleFormat.WORD_LENGTH ? word.getInt(0) : 0;
    }

    /** The place behind the pages of the index that stand at an offset, which is the offset when there are none. */
    static long behindIndexPages(Disk.DiskFile file, long offset) throws IOException {
        long behind = offset;
        int word = wordAt(file, behind);
        while (CycleFormat.kindOf(word) == CycleFormat.Kind.META) {
            behind = CycleFormat.next(behind, word);
            word = wordAt(file, behind);
        }
        return behind;
    }
}
