package io.daybook.seal;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.persistence.file.ForcedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A small text file with secrets. Where the file system knows owners, it must be its owner's alone. */
final class PrivateFile {
    private static final int MAX_LENGTH = 1 << 20;
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private PrivateFile() {}

    static boolean exists(Path file) {
        return Files.exists(file);
    }

    static List<String> readLines(Path file) {
        try {
            requirePrivate(file);
            if (Files.size(file) > MAX_LENGTH) {
                throw new LedgerException(Category.KEY, "this is no key file, it is too long: file=" + file);
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
        } catch (IOException failure) {
            throw failed("cannot read the key file: check its path and rights", file, failure);
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return;
        }
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
        if (rights.stream().anyMatch(right -> !right.name().startsWith("OWNER_"))) {
            throw new LedgerException(
                    Category.KEY,
                    "others may use the key file: allow its owner alone, as chmod 600 does: file=" + file + ", rights="
                            + PosixFilePermissions.toString(rights));
        }
    }

    static void addLine(Path file, String line) {
        try {
            String before = exists(file) ? String.join("\n", readLines(file)) + "\n" : "";
            byte[] bytes = (before + line + "\n").getBytes(StandardCharsets.ISO_8859_1);
            ForcedFile.replace(file, bytes, OWNERS);
        } catch (IOException failure) {
            throw failed("cannot write the key file: check its path and rights", file, failure);
        }
    }

    private static LedgerException failed(String what, Path file, IOException failure) {
        return new LedgerException(Category.KEY, what + ": file=" + file + ", cause=" + failure, failure);
    }
}
