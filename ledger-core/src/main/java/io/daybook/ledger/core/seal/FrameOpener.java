package io.daybook.ledger.core.seal;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.nio.ByteBuffer;

/** Opens sealed frames. Belongs to one thread. */
@FunctionalInterface
public interface FrameOpener {
    /** Refuses to open anything. */
    FrameOpener WITHOUT_KEYS = (keyNumber, frameNumber, header, cipherText, plain) -> {
        throw new LedgerException(
                Category.KEY,
                "the ledger is encrypted: open it with the key provider, or the key file, that it was written with:"
                        + " dataKey=" + keyNumber);
    };

    /**
     * Opens the body of a frame.
     *
     * @param keyNumber of the data key
     * @param frameNumber the frame's number under that key
     * @param header what the seal vouches for beside the body
     * @param cipherText the body as it was journalled, from position to limit
     * @param plain receives the body from its position on; nothing in it is to be believed unless true is answered
     * @return false when body or header are not those that were sealed
     * @throws LedgerException KEY when the key cannot be had
     */
    boolean open(int keyNumber, long frameNumber, byte[] header, ByteBuffer cipherText, ByteBuffer plain);
}
