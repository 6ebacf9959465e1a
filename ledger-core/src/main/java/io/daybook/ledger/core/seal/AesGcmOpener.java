package io.daybook.ledger.core.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** Opens frames, each under the data key that it names. */
final class AesGcmOpener implements FrameOpener {
    private final DataKeys keys;
    private final GcmChunks chunks = new GcmChunks();

    AesGcmOpener(DataKeys keys) {
        this.keys = keys;
    }

    @Override
    public boolean open(int keyNumber, long frameNumber, byte[] header, ByteBuffer cipherText, ByteBuffer plain) {
        SecretKey key = keys.key(keyNumber);
        try {
            chunks.run(Cipher.DECRYPT_MODE, key, frameNumber, header, cipherText, plain);
            return true;
        } catch (AEADBadTagException changed) {
            return false;
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this JVM cannot open with AES-256-GCM", failure);
        }
    }
}
