package io.daybook.ledger.benchmarks.host;

import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalAppender;
import io.daybook.ledger.core.journal.JournalEnd;
import io.daybook.ledger.core.journal.JournalFile;
import io.daybook.ledger.core.journal.JournalReader;
import java.nio.ByteBuffer;
import java.util.List;

/** Drops every frame, and counts the bytes: what the pipeline costs when its journal costs nothing. */
public final class NoJournal implements Journal, JournalAppender, JournalReader {
    private long frames;
    private volatile long bytes;

    /** A journal that holds nothing. */
    public NoJournal() {
        frames = BEFORE_FIRST;
    }

    /**
     * How many bytes were dropped so far.
     *
     * @return headers and bodies
     */
    public long bytes() {
        return bytes;
    }

    @Override
    public long append(long firstSequence, ByteBuffer header, ByteBuffer body) {
        long dropped = bytes + header.remaining() + body.remaining();
        bytes = dropped;
        header.position(header.limit());
        body.position(body.limit());
        return ++frames;
    }

    @Override
    public void force() {
        // There is nothing to make durable.
    }

    @Override
    public JournalAppender appender() {
        return this;
    }

    @Override
    public JournalReader newReader() {
        return this;
    }

    @Override
    public List<JournalFile> files() {
        return List.of();
    }

    @Override
    public long locate(long sequence) {
        return BEFORE_FIRST;
    }

    @Override
    public long cutAfter(long position) {
        return 0;
    }

    @Override
    public long room() {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean next() {
        return false;
    }

    @Override
    public ByteBuffer frame() {
        throw new IllegalStateException("there is no frame");
    }

    @Override
    public long position() {
        return BEFORE_FIRST;
    }

    @Override
    public void seek(long position) {
        // There is one place to be.
    }

    @Override
    public JournalEnd end() {
        return new JournalEnd(JournalEnd.Kind.CLEAN, "", 0, 0, "nothing is kept");
    }

    @Override
    public void close() {
        // There is nothing to let go of.
    }
}
