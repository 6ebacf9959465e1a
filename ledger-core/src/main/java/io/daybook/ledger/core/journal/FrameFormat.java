package io.daybook.ledger.core.journal;

import java.nio.ByteBuffer;

/** The little that a journal has to know of the frames that it holds. Implementations are stateless and thread-safe. */
public interface FrameFormat {
    /**
     * The number of bytes at a frame's start that {@link #startsFrame} and {@link #firstSequence} look at.
     *
     * @return bytes
     */
    int headerLength();

    /**
     * Whether a header can begin here, judged by its fixed bytes: used to tell a torn tail from damage, by looking for
     * frames behind a place that cannot be read.
     *
     * @param bytes a little-endian buffer with at least {@link #headerLength()} bytes after the index
     * @param index where in the buffer a frame may start
     * @return true when it looks like the start of a frame
     */
    boolean startsFrame(ByteBuffer bytes, int index);

    /**
     * The first sequence in a frame.
     *
     * @param bytes a little-endian buffer with at least {@link #headerLength()} bytes after the index
     * @param index where in the buffer the frame starts
     * @return the sequence
     */
    long firstSequence(ByteBuffer bytes, int index);
}
