package io.daybook.ledger.core.recovery;

import io.daybook.ledger.core.codec.FrameReader;
import io.daybook.ledger.core.codec.RecordSource;
import io.daybook.ledger.core.journal.FrameIndex;
import io.daybook.ledger.core.journal.Journal;
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
            return false;
        }
        reader.seek(Math.max(position, start.position()));
        while (reader.next()) {
            framePosition = reader.position();
            frame.wrap(reader.frame(), framePosition);
            if (holds(sequence)) {
                return true;
            }
            if (frame.firstSequence() > sequence) {
                break;
            }
        }
        framePosition = Journal.BEFORE_FIRST;
        return false;
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
