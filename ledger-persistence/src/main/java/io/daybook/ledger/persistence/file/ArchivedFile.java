package io.daybook.ledger.persistence.file;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalFile;
import io.daybook.ledger.core.journal.JournalStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says where a journal begins whose first files were archived: one line of text with a checksum, written before the
 * first of them is removed. Without it a journal that does not begin at its beginning is damaged.
 *
 * <pre>
 *   daybook archived format=1 ledger=UUID through=1234 position=12884901900 chain=HEX crc32c=1a2b3c4d
 * </pre>
 */
public final class ArchivedFile {
    /** The name of the file. */
    public static final String FILE = "archived";

    private static final String TEXT =
            "daybook archived format=(\\d{1,9}) ledger=([0-9a-f-]{36}) through=(\\d{1,18}) position=(\\d{1,19})"
                    + " chain=([0-9a-f]{64})";
    private static final Pattern LINE = Pattern.compile("(" + TEXT + ") (crc32c=[0-9a-f]{8})\n");
    private static final int FORMAT = 1;
    private static final int MAX_LENGTH = 1 << 10;

    private ArchivedFile() {}

    /** Where a journal begins: at its beginning too when the archived files were put back. */
    static JournalStart start(Path directory, UUID ledger, Journal journal) {
        JournalStart start = read(directory, ledger);
        if (start.isWhole()) {
            return start;
        }
        List<JournalFile> files = journal.files();
        return !files.isEmpty() && files.get(0).firstSequence() == 1 ? JournalStart.BEGINNING : start;
    }

    private static JournalStart read(Path directory, UUID ledger) {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return JournalStart.BEGINNING;
        }
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_LENGTH) {
                throw damaged(file, "not a regular file, or too long");
            }
            return parse(file, Files.readString(file, StandardCharsets.ISO_8859_1), ledger);
        } catch (IOException failure) {
            throw failed("cannot read", file, failure);
        }
    }

    private static JournalStart parse(Path file, String text, UUID ledger) {
        Matcher line = LINE.matcher(text);
        if (!line.matches() || !ChecksumText.of(line.group(1)).equals(line.group(7))) {
            throw damaged(file, "found=" + text.strip());
        }
        if (!line.group(2).equals(String.valueOf(FORMAT))) {
            throw new LedgerException(
                    Category.UNKNOWN_VERSION,
                    "the note of archived files has another format: open the ledger with a Daybook that knows it:"
                            + " file=" + file + ", expected=" + FORMAT + ", found=" + line.group(2));
        }
        if (!line.group(3).equals(ledger.toString())) {
            throw damaged(file, "it is another ledger's: expected=" + ledger + ", found=" + line.group(3));
        }
        try {
            return new JournalStart(Long.parseLong(line.group(4)), Long.parseLong(line.group(5)), line.group(6));
        } catch (NumberFormatException tooLarge) {
            throw damaged(file, "found=" + text.strip());
        }
    }

    /**
     * Replaces the note; durable when it returns.
     *
     * @param directory of a ledger, owned
     * @param ledger its identity
     * @param start where its journal begins from now on
     * @throws LedgerException NO_SPACE or ENVIRONMENT when it cannot be written
     */
    public static void write(Path directory, UUID ledger, JournalStart start) {
        String line = "daybook archived format=" + FORMAT + " ledger=" + ledger + " through=" + start.sequence()
                + " position=" + start.position() + " chain=" + start.chainHash();
        String text = line + " " + ChecksumText.of(line) + "\n";
        Path file = directory.resolve(FILE);
        try {
            ForcedFile.replace(file, text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw failed("cannot write", file, failure);
        }
    }

    private static LedgerException damaged(Path file, String found) {
        return new LedgerException(
                Category.DAMAGED,
                "the note of archived journal files is damaged: restore it from a backup, or put the archived files"
                        + " back and remove it: file=" + file + ", " + found);
    }

    private static LedgerException failed(String what, Path file, IOException failure) {
        return new LedgerException(
                FileFailures.category(failure),
                what + " the note of archived journal files: check its rights and the free space: file=" + file
                        + ", cause=" + failure,
                failure);
    }
}
