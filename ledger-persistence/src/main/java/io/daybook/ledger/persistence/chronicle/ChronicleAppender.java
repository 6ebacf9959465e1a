package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.Durability;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.JournalAppender;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.persistence.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends a frame in four steps: Chronicle reserves the excerpt; the payload is written through a channel of our own at
 * the excerpt's offset, so that a full disk or a failing one is an {@link IOException} here and now; Chronicle
 * publishes the excerpt by writing its word through its mapping; and a force of our channel makes all of the file's
 * pages durable, those that were changed through the mapping among them.
 *
 * <p>Behind each payload zeros are written too, so that every store of Chronicle's falls on a page that is allocated.
 *
 * <p>When a file is full, the next frame begins a new one: the old file, with its end mark, is forced before anything
 * is written into the new one. So a frame in a file proves that the files before it are whole.
 */
final class ChronicleAppender implements JournalAppender {
    private static final Logger LOG = LoggerFactory.getLogger(ChronicleAppender.class);

    private final CycleFiles files;
    private final Disk disk;
    private final CycleQueue queue;
    private final SpaceGuard guard;
    private final PayloadWriter payload;
    private final Durability durability;
    private final long fileLength;

    private int number;
    private Disk.DiskFile file;
    /** Where the next excerpt's word will stand, at the least; 0 in a file without frames. */
    private long offset;

    /** Where the last frame's word stands. */
    private long lastFrame;

    private long lastSequence = -1;
    private boolean unforced;
    private boolean unforcedDirectory;
    private boolean closed;
    private JournalException failure;

    /**
     * An appender.
     *
     * @param files the files
     * @param tail the place after the last frame
     * @param queue Chronicle's part, at the tail's file
     * @param options durability, length of a file, allocation ahead
     * @param disk where files are opened and directories forced
     * @param guard the guard of the free space
     */
    ChronicleAppender(
            CycleFiles files,
            Tail tail,
            CycleQueue queue,
            ChronicleJournalOptions options,
            Disk disk,
            SpaceGuard guard) {
        this.files = files;
        this.number = tail.file();
        this.offset = tail.offset();
        this.queue = queue;
        this.durability = options.durability();
        this.fileLength = options.fileLength();
        this.disk = disk;
        this.guard = guard;
        // zeros ahead make forces cheaper, and nothing else
        this.payload = new PayloadWriter(durability == Durability.SYNC ? options.allocateAhead() : 0);
    }

    @Override
    public long append(long firstSequence, ByteBuffer header, ByteBuffer body) {
        checkUsable();
        try {
            return appendFrame(firstSequence, header, body);
        } catch (Throwable thrown) {
            throw fail("append", thrown);
        }
    }

    private long appendFrame(long firstSequence, ByteBuffer header, ByteBuffer body) throws IOException {
        int length = checkedLength(firstSequence, header, body);
        guard.beforeWrite(length);
        boolean full = offset > 0 && offset + length + CycleQueue.OVERHEAD_LENGTH > fileLength;
        long at = full ? beginNextFile() : beginInFile();
        checkPlace(at - CycleFormat.WORD_LENGTH);
        boolean indexPage = queue.needsIndexPage();
        payload.write(file, at, header, body, indexPage);
        unforced = true;
        queue.publish(length);
        lastSequence = firstSequence;
        lastFrame = at - CycleFormat.WORD_LENGTH;
        offset = CycleFormat.align(at + length);
        if (indexPage) {
            offset = DiskFiles.behindIndexPages(file, offset);
        }
        return ChroniclePosition.of(number, lastFrame);
    }

    private int checkedLength(long firstSequence, ByteBuffer header, ByteBuffer body) {
        int length = header.remaining() + body.remaining();
        if (length < 1 || length > CycleFormat.MAX_FRAME_LENGTH) {
            throw new JournalException(
                    Category.MISUSE, "frame length=" + length + " is not in 1.." + CycleFormat.MAX_FRAME_LENGTH);
        }
        if (firstSequence <= lastSequence) {
            throw new JournalException(
                    Category.MISUSE, "firstSequence=" + firstSequence + " is not above last=" + lastSequence);
        }
        return length;
    }

    /** The queue must go on exactly behind the last frame: a gap would end the journal for every reader. */
    private void checkPlace(long place) {
        if (offset > 0 && place != offset) {
            throw new JournalException(
                    Category.HALTED,
                    "the queue would not go on behind the last frame: expected=" + offset + " found=" + place + " file="
                            + files.path(number));
        }
    }

