package io.daybook.ledger.core.journal;

import java.nio.ByteBuffer;

/**
 * Appends framed batches, one frame a batch. Used by the journal thread only.
 *
 * <p>Fail-stop: after a failure the appender is finished, and every further call throws a {@link JournalException} with
 * the same category and the first failure as its cause. What the failed call left behind is found and judged at the
 * next open.
 */
public interface JournalAppender extends AutoCloseable {
    /**
     * Appends header and body as one frame. The frame is visible to readers when the method returns, and durable after
     * the next {@link #force()}. The bytes between position and limit of both buffers are taken; the buffers' positions
     * are moved to their limits.
     *
     * @param firstSequence the first sequence in the batch, greater than that of the frame before
     * @param header the frame's first bytes
     * @param body the frame's other bytes; may be empty
     * @return the frame's position: opaque, greater than {@link Journal#BEFORE_FIRST} and than every position before
     * @throws JournalException on any failure: final
     */
    long append(long firstSequence, ByteBuffer header, ByteBuffer body);

    /**
     * Makes everything that was appended so far durable at the journal's level: at {@code SYNC} it is on the device
     * when the method returns, with whatever is needed to find it again; at {@code OS} and {@code MEMORY} nothing
     * happens.
     *
     * @throws JournalException on any failure: final, never to be tried again
     */
    void force();

    /** Forces at {@code SYNC} unless the appender has failed, and lets go of its resources. Never throws. */
    @Override
    void close();
}
