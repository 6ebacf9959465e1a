package io.daybook.ledger.persistence.file;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which ledger a directory is, and in which format: one line of text with a checksum, written once when the ledger is
 * created.
 *
 * <pre>
 *   daybook format=1 ledger=018f4e2a-7b1c-7c3d-9a55-0242ac120002 crc32c=1a2b3c4d
 * </pre>
 *
 * @param ledger its identity, random
 * @param format the version of the directory's layout
 */
public record Identity(UUID ledger, int format) {
    /** The name of the file. */
    public static final String FILE = "ledger.id";

    /** The version that is written. */
    public static final int FORMAT = 1;

    private static final String UUID_TEXT = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern LINE =
            Pattern.compile("(daybook format=(\\d{1,9}) ledger=(" + UUID_TEXT + ")) (crc32c=[0-9a-f]{8})\n");
    private static final Pattern START = Pattern.compile("daybook format=(\\d{1,9})\\b");

    /**
     * Reads the identity of a directory.
     *
     * @param directory exists
     * @return empty when the directory holds no ledger
     * @throws LedgerException DAMAGED or UNKNOWN_VERSION with what was found
     */
    public static Optional<Identity> read(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(file, Files.readString(file, StandardCharsets.ISO_8859_1)));
        } catch (IOException failure) {
            throw new LedgerException(
                    Category.ENVIRONMENT,
                    "cannot read the ledger's identity: check the file and its rights: file=" + file + ", cause="
                            + failure,
                    failure);
        }
    }

    private static Identity parse(Path file, String text) {
        requireKnownFormat(file, text);
        Matcher line = LINE.matcher(text);
        if (!line.matches() || !ChecksumText.of(line.group(1)).equals(line.group(4))) {
            throw new LedgerException(
                    Category.DAMAGED,
                    "the ledger's identity is damaged: restore the file from a backup: file=" + file + ", found="
                            + text.strip());
        }
        return new Identity(UUID.fromString(line.group(3)), FORMAT);
    }

    /** Another format may have another shape behind its number. */
    private static void requireKnownFormat(Path file, String text) {
        Matcher start = START.matcher(text);
        if (start.lookingAt() && Integer.parseInt(start.group(1)) != FORMAT) {
            throw new LedgerException(
                    Category.UNKNOWN_VERSION,
                    "the ledger has another format: open it with a Daybook that knows it: file=" + file + ", expected="
                            + FORMAT + ", found=" + start.group(1));
        }
    }

    /**
     * The identity of a new ledger.
     *
     * @return random
     */
    public static Identity random() {
        return new Identity(UUID.randomUUID(), FORMAT);
    }

    /**
     * Makes a directory the one of this ledger; durable when it returns.
     *
     * @param directory exists, and holds no ledger
     * @throws LedgerException ENVIRONMENT when the file cannot be written
     */
    public void write(Path directory) {
        String line = "daybook format=" + format + " ledger=" + ledger;
        String text = line + " " + ChecksumText.of(line) + "\n";
        try {
            ForcedFile.replace(directory.resolve(FILE), text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw new LedgerException(
                    FileFailures.category(failure),
                    "cannot create a ledger: check that the directory may be written and has space: directory="
                            + directory + ", cause=" + failure,
                    failure);
        }
    }
}
