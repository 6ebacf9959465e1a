package io.daybook.ledger.persistence.chronicle;

/**
 * The words of a Chronicle cycle file. Every excerpt begins with one, at a multiple of four:
 *
 * <pre>
 *   bit 31        bit 30      bits 29..0
 *   not complete  meta data   length of what follows, in bytes
 *
 *   0            nothing here yet
 *   0xC0000000   end of file: the queue goes on in the next one
 * </pre>
 *
 * <p>The file itself begins with a meta data excerpt, the header with the write position and the index's place.
 */
final class CycleFormat {
    /** Bytes of a word. */
    static final int WORD_LENGTH = Integer.BYTES;

    /** The word that ends a file. */
    static final int END_OF_FILE = 0xC0000000;

    /** Chronicle writes a short note behind the end of file, within so many bytes. */
    static final int END_NOTE_LENGTH = 16;

    /** The longest frame, header included: 64 MiB. */
    static final int MAX_FRAME_LENGTH = 64 << 20;

    /** The longest first excerpt of a file that Chronicle accepts. */
    static final int MAX_FILE_HEADER_LENGTH = 64 << 10;

    private static final int NOT_COMPLETE = 0x80000000;
    private static final int META = 0x40000000;
    private static final int LENGTH_MASK = 0x3FFFFFFF;

    private CycleFormat() {}

    /** What a word says about the place where it stands. */
    enum Kind {
        /** Nothing was published here. */
        EMPTY,
        /** Begun, not published. */
        UNFINISHED,
        /** Chronicle's own: header, index. */
        META,
        /** A frame. */
        FRAME,
        /** The queue goes on in the next file. */
        END_OF_FILE
    }

    static Kind kindOf(int word) {
        if (word == 0) {
            return Kind.EMPTY;
        }
        if (word == END_OF_FILE) {
            return Kind.END_OF_FILE;
        }
        if ((word & NOT_COMPLETE) != 0) {
            return Kind.UNFINISHED;
        }
        return (word & META) != 0 ? Kind.META : Kind.FRAME;
    }

    static int lengthOf(int word) {
        return word & LENGTH_MASK;
    }

    /** Where the word after an excerpt stands. */
    static long next(long offset, int word) {
        return align(offset + WORD_LENGTH + lengthOf(word));
    }

    static long align(long offset) {
        return (offset + WORD_LENGTH - 1) & -WORD_LENGTH;
    }
}
