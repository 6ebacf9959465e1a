package io.daybook.ledger.core.seal;

import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalAppender;
import io.daybook.ledger.core.journal.JournalFile;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.journal.JournalStart;
import java.util.List;

/**
 * A journal whose frames are sealed, or whose first files were archived. The journal inside knows nothing of it: it
 * holds bytes.
 */
public final class SealedJournal implements Journal {
    private final Journal journal;
    private final FrameSeal seal;
    private final JournalStart start;

    /**
     * A journal with a seal.
     *
     * @param journal holds the frames; closed with this one
     * @param seal of its frames
     */
    public SealedJournal(Journal journal, FrameSeal seal) {
        this(journal, seal, JournalStart.BEGINNING);
    }

    /**
     * A journal with a seal and a start.
     *
     * @param journal holds the frames; closed with this one
     * @param seal of its frames
     * @param start where it begins
     */
    public SealedJournal(Journal journal, FrameSeal seal, JournalStart start) {
        this.journal = journal;
        this.seal = seal;
        this.start = start;
    }

    @Override
    public JournalStart start() {
        return start;
    }

    @Override
    public FrameSeal seal() {
        return seal;
    }

    @Override
    public JournalAppender appender() {
        return journal.appender();
    }

    @Override
    public JournalReader newReader() {
        return journal.newReader();
    }

    @Override
    public List<JournalFile> files() {
        return journal.files();
    }

    @Override
    public long locate(long sequence) {
        return journal.locate(sequence);
    }

    @Override
    public List<Long> joints(long from, long to) {
        return journal.joints(from, to);
    }

    @Override
    public String describe(long position) {
        return journal.describe(position);
    }

    @Override
    public long cutAfter(long position) {
        return journal.cutAfter(position);
    }

    @Override
    public long room() {
        return journal.room();
    }

    @Override
    public void close() {
        journal.close();
    }
}
