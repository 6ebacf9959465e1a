package io.daybook.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Opaque bytes that the host attaches to a command; kept in the journal, never interpreted. Immutable. */
public final class Metadata {
    /** No bytes. */
    public static final Metadata EMPTY = new Metadata(new byte[0]);

    /** The most bytes a command may carry: more is answered {@link Outcome#METADATA_TOO_LONG}. */
    public static final int MAX_LENGTH = 4096;

    private final byte[] bytes;

    private Metadata(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Metadata of the given bytes.
     *
     * @param bytes copied
     * @return the metadata
     */
    public static Metadata of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Metadata(bytes.clone());
    }

    /**
     * Metadata of the UTF-8 form of a text.
     *
     * @param text any text
     * @return the metadata
     */
    public static Metadata of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The bytes.
     *
     * @return a copy
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * One byte, without copying all.
     *
     * @param index 0 .. length-1
     * @return the byte
     */
    public byte byteAt(int index) {
        return bytes[index];
    }

    /**
     * How many bytes there are.
     *
     * @return 0 or more
     */
    public int length() {
        return bytes.length;
    }

    /**
     * Whether there are none.
     *
     * @return true when empty
     */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metadata metadata && Arrays.equals(bytes, metadata.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The number of bytes: the content may be anybody's secret. */
    @Override
    public String toString() {
        return "Metadata[length=" + bytes.length + "]";
    }
}