    private long beginInFile() throws IOException {
        if (file == null) {
            if (files.exists(number)) {
                file = disk.open(files.path(number));
                payload.enterFile();
            } else {
                file = create(number);
            }
        }
        return queue.begin();
    }

    /** Nothing enters the next file before the one before it, with its end mark, is durable. */
    private long beginNextFile() throws IOException {
        guard.check();
        long lastNumber = queue.numberInFile();
        Disk.DiskFile next = create(number + 1);
        queue.roll();
        long at = queue.begin();
        finishFile(lastNumber);
        file = next;
        number++;
        offset = 0;
        return at;
    }

    /** A new file, whose first pages are allocated before Chronicle maps them. */
    private Disk.DiskFile create(int newNumber) throws IOException {
        Disk.DiskFile created = disk.create(files.path(newNumber));
        payload.enterNewFile(created);
        unforcedDirectory = true;
        return created;
    }

    /** The file is complete: its end mark is written. */
    private void finishFile(long lastNumber) throws IOException {
        if (file == null) {
            file = disk.open(files.path(number));
        } else {
            CycleIndex.writePosition(file, lastFrame, lastNumber);
        }
        if (durability == Durability.SYNC) {
            file.force();
        }
        file.truncate(Tail.trimmedLength(offset));
        Disk.DiskFile finished = file;
        file = null;
        finished.close();
    }

    @Override
    public void force() {
        checkUsable();
        if (durability != Durability.SYNC) {
            return;
        }
        try {
            forceAll();
        } catch (Throwable thrown) {
            throw fail("force", thrown);
        }
    }

    private void forceAll() throws IOException {
        if (!unforced) {
            return;
        }
        file.force();
        if (unforcedDirectory) {
            disk.forceDirectory(files.directory());
            unforcedDirectory = false;
        }
        unforced = false;
    }

    private void checkUsable() {
        if (failure != null) {
            throw new JournalException(
                    failure.category(), "the journal has failed before: " + failure.getMessage(), failure);
        }
        if (closed) {
            throw new JournalException(Category.CLOSED, "the journal is closed: directory=" + files.directory());
        }
    }

    /** Any failure is the last: what is in the files is judged at the next open, and not by who has failed. */
    private JournalException fail(String action, Throwable cause) {
        if (cause instanceof JournalException known) {
            failure = known;
        } else {
            String facts =
                    " action=" + action + " file=" + files.path(number) + " offset=" + offset + " cause=" + cause;
            boolean full = cause instanceof IOException
                    && String.valueOf(cause.getMessage()).contains("No space left");
            failure = full
                    ? new JournalException(
                            Category.NO_SPACE, "the disk is full; free space and open the ledger again:" + facts, cause)
                    : new JournalException(Category.HALTED, "the journal has failed:" + facts, cause);
        }
        try {
            queue.rollBack();
        } catch (Throwable second) {
            failure.addSuppressed(second);
        }
        return failure;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        try {
            if (failure == null) {
                leaveFile();
            }
        } catch (Throwable thrown) {
            LOG.error(
                    "the journal could not be forced at close: {}",
                    fail("close", thrown).getMessage());
        }
        closed = true;
        closeQueue();
        closeFile();
    }

    /**
     * Forced at every level: a file that has the length of one that was left in order must be in order, also after a
     * power cut.
     */
    private void leaveFile() throws IOException {
        if (lastFrame > 0) {
            CycleIndex.writePosition(file, lastFrame, queue.numberInFile());
            unforced = true;
        }
        forceAll();
    }

    private void closeQueue() {
        try {
            queue.close();
        } catch (Throwable thrown) {
            LOG.warn("the queue could not be closed: directory={}", files.directory(), thrown);
        }
    }

    /** A file that was left in order is cut to its length: the next open sees by that that nothing was interrupted. */
    private void closeFile() {
        try {
            if (failure == null && offset > 0) {
                file = file == null ? disk.open(files.path(number)) : file;
                file.truncate(Tail.trimmedLength(offset));
            }
            if (file != null) {
                file.close();
            }
        } catch (IOException thrown) {
            LOG.warn("the journal's file could not be closed: file={}", files.path(number), thrown);
        }
    }
}
