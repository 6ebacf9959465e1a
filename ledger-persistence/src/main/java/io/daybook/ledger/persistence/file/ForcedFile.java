package io.daybook.ledger.persistence.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Replaces a small file as a whole: whoever looks, also after a crash, sees the former bytes or the new ones. */
public final class ForcedFile {
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private ForcedFile() {}

    /**
     * Replaces a file, or makes it; durable when the method returns.
     *
     * @param file in a directory that exists
     * @param bytes what it will hold
     * @throws IOException when it cannot be written; the former file is then as it was
     */
    public static void replace(Path file, byte[] bytes) throws IOException {
        replace(file, bytes, Set.of());
    }

    /**
     * Replaces a file, or makes it; durable when the method returns.
     *
     * @param file in a directory that exists
     * @param bytes what it will hold
     * @param rights what the file has from its making on, where the file system knows them; empty for the usual ones
     * @throws IOException when it cannot be written; the former file is then as it was
     */
    public static void replace(Path file, byte[] bytes, Set<PosixFilePermission> rights) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        try (FileChannel channel = FileChannel.open(aside, NEW, attributes(file, rights))) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        forceDirectory(file.toAbsolutePath().getParent());
    }

    private static FileAttribute<?>[] attributes(Path file, Set<PosixFilePermission> rights) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return rights.isEmpty() || !posix
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)};
    }

    /**
     * Makes durable what a directory lists.
     *
     * @param directory exists
     * @throws IOException when it cannot be forced
     */
    public static void forceDirectory(Path directory) throws IOException {
        try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
