package io.daybook.ledger.core.journal;

import java.nio.ByteBuffer;

/**
 * Reads framed batches in their order, while an appender may append, in this process or in another one. A reader
 * belongs to one thread at a time.
 *
 * <p>That there is no next frame is not yet the end of the journal: recovery and verification have to ask
 * {@link #end()} whether bytes follow that are no frame.
 */
public interface JournalReader extends AutoCloseable {
    /**
     * Moves to the next frame.
     *
     * @return false when there is none at present; asking again later may answer true
     * @throws JournalException when the files cannot be read
     */
    boolean next();

    /**
     * The current frame: header and body as they were appended, from 0 to the limit; read-only, direct, little endian.
     * Valid until the next call to this reader.
     *
     * @return the frame
     * @throws IllegalStateException when there is no current frame
     */
    ByteBuffer frame();

    /**
     * The position of the current frame.
     *
     * @return a position as {@link JournalAppender#append} returned it, {@link Journal#BEFORE_FIRST} before the first
     */
    long position();

    /**
     * Moves so that the next {@link #next()} finds the frame at a position.
     *
     * @param position the position of a frame, or {@link Journal#BEFORE_FIRST} for the first frame that there is
     * @throws JournalException when no frame can be at that position
     */
    void seek(long position);

    /**
     * Looks at what follows the current frame when {@link #next()} has answered false. Reads up to the rest of the
     * files and is meant for recovery and verification, not for every poll: while an appender is at work the answer may
     * be {@link JournalEnd.Kind#UNFINISHED} although all is well.
     *
     * @return what is there
     * @throws JournalException when the files cannot be read
     */
    JournalEnd end();

    /** Lets go of the reader's resources. Never throws. */
    @Override
    void close();
}
