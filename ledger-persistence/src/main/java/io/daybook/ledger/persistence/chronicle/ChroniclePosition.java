package io.daybook.ledger.persistence.chronicle;

/** A journal position: the number of the cycle file in the upper half, the offset of the frame's word in the lower. */
final class ChroniclePosition {
    private ChroniclePosition() {}

    static long of(int file, long offset) {
        return ((long) file << Integer.SIZE) | offset;
    }

    static int file(long position) {
        return (int) (position >>> Integer.SIZE);
    }

    static long offset(long position) {
        return position & 0xFFFFFFFFL;
    }
}
