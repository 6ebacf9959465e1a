package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.FrameFormat;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalEnd;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.persistence.disk.Disk;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Makes the files ready for appending. A file that was left in order is continued. One that was not is never appended
 * to again: its index and its write position may be older or newer than its frames. It is written over with its own
 * bytes and forced, so that nothing is believed that is only in the page cache of a disk that has failed, gets its end
 * mark, and the next file is begun.
 */
final class TailRepair {
    private static final int COPY_LENGTH = 1 << 20;

    private final CycleFiles files;
    private final FrameFormat format;
    private final Disk disk;

    TailRepair(CycleFiles files, FrameFormat format, Disk disk) {
        this.files = files;
        this.format = format;
        this.disk = disk;
    }

    /**
     * Finds the place after the last frame and makes it one to append at.
     *
     * @throws JournalException when the journal does not end cleanly
     */
    Tail prepare() {
        int[] numbers = files.numbers();
        if (numbers.length == 0) {
            return new Tail(1, 0);
        }
        try (ChronicleReader reader = new ChronicleReader(files, format)) {
            toLastFrame(reader, numbers);
            JournalEnd end = reader.end();
            if (end.kind() != JournalEnd.Kind.CLEAN) {
                throw new JournalException(
                        Category.DAMAGED,
                        "the journal does not end with a frame: kind=" + end.kind() + " file=" + end.file() + " offset="
                                + end.offset() + " strayBytes=" + end.strayBytes() + " finding=" + end.detail());
            }
            return ready(reader.file(), reader.offset());
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /** Reads from the last file that holds a frame, or from the first file when none does. */
    private static void toLastFrame(ChronicleReader reader, int[] numbers) {
        for (int i = numbers.length - 1; i >= 0; i--) {
            reader.seekFile(numbers[i]);
            if (reader.next()) {
                break;
            }
        }
        while (reader.next()) {
            Thread.onSpinWait();
        }
    }

    private Tail ready(int number, long offset) throws IOException {
        try (Disk.DiskFile file = disk.open(files.path(number))) {
            boolean ended = DiskFiles.wordAt(file, offset) == CycleFormat.END_OF_FILE;
            boolean trimmed = file.size() == Tail.trimmedLength(offset);
            if (!trimmed || !ended && !CycleIndex.of(files.path(number), offset).agrees(file)) {
                seal(file, number, offset);
                ended = true;
            }
            return ended ? new Tail(number + 1, 0) : new Tail(number, offset);
        }
    }

    /**
     * Rewrites a file's bytes in place up to an offset, ends it there and makes it durable. Only when that is done does
     * the file get the length of one that was left in order.
     */
    private void seal(Disk.DiskFile file, int number, long offset) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(COPY_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        for (long at = 0; at < offset; ) {
            bytes.clear().limit((int) Math.min(COPY_LENGTH, offset - at));
            int read = file.read(bytes, at);
            if (read <= 0) {
                throw new EOFException("the file has become shorter: offset=" + at);
            }
            file.writeFully(bytes.flip(), at);
            at += read;
        }
        CycleIndex.of(files.path(number), offset).write(file);
        file.truncate(offset);
        // or the end mark could be there after a power cut, and behind it still what was to be cut
        file.force();
        long trimmed = Tail.trimmedLength(offset);
        bytes.clear().putInt(CycleFormat.END_OF_FILE);
        while (bytes.position() <= trimmed - offset) {
            bytes.put((byte) 0);
        }
        file.writeFully(bytes.flip(), offset);
        file.force();
        file.truncate(trimmed);
        file.force();
    }

    /** Removes what follows a frame, which is a change that either has happened whole or not at all. */
    long cutAfter(long position) {
        try (ChronicleReader reader = new ChronicleReader(files, format)) {
            int keep = 0;
            long offset = 0;
            if (position != Journal.BEFORE_FIRST) {
                reader.seek(position);
                if (!reader.next()) {
                    throw new JournalException(Category.DAMAGED, "no frame at position=" + position);
                }
                keep = reader.file();
                offset = reader.offset();
            }
            return removeFilesAfter(keep) + (keep == 0 ? 0 : cutFile(keep, offset));
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private long removeFilesAfter(int keep) throws IOException {
        long dropped = 0;
        int[] numbers = files.numbers();
        for (int i = numbers.length - 1; i >= 0 && numbers[i] > keep; i--) {
            dropped += new TailInspector(files, format).usedLength(numbers[i]);
            disk.delete(files.path(numbers[i]));
            disk.forceDirectory(files.directory());
        }
        return dropped;
    }

    private long cutFile(int number, long offset) throws IOException {
        long dropped = Math.max(0, new TailInspector(files, format).usedLength(number) - offset);
        try (Disk.DiskFile file = disk.open(files.path(number))) {
            seal(file, number, offset);
        }
        return dropped;
    }

    private JournalException failed(IOException cause) {
        return new JournalException(
                Category.HALTED,
                "cannot prepare the journal: directory=" + files.directory() + " cause=" + cause,
                cause);
    }
}
