package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A moving window on one cycle file, filled by positional reads. Nothing is mapped, so a file that is cut short or a
 * disk that fails shows as an exception and not as a fault in memory; an interrupt of the reading thread is kept for
 * the caller and harms nothing.
 *
 * <p>While an appender is at work, a word in the window may be older than the file (an excerpt was published since),
 * but also newer than the bytes behind it (published while the window was being filled). Therefore a word that says
 * "nothing" is read again, and what was published is read once more before it is believed, unless the file is known to
 * be finished.
 */
final class CycleWindow implements AutoCloseable {
    private static final int SMALLEST = 64 << 10;
    private static final int LARGEST = 1 << 20;

    private final Path path;
    private final boolean finished;
    private FileChannel channel;
    private ByteBuffer buffer;
    private final ByteBuffer peeked = allocate(CycleFormat.WORD_LENGTH);
    /** The file's offset of the buffer's first byte. */
    private long start;
    /** Up to here in the file, the window's bytes were read after their words had been seen. */
    private long believed;

    /**
     * Opens a file.
     *
     * @param path the file
     * @param finished whether nothing is appended to it any more
     */
    CycleWindow(Path path, boolean finished) {
        this.path = path;
        this.finished = finished;
        this.buffer = allocate(SMALLEST).limit(0);
        this.channel = open();
    }

    Path path() {
        return path;
    }

    long size() {
        return interruptibly(FileChannel::size);
    }

    /** The word at an offset as it stands in the file now, or 0 when the file ends before. */
    int word(long offset) {
        if (covers(offset, CycleFormat.WORD_LENGTH)) {
            int word = buffer.getInt((int) (offset - start));
            if (isFinal(word) || isAsBefore(word, offset)) {
                return word;
            }
        }
        fill(offset, CycleFormat.WORD_LENGTH);
        return covers(offset, CycleFormat.WORD_LENGTH) ? buffer.getInt((int) (offset - start)) : 0;
    }

    /**
     * The bytes of a published excerpt, without its word.
     *
     * @param offset of its word
     * @param length of what follows the word
     * @return a read-only, little-endian view from 0 to the length, valid until the next call; null when the file ends
     *     before
     */
    ByteBuffer excerpt(long offset, int length) {
        int total = CycleFormat.WORD_LENGTH + length;
        if (!covers(offset, total)) {
            fill(offset, total);
            if (!covers(offset, total)) {
                return null;
            }
        }
        if (!finished && offset + total > believed) {
            believeFrom(offset);
        }
        int from = (int) (offset - start) + CycleFormat.WORD_LENGTH;
        return buffer.slice(from, length).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The window's bytes from an offset on, at least one unless the file ends there: for a search through raw bytes.
     */
    ByteBuffer raw(long offset, int atLeast) {
        if (!covers(offset, atLeast)) {
            fill(offset, atLeast);
        }
        int from = (int) Math.min(offset - start, buffer.limit());
        return buffer.slice(from, buffer.limit() - from).order(ByteOrder.LITTLE_ENDIAN);
    }

    private boolean covers(long offset, int length) {
        return offset >= start && offset + length <= start + buffer.limit();
    }

    /** A word that was published does not change any more. */
    private static boolean isFinal(int word) {
        CycleFormat.Kind kind = CycleFormat.kindOf(word);
        return kind != CycleFormat.Kind.EMPTY && kind != CycleFormat.Kind.UNFINISHED;
    }

    /** A reader that waits at the end asks for one word, not for a window. */
    private boolean isAsBefore(int word, long offset) {
        peeked.clear();
        interruptibly(file -> file.read(peeked, offset));
        return peeked.getInt(0) == word;
    }

    /** Reads again everything that is published in the window from an offset on. */
    private void believeFrom(long offset) {
        long end = offset;
        while (covers(end, CycleFormat.WORD_LENGTH)) {
            int word = buffer.getInt((int) (end - start));
            CycleFormat.Kind kind = CycleFormat.kindOf(word);
            boolean published = kind == CycleFormat.Kind.FRAME || kind == CycleFormat.Kind.META;
            if (!published || !covers(end, CycleFormat.WORD_LENGTH + CycleFormat.lengthOf(word))) {
                break;
            }
            end = CycleFormat.next(end, word);
        }
        int limit = buffer.limit();
        buffer.limit((int) Math.min(end - start, limit)).position((int) (offset - start));
        readFully(offset);
        buffer.limit(limit).position(0);
        believed = end;
    }

    /** Moves the window so that it begins at an offset and holds a number of bytes, as far as the file goes. */
    private void fill(long offset, int atLeast) {
        boolean onward = offset > start && offset <= start + buffer.limit() && buffer.limit() > 0;
        // what is read again was empty: at the end of a file in use more than a little would only be zeros
        boolean again = covers(offset, atLeast);
        int wanted = onward && !again ? Math.min(LARGEST, 2 * buffer.capacity()) : SMALLEST;
        int capacity = Math.max(wanted, Integer.highestOneBit(Math.max(atLeast, 2) - 1) << 1);
        if (capacity > buffer.capacity() || atLeast <= LARGEST && buffer.capacity() > LARGEST) {
            buffer = allocate(capacity);
        }
        buffer.clear().limit(capacity);
        start = offset;
        believed = offset;
        readFully(offset);
        buffer.flip();
    }

    /** Reads into the buffer's remaining bytes until it is full or the file ends. */
    private void readFully(long offset) {
        interruptibly(file -> {
            long at = offset;
            while (buffer.hasRemaining()) {
                int read = file.read(buffer, at);
                if (read < 0) {
                    break;
                }
                at += read;
            }
            return at;
        });
    }

    private static ByteBuffer allocate(int capacity) {
        return ByteBuffer.allocateDirect(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }

    private FileChannel open() {
        try {
            return FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException unreadable) {
            throw failed(unreadable);
        }
    }

    private long interruptibly(FileCall call) {
        boolean interrupted = Thread.interrupted();
        int position = buffer.position();
        try {
            while (true) {
                try {
                    return call.on(channel);
                } catch (ClosedByInterruptException interrupt) {
                    interrupted = Thread.interrupted() || interrupted;
                    buffer.position(position);
                    channel = open();
                }
            }
        } catch (IOException failure) {
            throw failed(failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private JournalException failed(IOException cause) {
        return new JournalException(
                Category.ENVIRONMENT, "cannot read the journal: file=" + path + " cause=" + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /** One use of the channel, which is repeated on a new one when an interrupt has closed it. */
    private interface FileCall {
        long on(FileChannel channel) throws IOException;
    }
}
