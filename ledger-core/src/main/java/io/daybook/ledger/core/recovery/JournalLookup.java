package io.daybook.ledger.core.recovery;

import io.daybook.ledger.core.codec.FrameReader;
import io.daybook.ledger.core.codec.RecordSource;
import io.daybook.ledger.core.journal.FrameIndex;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.journal.JournalStart;

/** Finds a journalled record by its sequence. Used by one thread at a time. */
public final class JournalLookup implements RecordSource, AutoCloseable {
    private final Journal journal;
    private final FrameIndex index;
    private final FrameReader frame;
    private JournalReader reader;
    private long framePosition = Journal.BEFORE_FIRST;

    /**
     * A look-up that opens its reader when it is first asked.
     *
     * @param journal where to look
     * @param index where its frames are
     */
    public JournalLookup(Journal journal, FrameIndex index) {
        this.journal = journal;
        this.frame = new FrameReader(journal.seal().opener());
        this.index = index;
    }

    @Override
    public synchronized boolean read(long sequence, Reader target) {
        if (framePosition == Journal.BEFORE_FIRST || !holds(sequence)) {
            if (!find(sequence)) {
                return false;
            }
        }
        target.onRecord(frame.buffer(), frame.recordOffset((int) (sequence - frame.firstSequence())));
        return true;
    }

    private boolean find(long sequence) {
        JournalStart start = journal.start();
        if (sequence <= start.sequence()) {
            return false;
        }
        if (reader == null) {
            reader = journal.newReader();
        }
        long noted = index.floor(sequence);
        long position = noted == Journal.BEFORE_FIRST ? journal.locate(sequence) : noted;
        if (position == Journal.BEFORE_FIRST) {
            throw missing(sequence, position);
        }
        // no frame is at hand before one was checked
        framePosition = Journal.BEFORE_FIRST;
        reader.seek(Math.max(position, start.position()));
        while (reader.next()) {
            frame.wrap(reader.frame(), reader.position());
            if (holds(sequence)) {
                framePosition = reader.position();
                return true;
            }
            if (frame.firstSequence() > sequence) {
                break;
            }
        }
        throw missing(sequence, position);
    }

    /** What is asked for was journalled: it must be there. */
    private JournalException missing(long sequence, long position) {
        return JournalException.damaged("a journalled record is not there: expected sequence=" + sequence
                + ", sought from position=" + position + " on, " + journal.describe(position) + ", found=none");
    }

    private boolean holds(long sequence) {
        return sequence >= frame.firstSequence() && sequence <= frame.lastSequence();
    }

    @Override
    public synchronized void close() {
        framePosition = Journal.BEFORE_FIRST;
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
