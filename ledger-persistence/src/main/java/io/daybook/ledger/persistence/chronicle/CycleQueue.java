package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.values.LongValue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * Chronicle's part of an append: it reserves the place of an excerpt, publishes it with its length, keeps the index,
 * and begins the next file. The cycle is the file's number, set by the appender and never by a clock.
 *
 * <p>A file fits into one mapping, so that no excerpt crosses from one mapping into the next.
 */
final class CycleQueue implements AutoCloseable {
    private static final long MILLIS_PER_FILE = 24L * 60 * 60 * 1000;
    /** Key of Chronicle's note up to which cycle every file has its end mark. */
    private static final String END_MARKS_KEY = "normalisedEOFsTo";
    /** Keys of Chronicle's listing of the files. */
    private static final String LOWEST_KEY = "listing.lowestCycle";

    private static final String HIGHEST_KEY = "listing.highestCycle";

    /** Bytes beside the frames that a file must have room for: a page of the index and the end mark. */
    static final int OVERHEAD_LENGTH = 64 << 10;
    /** A page of the index holds 4096 entries, one for each 256th excerpt. */
    private static final long INDEX_PAGE_MASK = 4096 * 256 - 1;

    private static final long SEQUENCE_MASK = 0xFFFFFFFFL;

    private static final long TIMEOUT_MS = 1_000;

    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final WritePosition writePosition;
    private DocumentContext document;
    /** The file whose write position is kept aside. */
    private int asideOf;
    /** The number in its file of the last excerpt that was begun. */
    private long numberInFile;

    /** The number of the file that appends go to. */
    private int file;

    /**
     * Opens the queue. What Chronicle keeps about the directory beside the cycle files is made anew: after a crash it
     * may hold a lock of a process that is gone.
     *
     * @param files the files, each but the last with its end mark
     * @param file the number of the file to append to, which need not exist
     * @param fileLength the longest that a file can become, in bytes
     */
    CycleQueue(CycleFiles files, int file, long fileLength) throws IOException {
        this.file = file;
        Files.deleteIfExists(files.directory().resolve(CycleFiles.META_FILE));
        this.queue = SingleChronicleQueueBuilder.binary(files.directory())
                .rollCycle(RollCycles.FAST_DAILY)
                .timeProvider(() -> this.file * MILLIS_PER_FILE)
                .blockSize(fileLength)
                .checkInterrupts(false)
                .timeoutMS(TIMEOUT_MS)
                .build();
        hideFiles();
        this.appender = queue.createAppender();
        queue.refreshDirectoryListing();
        queue.tableStorePut(END_MARKS_KEY, file);
        appender.singleThreadedCheckDisabled(true);
        this.writePosition = new WritePosition(appender);
    }

    /**
     * Lets the new appender see no file, since it would open the finished ones, make them longer, and believe what it
     * finds in them. It opens its own file with the first excerpt.
     */
    private void hideFiles() {
        set(LOWEST_KEY, Integer.MAX_VALUE);
        set(HIGHEST_KEY, Integer.MIN_VALUE);
    }

    private void set(String key, long value) {
        try (LongValue entry = queue.metaStore().acquireValueFor(key)) {
            entry.setVolatileValue(value);
        }
    }

    /** The number of the file that excerpts are appended to. */
    int file() {
        return file;
    }

    /** Whether publishing the excerpt that was begun adds a page to the index, behind the excerpt. */
    boolean needsIndexPage() {
        return (numberInFile & INDEX_PAGE_MASK) == 0;
    }

    /** The next excerpt begins the next file. */
    void roll() {
        file++;
    }

    /**
     * Reserves the next excerpt.
     *
     * @return the offset of its first byte, behind its word, in the current file
     */
    long begin() {
        document = appender.writingDocument();
        if (appender.cycle() != file) {
            throw new JournalException(
                    Category.HALTED, "the queue is in another file: expected=" + file + " found=" + appender.cycle());
        }
        if (asideOf != file) {
            writePosition.keepAside();
            asideOf = file;
        }
        numberInFile = document.index() & SEQUENCE_MASK;
        return document.wire().bytes().writePosition();
    }

    /** The number in its file of the last excerpt that was begun, from 0 on. */
    long numberInFile() {
        return numberInFile;
    }

    /** Publishes the excerpt, whose bytes have been written into the file. */
    void publish(int length) {
        Bytes<?> bytes = document.wire().bytes();
        bytes.writeSkip(length);
        DocumentContext ready = document;
        document = null;
        ready.close();
    }

    /** Gives up an excerpt that was begun, if there is one: its word stays empty. */
    void rollBack() {
        if (document != null) {
            DocumentContext begun = document;
            document = null;
            begun.rollbackOnClose();
            begun.close();
        }
    }

    @Override
    public void close() {
        appender.close();
        queue.close();
    }
}
