package io.daybook.ledger.core.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** Seals frames under one data key, which nobody else seals with: the frame's number makes each nonce unique. */
final class AesGcmSealer implements FrameSealer {
    private final int keyNumber;
    private final GcmChunks chunks = new GcmChunks();
    private final SecretKey key;
    private long frameNumber;
    private boolean begun;

    AesGcmSealer(int keyNumber, SecretKey key) {
        this.keyNumber = keyNumber;
        this.key = key;
    }

    @Override
    public int keyNumber() {
        return keyNumber;
    }

    @Override
    public long nextFrameNumber() {
        begun = true;
        return ++frameNumber;
    }

    @Override
    public int sealedLength(int length) {
        return Math.toIntExact(GcmChunks.sealedLength(length));
    }

    @Override
    public void seal(byte[] header, ByteBuffer plain, ByteBuffer cipherText) {
        if (!begun) {
            throw new IllegalStateException("a frame's number seals once: frameNumber=" + frameNumber);
        }
        begun = false;
        try {
            chunks.run(Cipher.ENCRYPT_MODE, key, frameNumber, header, plain, cipherText);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this JVM cannot seal with AES-256-GCM", failure);
        }
    }
}
