package io.daybook.ledger.persistence.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32C;

/** The checksum of a small file of text, as it stands at the file's end: {@code crc32c=1a2b3c4d}. */
final class ChecksumText {
    /** How long it is, in characters. */
    static final int LENGTH = "crc32c=00000000".length();

    private ChecksumText() {}

    /** The checksum of what stands before it. */
    static String of(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return String.format(Locale.ROOT, "crc32c=%08x", crc.getValue());
    }
}
