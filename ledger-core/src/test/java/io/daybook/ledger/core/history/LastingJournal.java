package io.daybook.ledger.core.history;

import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalAppender;
import io.daybook.ledger.core.journal.JournalFile;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.journal.MemoryJournal;
import java.util.List;

/** A journal in memory that outlives the ledger that closed it, as files do. */
public final class LastingJournal implements Journal {
    private final MemoryJournal kept = new MemoryJournal();

    @Override
    public JournalAppender appender() {
        return kept.appender();
    }

    @Override
    public JournalReader newReader() {
        return kept.newReader();
    }

    @Override
    public List<JournalFile> files() {
        return kept.files();
    }

    @Override
    public long locate(long sequence) {
        return kept.locate(sequence);
    }

    @Override
    public long cutAfter(long position) {
        return kept.cutAfter(position);
    }

    @Override
    public long room() {
        return kept.room();
    }

    @Override
    public void close() {
        // What is kept is there for the next ledger.
    }
}
