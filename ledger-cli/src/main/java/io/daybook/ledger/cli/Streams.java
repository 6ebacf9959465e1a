package io.daybook.ledger.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * What the program reads from and writes to, so that tests run it in their own process.
 *
 * @param in commands
 * @param out receipts and reports, UTF-8; must be flushed; a write to it fails where {@code System.out} would keep
 *     silent
 * @param err what went wrong, for people
 */
public record Streams(InputStream in, OutputStream out, PrintWriter err) {
    private static final int BUFFER_BYTES = 1 << 16;

    /**
     * The streams of this process.
     *
     * @return standard input, output and error
     */
    public static Streams ofProcess() {
        OutputStream file = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        OutputStream out = new BufferedOutputStream(file, BUFFER_BYTES);
        return new Streams(
                System.in, out, new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true));
    }

    /**
     * Prints a short text on the output, at once.
     *
     * @param text with its line feeds
     */
    public void print(String text) {
        PrintWriter writer = writer();
        writer.print(text);
        writer.flush();
    }

    /**
     * A writer of text on the output, for a report; to be flushed by who asked for it.
     *
     * @return a new writer in UTF-8, which does not flush by itself
     */
    public PrintWriter writer() {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }
}
