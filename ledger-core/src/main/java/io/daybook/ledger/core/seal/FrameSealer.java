package io.daybook.ledger.core.seal;

import java.nio.ByteBuffer;

/** Seals one frame after the other. Belongs to one thread. */
public interface FrameSealer {
    /** Leaves bodies as they are. */
    FrameSealer CLEAR = new FrameSealer() {
        @Override
        public int keyNumber() {
            return 0;
        }

        @Override
        public long nextFrameNumber() {
            return 0;
        }

        @Override
        public int sealedLength(int length) {
            return length;
        }

        @Override
        public void seal(byte[] header, ByteBuffer plain, ByteBuffer cipherText) {
            throw new IllegalStateException("nothing is sealed without a key");
        }
    };

    /**
     * The number of the data key.
     *
     * @return 1 or more; 0 when frames are left in the clear
     */
    int keyNumber();

    /**
     * Begins the next frame.
     *
     * @return its number under this key, 1 or more, never the same twice
     */
    long nextFrameNumber();

    /**
     * How long a body becomes.
     *
     * @param length of the plain body, bytes
     * @return bytes
     */
    int sealedLength(int length);

    /**
     * Seals the body of the frame that was begun last.
     *
     * @param header what the seal vouches for beside the body
     * @param plain the body, from position to limit
     * @param cipherText receives {@link #sealedLength} bytes from its position on
     */
    void seal(byte[] header, ByteBuffer plain, ByteBuffer cipherText);
}
