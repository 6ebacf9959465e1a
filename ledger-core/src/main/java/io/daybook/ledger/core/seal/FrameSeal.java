package io.daybook.ledger.core.seal;

import io.daybook.ledger.LedgerException;

/** How the frames of one journal are sealed and opened. Thread-safe; what it hands out is not. */
public interface FrameSeal {
    /** Frames are written in the clear, and sealed ones cannot be opened. */
    FrameSeal NONE = new FrameSeal() {
        @Override
        public FrameSealer sealer() {
            return FrameSealer.CLEAR;
        }

        @Override
        public FrameOpener opener() {
            return FrameOpener.WITHOUT_KEYS;
        }

        @Override
        public boolean canOpen() {
            return false;
        }
    };

    /**
     * How long a body becomes by being sealed.
     *
     * @param length of the plain body, bytes, 0 or more
     * @return bytes
     */
    static long sealedLength(long length) {
        return GcmChunks.sealedLength(length);
    }

    /**
     * What seals the frames of one writer, under a data key that nobody else seals with. The key is durable when the
     * method returns.
     *
     * @return a sealer for one thread
     * @throws LedgerException when there is no key to wrap it with, or it cannot be written
     */
    FrameSealer sealer();

    /**
     * What opens frames.
     *
     * @return an opener for one thread
     */
    FrameOpener opener();

    /**
     * Whether sealed frames can be opened, given that their keys can be had.
     *
     * @return false without keys
     */
    boolean canOpen();
}
