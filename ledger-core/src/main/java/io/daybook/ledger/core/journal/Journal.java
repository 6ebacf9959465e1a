package io.daybook.ledger.core.journal;

import io.daybook.ledger.core.seal.FrameSeal;
import java.util.List;

/**
 * A durable log of framed batches: one appender, any number of readers.
 *
 * <p>Thread-safety: {@link #newReader()}, {@link #files()}, {@link #locate(long)} and {@link #room()} may be called
 * from any thread; the appender and each reader belong to one thread at a time; {@link #cutAfter(long)} and
 * {@link #close()} need that nobody else uses the journal.
 */
public interface Journal extends AutoCloseable {
    /**
     * The position before the first frame, whichever that is; less than the position of every frame. To be given to
     * {@link JournalReader#seek(long)} and {@link #cutAfter(long)}.
     */
    long BEFORE_FIRST = 0L;

    /**
     * The one appender, which continues after the last frame. The first call makes it ready; further calls return it
     * again.
     *
     * @return the appender
     * @throws JournalException when the journal is open for reading only, when bytes that are no frame follow the last
     *     frame (see {@link #cutAfter(long)}), or when the files cannot be used
     */
    JournalAppender appender();

    /**
     * A new reader, before the first frame.
     *
     * @return the reader, to be closed by the caller
     */
    JournalReader newReader();

    /**
     * The files of the journal, oldest first. A file whose first frame is not complete yet is not listed.
     *
     * @return the files; a journal without files, such as one in memory, answers one entry when it holds a frame
     */
    List<JournalFile> files();

    /**
     * The position of the frame that holds a sequence: the last one whose first sequence is not above it.
     *
     * @param sequence a sequence
     * @return the position of the frame, or {@link #BEFORE_FIRST} when the journal begins after that sequence
     */
    long locate(long sequence);

    /**
     * A position in words, for messages.
     *
     * @param position as an appender or reader has answered it
     * @return name=value facts
     */
    default String describe(long position) {
        return "position=" + position;
    }

    /**
     * Removes everything after a frame: a torn tail, or whole frames that were never acknowledged. The cut is durable
     * when the method returns, whatever the level. Only before {@link #appender()} was called.
     *
     * @param position the position of the last frame that stays, or {@link #BEFORE_FIRST} to remove every frame
     * @return the number of bytes that were dropped: from the end of the last frame to the last byte that was not zero
     * @throws JournalException when there is no frame at that position, or the files cannot be changed
     */
    long cutAfter(long position);

    /**
     * Bytes that may still be appended before the journal's reserve of free space is touched. Ask before accepting
     * work: this is a value that is refreshed by the appender as it goes, and costs one volatile read.
     *
     * @return bytes, 0 or more; {@link Long#MAX_VALUE} where nothing limits the journal
     */
    long room();

    /**
     * How the frames are sealed that whoever uses this journal appends and reads. It is their business: the journal
     * itself holds bytes.
     *
     * @return in the clear, unless the journal was given a seal
     */
    default FrameSeal seal() {
        return FrameSeal.NONE;
    }

    /**
     * Where the journal begins.
     *
     * @return the beginning, unless the journal's first files were archived
     */
    default JournalStart start() {
        return JournalStart.BEGINNING;
    }

    /**
     * The last frame of each file from one position to another: where the journal goes on in the next file. Found
     * without reading all of a file, where it was left in order. Of a file without frames there is none; one that is
     * missing shows when a reader goes on behind the frame before it.
     *
     * @param from position of a frame, or {@link #BEFORE_FIRST}
     * @param to position of a frame; its file is not looked at
     * @return positions, ascending; none for a journal that is not in files
     */
    default List<Long> joints(long from, long to) {
        return List.of();
    }

    /** Closes the appender and everything that the journal holds open, readers excepted. */
    @Override
    void close();
}
