package io.daybook.ledger.persistence.chronicle;

/**
 * Where appends go on.
 *
 * @param file the number of the file, which need not exist
 * @param offset where in it the next word stands; 0 when it holds no frame yet
 */
record Tail(int file, long offset) {
    private static final int PAGE_LENGTH = 4096;

    /** The length to which a file is cut when it is left in order: its frames, the end mark, and the rest of a page. */
    static long trimmedLength(long offset) {
        long used = offset + CycleFormat.WORD_LENGTH + CycleFormat.END_NOTE_LENGTH;
        return (used + PAGE_LENGTH - 1) & -PAGE_LENGTH;
    }
}
