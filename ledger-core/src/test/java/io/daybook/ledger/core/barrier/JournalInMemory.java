package io.daybook.ledger.core.barrier;

import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalAppender;
import io.daybook.ledger.core.journal.JournalFile;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.journal.MemoryJournal;
import java.nio.ByteBuffer;
import java.util.List;

/** A journal in memory that outlives its ledger, and lets a test step in before and after each append and force. */
abstract class JournalInMemory implements Journal {
    private final MemoryJournal frames = new MemoryJournal();

    /** The moments at which a test can step in, in their order. */
    enum Moment {
        BEFORE_APPEND,
        AFTER_APPEND,
        BEFORE_FORCE,
        AFTER_FORCE
    }

    /** Called on the journal thread. */
    abstract void at(Moment moment);

    @Override
    public JournalAppender appender() {
        return new SteppingAppender(frames.appender());
    }

    @Override
    public JournalReader newReader() {
        return frames.newReader();
    }

    @Override
    public List<JournalFile> files() {
        return frames.files();
    }

    @Override
    public long locate(long sequence) {
        return frames.locate(sequence);
    }

    @Override
    public long cutAfter(long position) {
        return frames.cutAfter(position);
    }

    @Override
    public long room() {
        return frames.room();
    }

    @Override
    public void close() {
        // what is in memory stays, as files would
    }

    private final class SteppingAppender implements JournalAppender {
        private final JournalAppender appender;

        SteppingAppender(JournalAppender appender) {
            this.appender = appender;
        }

        @Override
        public long append(long firstSequence, ByteBuffer header, ByteBuffer body) {
            at(Moment.BEFORE_APPEND);
            long position = appender.append(firstSequence, header, body);
            at(Moment.AFTER_APPEND);
            return position;
        }

        @Override
        public void force() {
            at(Moment.BEFORE_FORCE);
            appender.force();
            at(Moment.AFTER_FORCE);
        }

        @Override
        public void close() {
            // the frames stay
        }
    }
}
