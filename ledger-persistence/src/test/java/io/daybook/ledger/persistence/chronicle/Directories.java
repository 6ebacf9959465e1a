package io.daybook.ledger.persistence.chronicle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What tests do with the files of a journal behind its back. */
final class Directories {
    private Directories() {}

    /** Copies a directory as a process that is killed now would leave it; holes are kept. */
    static Path copy(Path from, Path to) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Files.createDirectories(from))) {
            Files.createDirectories(to);
            for (Path entry : entries) {
                copyFile(entry, to.resolve(entry.getFileName()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return to;
    }

    private static void copyFile(Path from, Path to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.truncate(0);
            long at = 0;
            while (in.read(bytes.clear(), at) > 0) {
                int length = bytes.position();
                if (!bytes.flip().equals(zeros.clear().limit(length))) {
                    out.write(bytes, at);
                }
                at += length;
            }
            if (at > 0 && out.size() < at) {
                out.write(ByteBuffer.allocate(1), at - 1);
            }
        }
    }

    static void write(Path file, long offset, byte[] bytes) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), offset);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static byte[] read(Path file, long offset, int length) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            channel.read(bytes, offset);
            return bytes.array();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void truncate(Path file, long length) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void flipBit(Path file, long offset, int bit) {
        byte[] one = read(file, offset, 1);
        one[0] ^= (byte) (1 << bit);
        write(file, offset, one);
    }
}
