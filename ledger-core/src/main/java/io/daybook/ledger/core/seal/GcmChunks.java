package io.daybook.ledger.core.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Cipher;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Runs AES-GCM over a body in chunks of 64 KiB at most, tag included, so that no chunk is believed, or held, before its
 * tag was checked. The nonce of a chunk is the frame's number (8 bytes) and the chunk's (4 bytes); every chunk vouches
 * for the whole header, which holds the length, so that no chunk can be taken away, exchanged or added.
 */
final class GcmChunks {
    /** Bytes of a tag. */
    static final int TAG_LENGTH = 16;
    /** Bytes of a chunk with its tag. */
    static final int SEALED_CHUNK = 64 << 10;
    /** Bytes of a chunk without. */
    static final int PLAIN_CHUNK = SEALED_CHUNK - TAG_LENGTH;

    private static final int TAG_BITS = TAG_LENGTH * Byte.SIZE;

    private final Cipher cipher = cipher();
    private final ByteBuffer nonce = ByteBuffer.allocate(Long.BYTES + Integer.BYTES);
    private final byte[] in = new byte[SEALED_CHUNK];
    private final byte[] out = new byte[SEALED_CHUNK];

    /** The length that a body has when it is sealed. */
    static long sealedLength(long length) {
        return length + (length + PLAIN_CHUNK - 1) / PLAIN_CHUNK * TAG_LENGTH;
    }

    void run(int mode, SecretKey key, long frameNumber, byte[] header, ByteBuffer from, ByteBuffer to)
            throws GeneralSecurityException {
        int length = mode == Cipher.ENCRYPT_MODE ? PLAIN_CHUNK : SEALED_CHUNK;
        for (int chunk = 0; from.hasRemaining(); chunk++) {
            int bytes = Math.min(length, from.remaining());
            from.get(in, 0, bytes);
            nonce.putLong(0, frameNumber).putInt(Long.BYTES, chunk);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce.array()));
            cipher.updateAAD(header);
            to.put(out, 0, cipher.doFinal(in, 0, bytes, out, 0));
        }
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (NoSuchAlgorithmException | NoSuchPaddingException impossible) {
            throw new IllegalStateException("every JVM has AES-GCM", impossible);
        }
    }
}
