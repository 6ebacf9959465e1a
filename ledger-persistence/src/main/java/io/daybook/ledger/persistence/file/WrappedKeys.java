package io.daybook.ledger.persistence.file;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.persistence.file.DataKeyFile.WrappedKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file of wrapped data keys: text, with a checksum over all of it.
 *
 * <pre>
 *   daybook keys format=1 ledger=018f4e2a-7b1c-7c3d-9a55-0242ac120002
 *   key=1804289383 master=2026-01 wrapped=BASE64
 *   crc32c=1a2b3c4d
 * </pre>
 */
final class WrappedKeys {
    /** The name of the file. */
    static final String FILE = "keys";

    private static final int FORMAT = 1;
    private static final int MAX_LENGTH = 64 << 20;
    private static final int CRC_LENGTH = ChecksumText.LENGTH + 1;
    private static final Pattern MASTER_KEY_ID = Pattern.compile("[A-Za-z0-9._:/@-]{1,200}");
    private static final Pattern HEAD = Pattern.compile("daybook keys format=(\\d{1,9}) ledger=([0-9a-f-]{36})");
    private static final Pattern LINE =
            Pattern.compile("key=(\\d{1,10}) master=(" + MASTER_KEY_ID + ") wrapped=([A-Za-z0-9+/]{1,6000}={0,2})");

    private WrappedKeys() {}

    /** Reads the keys of a directory; none when the file is missing. */
    static Map<Integer, WrappedKey> read(Path directory, UUID ledger) {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new TreeMap<>();
        }
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_LENGTH) {
                throw damaged(file, "not a regular file, or too long");
            }
            return parse(file, Files.readString(file, StandardCharsets.ISO_8859_1), ledger);
        } catch (IOException failure) {
            throw DataKeyFile.failed("cannot read", file, failure);
        }
    }

    private static Map<Integer, WrappedKey> parse(Path file, String text, UUID ledger) {
        int end = Math.max(0, text.length() - CRC_LENGTH);
        if (!text.substring(end).equals(ChecksumText.of(text.substring(0, end)) + "\n")) {
            throw damaged(file, "the checksum does not match");
        }
        List<String> lines = text.substring(0, end).lines().toList();
        requireHead(file, lines.isEmpty() ? "" : lines.get(0), ledger);
        Map<Integer, WrappedKey> keys = new TreeMap<>();
        for (String entry : lines.subList(1, lines.size())) {
            Matcher line = LINE.matcher(entry);
            if (!line.matches()) {
                throw damaged(file, "a line is no key: " + entry);
            }
            try {
                byte[] bytes = Base64.getDecoder().decode(line.group(3));
                keys.put(Integer.parseInt(line.group(1)), new WrappedKey(line.group(2), bytes));
            } catch (IllegalArgumentException noNumber) {
                throw damaged(file, "a line is no key: " + entry);
            }
        }
        return keys;
    }

    private static void requireHead(Path file, String first, UUID ledger) {
        Matcher head = HEAD.matcher(first);
        if (!head.matches()) {
            throw damaged(file, "the first line is another: " + first);
        }
        if (Integer.parseInt(head.group(1)) != FORMAT) {
            throw new LedgerException(
                    Category.UNKNOWN_VERSION,
                    "the wrapped keys have another format: open the ledger with a Daybook that knows it: file=" + file
                            + ", expected=" + FORMAT + ", found=" + head.group(1));
        }
        if (!head.group(2).equals(ledger.toString())) {
            throw damaged(file, "it is another ledger's: expected=" + ledger + ", found=" + head.group(2));
        }
    }

    /** Replaces the file as a whole; durable when it returns. */
    static void write(Path directory, UUID ledger, Map<Integer, WrappedKey> keys) {
        StringBuilder text = new StringBuilder("daybook keys format=" + FORMAT + " ledger=" + ledger + "\n");
        keys.forEach((number, key) -> {
            if (!MASTER_KEY_ID.matcher(key.masterKeyId()).matches()) {
                throw new LedgerException(
                        Category.MISUSE,
                        "a master key's id has 1-200 characters of A-Z a-z 0-9 . _ : / @ -: id=" + key.masterKeyId());
            }
            text.append("key=").append(number).append(" master=").append(key.masterKeyId());
            text.append(" wrapped=")
                    .append(Base64.getEncoder().encodeToString(key.bytes()))
                    .append('\n');
        });
        text.append(ChecksumText.of(text.toString())).append('\n');
        Path file = directory.resolve(FILE);
        try {
            ForcedFile.replace(file, text.toString().getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException failure) {
            throw DataKeyFile.failed("cannot write", file, failure);
        }
    }

    private static LedgerException damaged(Path file, String found) {
        return new LedgerException(
                Category.DAMAGED,
                "the wrapped keys are damaged: restore the file from a backup, the journal cannot be read without it:"
                        + " file=" + file + ", " + found);
    }
}
