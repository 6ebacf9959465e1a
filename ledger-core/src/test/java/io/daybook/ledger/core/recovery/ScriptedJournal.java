package io.daybook.ledger.core.recovery;

import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.codec.FrameWriter;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalAppender;
import io.daybook.ledger.core.journal.JournalEnd;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.core.journal.JournalFile;
import io.daybook.ledger.core.journal.JournalReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.agrona.concurrent.UnsafeBuffer;

/** A journal that holds the frames that a test has put in, and ends as the test says. Frame i is at position 10 i. */
final class ScriptedJournal implements Journal {
    static final UUID LEDGER = new UUID(1, 2);

    private final List<ByteBuffer> frames = new ArrayList<>();
    private JournalEnd end = end(JournalEnd.Kind.CLEAN);

    /** A journal of so many frames with two records each. */
    static ScriptedJournal of(int frameCount) {
        ScriptedJournal journal = new ScriptedJournal();
        FrameWriter writer = new FrameWriter(LEDGER, new byte[32], 4096);
        UnsafeBuffer record = new UnsafeBuffer(ByteBuffer.allocateDirect(RecordLayout.BODY));
        record.putInt(RecordLayout.LENGTH, RecordLayout.BODY);
        for (long sequence = 1; sequence <= 2L * frameCount; sequence += 2) {
            writer.clear();
            writer.add(record, 0, RecordLayout.BODY, sequence);
            writer.add(record, 0, RecordLayout.BODY, sequence + 1);
            writer.end();
            ByteBuffer header = writer.header();
            ByteBuffer body = writer.body();
            ByteBuffer frame = ByteBuffer.allocateDirect(header.remaining() + body.remaining());
            journal.frames.add(frame.put(header).put(body).flip());
        }
        return journal;
    }

    /** The bytes of a frame, from 1, to be damaged. */
    ByteBuffer frame(int number) {
        return frames.get(number - 1);
    }

    ScriptedJournal without(int number) {
        frames.remove(number - 1);
        return this;
    }

    ScriptedJournal endingWith(JournalEnd.Kind kind) {
        end = end(kind);
        return this;
    }

    private static JournalEnd end(JournalEnd.Kind kind) {
        return new JournalEnd(kind, "file", 100, kind == JournalEnd.Kind.CLEAN ? 0 : 7, "as scripted: " + kind);
    }

    @Override
    public JournalAppender appender() {
        throw new AssertionError("a plan only reads");
    }

    @Override
    public long cutAfter(long position) {
        throw new AssertionError("a plan only reads");
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
    public long room() {
        return Long.MAX_VALUE;
    }

    @Override
    public void close() {
        // nothing is open
    }

    @Override
    public JournalReader newReader() {
        return new Reader();
    }

    private final class Reader implements JournalReader {
        private int next;

        @Override
        public boolean next() {
            next += next < frames.size() ? 1 : frames.size() - next + 1;
            return next <= frames.size();
        }

        @Override
        public ByteBuffer frame() {
            return frames.get(next - 1).duplicate().order(ByteOrder.LITTLE_ENDIAN);
        }

        @Override
        public long position() {
            return 10L * next;
        }

        @Override
        public void seek(long position) {
            if (position / 10 > frames.size()) {
                throw new JournalException(Category.DAMAGED, "no frame at position=" + position);
            }
            next = (int) (position / 10) - 1;
        }

        @Override
        public JournalEnd end() {
            return end;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
