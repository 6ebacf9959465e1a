package io.daybook.ledger.core.statemachine.state;

/** Hashes of ids and of content: fixed for ever, since the digest of content is part of the state. */
public final class IdHash {
    private static final long K0 = 0x9E3779B97F4A7C15L;
    private static final long K1 = 0xD6E8FEB86659FD93L;

    private IdHash() {}

    /**
     * Spreads an id over 64 bits.
     *
     * @param high upper 64 bits
     * @param low lower 64 bits
     * @return its hash
     */
    public static long of(long high, long low) {
        return fold(low ^ K0, high ^ K1);
    }

    /**
     * Mixes another word into a digest.
     *
     * @param digest so far
     * @param word next
     * @return the digest with it
     */
    public static long mix(long digest, long word) {
        return fold(digest ^ K1, word ^ K0) + digest;
    }

    private static long fold(long left, long right) {
        long low = left * right;
        long high = Math.multiplyHigh(left, right);
        long mixed = high ^ low;
        mixed ^= mixed >>> 32;
        mixed *= K1;
        return mixed ^ mixed >>> 29;
    }
}
