package io.daybook.ledger.core.statemachine.state;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The state hash: SHA-256 over all tables in a fixed order, little endian, and the last sequence and timestamps. Equal
 * for the same history on every machine and JVM; the ledger's own identity is not part of it.
 */
public final class StateHasher implements StateSink {
    private final MessageDigest sha256;

    /** A hasher. */
    public StateHasher() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    /**
     * Hashes a state.
     *
     * @param state not changing meanwhile
     * @return 32 bytes
     */
    public byte[] hash(LedgerState state) {
        sha256.reset();
        state.image().write(this);
        return digest();
    }

    @Override
    public void bytes(ByteBuffer bytes) {
        sha256.update(bytes);
    }

    /**
     * The hash of all bytes taken since the last.
     *
     * @return 32 bytes
     */
    public byte[] digest() {
        return sha256.digest();
    }
}
