package io.daybook.ledger.core.journal;

import java.util.Arrays;

/**
 * Where the frames of a journal are, by sequence, in memory and sparse: one entry for at least {@value #STRIDE}
 * sequences, so that a hundred million commands take a few megabytes and a look-up passes over few frames. Thread-safe.
 */
public final class FrameIndex {
    private static final int STRIDE = 512;

    private long[] sequences = new long[1024];
    private long[] positions = new long[1024];
    private int count;

    /** An empty index. */
    public FrameIndex() {}

    /**
     * Notes a frame; frames come in order.
     *
     * @param firstSequence its first sequence
     * @param position where it is
     */
    public synchronized void note(long firstSequence, long position) {
        if (count > 0 && firstSequence < sequences[count - 1] + STRIDE) {
            return;
        }
        if (count == sequences.length) {
            sequences = Arrays.copyOf(sequences, count * 2);
            positions = Arrays.copyOf(positions, count * 2);
        }
        sequences[count] = firstSequence;
        positions[count] = position;
        count++;
    }

    /**
     * A frame from which reading on meets a sequence soon.
     *
     * @param sequence what is sought
     * @return the position of the last noted frame that does not start after it; Journal.BEFORE_FIRST when there is
     *     none
     */
    public synchronized long floor(long sequence) {
        int found = Arrays.binarySearch(sequences, 0, count, sequence);
        int at = found >= 0 ? found : -found - 2;
        return at < 0 ? Journal.BEFORE_FIRST : positions[at];
    }

    /**
     * The noted frames up to a sequence.
     *
     * @param sequence the last one that is of interest
     * @return first sequence and position of each, in turn
     */
    public synchronized long[] upTo(long sequence) {
        int found = Arrays.binarySearch(sequences, 0, count, sequence);
        int noted = found >= 0 ? found + 1 : -found - 1;
        long[] pairs = new long[2 * noted];
        for (int i = 0; i < noted; i++) {
            pairs[2 * i] = sequences[i];
            pairs[2 * i + 1] = positions[i];
        }
        return pairs;
    }
}
