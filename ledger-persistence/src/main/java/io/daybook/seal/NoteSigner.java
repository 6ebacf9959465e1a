package io.daybook.seal;

/**
 * Signs checkpoints with an Ed25519 key. A host whose key lies in a hardware module or a service implements this;
 * {@link SigningKeyFile} is one on a file. Called on a thread that the ledger does not wait for; thread-safe.
 */
public interface NoteSigner {
    /**
     * The public key, under the name that it signs with, which is the checkpoints' origin as well.
     *
     * @return to be given to whoever verifies
     */
    NoteVerifier verifier();

    /**
     * Signs.
     *
     * @param text of a note, UTF-8
     * @return the Ed25519 signature, 64 bytes
     */
    byte[] sign(byte[] text);
}
