package io.daybook.ledger.core.statemachine.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The state hash is SHA-256 over what a state writes of itself, and nothing else. */
class StateHasherTest {
    private static byte[] written(LedgerState state) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        state.image().write((ByteBuffer bytes) -> {
            byte[] some = new byte[bytes.remaining()];
            bytes.get(some);
            out.writeBytes(some);
        });
        return out.toByteArray();
    }

    @Test
    void shouldHashAllThatAStateWrites() throws Exception {
        StateHasher hasher = new StateHasher();
        LedgerState state = new LedgerState();
        byte[] former = hasher.hash(state);
        for (int asset = 1; asset <= 300; asset++) {
            state.assets().register(0, asset, 2, asset);
            byte[] hash = hasher.hash(state);
            assertFalse(Arrays.equals(former, hash), "an asset more, and the same hash");
            assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(written(state)), hash);
            former = hash;
        }
    }

    @Test
    void shouldForgetWhatItTookBefore() {
        StateHasher hasher = new StateHasher();
        LedgerState state = new LedgerState();
        byte[] hash = hasher.hash(state);
        hasher.bytes(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        assertArrayEquals(hash, hasher.hash(state));
    }
}
