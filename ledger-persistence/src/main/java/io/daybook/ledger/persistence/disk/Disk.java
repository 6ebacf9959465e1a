package io.daybook.ledger.persistence.disk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * What the journal and the snapshots ask of the file system when they write, apart from what Chronicle does through its
 * mappings. A seam: tests put in disks that fail, or that know what a power cut would leave.
 *
 * <p>Offsets, sizes and spaces are bytes. Whatever cannot be done is an {@link IOException}, here and now. A disk may
 * be used by several threads, one of its open files by one at a time.
 */
public interface Disk {
    /** Opens an existing file for reading and writing. */
    DiskFile open(Path file) throws IOException;

    /** Makes a new file and opens it for reading and writing. */
    DiskFile create(Path file) throws IOException;

    /** Gives a file another name in one step; a file that has that name is gone. */
    void rename(Path file, Path to) throws IOException;

    /** Removes a file. */
    void delete(Path file) throws IOException;

    /** Makes the entries of a directory durable. */
    void forceDirectory(Path directory) throws IOException;

    /** Bytes that this process could still allocate in the directory's file system. */
    long usableSpace(Path directory) throws IOException;

    /** One open file. */
    interface DiskFile extends AutoCloseable {
        /** Writes at an offset; may write less than there is. */
        int write(ByteBuffer bytes, long offset) throws IOException;

        /** Writes all of a buffer's remaining bytes, however many calls that takes. */
        default void writeFully(ByteBuffer bytes, long offset) throws IOException {
            long at = offset;
            while (bytes.hasRemaining()) {
                int written = write(bytes, at);
                if (written <= 0) {
                    throw new EOFException("the disk took no more bytes: offset=" + at + " rest=" + bytes.remaining());
                }
                at += written;
            }
        }

        /** Reads at an offset; -1 at or beyond the end. */
        int read(ByteBuffer bytes, long offset) throws IOException;

        /** Makes the file's data durable, and of its meta data what is needed to find them. */
        void force() throws IOException;

        long size() throws IOException;

        void truncate(long size) throws IOException;

        @Override
        void close() throws IOException;
    }
}
