package io.daybook.ledger.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** An output that tells when nobody reads it any more from every other failure. */
final class StandardOutput extends FilterOutputStream {
    StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException failure) {
            throw told(failure);
        }
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    private static IOException told(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        boolean closed = message.contains("Broken pipe") || message.contains("Connection reset");
        return closed ? new OutputClosedException(failure) : failure;
    }
}
