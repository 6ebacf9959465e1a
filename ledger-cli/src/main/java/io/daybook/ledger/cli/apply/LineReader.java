package io.daybook.ledger.cli.apply;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines, each as soon as its end is there. The last one needs no end. Not safe for use by
 * several threads.
 */
final class LineReader {
    /** Room for a group of the largest size, each member with the longest metadata. */
    static final int MAX_LINE_BYTES = 64 << 20;

    private static final int FIRST_BUFFER = 1 << 16;

    private final InputStream in;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int lineStart;
    private int lineEnd;
    private int nextStart;
    private int filled;
    private boolean ended;
    private long number;

    LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * Goes to the next line.
     *
     * @return false at the end of the stream
     * @throws LineTooLongException when it has no end within 64 MiB
     * @throws IOException when the stream cannot be read
     */
    boolean next() throws IOException {
        lineStart = nextStart;
        int scanned = lineStart;
        while (true) {
            for (int index = scanned; index < filled; index++) {
                if (buffer[index] == '\n') {
                    return found(index, index + 1);
                }
            }
            scanned = filled;
            if (ended) {
                return lineStart < filled && found(filled, filled);
            }
            int moved = makeRoom();
            scanned -= moved;
            fill();
        }
    }

    /** Whether the next line can be had without waiting for whoever writes the stream. */
    boolean isReady() throws IOException {
        for (int index = nextStart; index < filled; index++) {
            if (buffer[index] == '\n') {
                return true;
            }
        }
        return ended || in.available() > 0;
    }

    byte[] bytes() {
        return buffer;
    }

    int offset() {
        return lineStart;
    }

    int length() {
        return lineEnd - lineStart;
    }

    /** The number of this line, from 1. */
    long number() {
        return number;
    }

    boolean isBlank() {
        for (int index = lineStart; index < lineEnd; index++) {
            if (buffer[index] != ' ' && buffer[index] != '\t' && buffer[index] != '\r') {
                return false;
            }
        }
        return true;
    }

    private boolean found(int end, int next) {
        lineEnd = end;
        nextStart = next;
        number++;
        return true;
    }

    /** Moves what there is of the line to the front, or makes the buffer larger; returns by how much it moved. */
    private int makeRoom() throws LineTooLongException {
        if (filled < buffer.length) {
            return 0;
        }
        int moved = lineStart;
        if (moved > 0) {
            System.arraycopy(buffer, lineStart, buffer, 0, filled - lineStart);
            filled -= moved;
            lineStart = 0;
            return moved;
        }
        if (buffer.length >= MAX_LINE_BYTES) {
            number++;
            throw new LineTooLongException();
        }
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
        return 0;
    }

    private void fill() throws IOException {
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            ended = true;
        } else {
            filled += read;
        }
    }

    /** A line is longer than any command can be. */
    static final class LineTooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        LineTooLongException() {
            super("longer than " + (MAX_LINE_BYTES >> 20) + " MiB");
        }
    }
}
