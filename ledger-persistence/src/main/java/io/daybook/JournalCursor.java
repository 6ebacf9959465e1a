package io.daybook;

import io.daybook.ledger.Durability;
import io.daybook.ledger.Event;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.core.codec.EventDecoder;
import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.codec.FrameReader;
import io.daybook.ledger.core.codec.Hex;
import io.daybook.ledger.core.journal.FrameIndex;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.recovery.JournalLookup;
import io.daybook.ledger.core.recovery.RecoveryPlan;
import io.daybook.ledger.persistence.file.Identity;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.UUID;

/**
 * Walks over the entries of a journal in its files, one by one, checking each frame by itself and against the one
 * before. What was found damaged at its end is said when everything before it has been handed out. Not safe for use by
 * several threads.
 */
public final class JournalCursor implements Iterator<Event>, AutoCloseable {
    private final Journal journal;
    private final RecoveryPlan plan;
    private final UUID ledger;
    private final long fromSequence;
    private final JournalLookup lookup;
    private final JournalReader reader;
    private final EventDecoder decoder;
    private final FrameReader frame;
    private final byte[] chainHash = new byte[FrameLayout.HASH_LENGTH];
    private final boolean fromFirst;
    private long lastSequence;
    private int next;
    private int count;

    private JournalCursor(Journal journal, RecoveryPlan plan, UUID ledger, long fromSequence) {
        this.journal = journal;
        this.frame = new FrameReader(journal.seal().opener());
        this.plan = plan;
        this.ledger = ledger;
        this.fromSequence = Math.max(1, fromSequence);
        journal.start().require(this.fromSequence, "reading the journal from sequence=" + this.fromSequence);
        lookup = new JournalLookup(journal, new FrameIndex());
        reader = journal.newReader();
        decoder = new EventDecoder(Durability.OS, lookup);
        long located = journal.locate(this.fromSequence);
        fromFirst = located == Journal.BEFORE_FIRST;
        if (!fromFirst) {
            reader.seek(located);
        }
    }

    /**
     * Opens the journal of a ledger, which may be running elsewhere meanwhile: it ends with what is there by now.
     *
     * @param directory of a ledger
     * @param fromSequence the first sequence to hand out
     * @return the cursor, to be closed
     * @throws LedgerException when the directory holds no ledger, or none that this version can read
     */
    public static JournalCursor open(Path directory, long fromSequence) {
        return open(directory, DaybookOptions.defaults(), fromSequence);
    }

    /**
     * Opens the journal of a ledger, which may be running elsewhere meanwhile: it ends with what is there by now.
     *
     * @param directory of a ledger
     * @param options its {@link DaybookOptions#encryption} opens what is sealed; the others do not matter
     * @param fromSequence the first sequence to hand out
     * @return the cursor, to be closed
     * @throws LedgerException when the directory holds no ledger, or none that this version can read
     */
    public static JournalCursor open(Path directory, DaybookOptions options, long fromSequence) {
        Identity identity = LedgerDirectory.identify(directory);
        Journal journal = LedgerDirectory.openJournalReadOnly(directory, options.encryption());
        boolean opened = false;
        try {
            RecoveryPlan plan = Daybook.plan(directory, identity, journal);
            JournalCursor cursor = new JournalCursor(journal, plan, identity.ledger(), fromSequence);
            opened = true;
            return cursor;
        } finally {
            if (!opened) {
                journal.close();
            }
        }
    }

    /**
     * Whether there is a further entry.
     *
     * @throws LedgerException DAMAGED when instead there is something that cannot be believed
     */
    @Override
    public boolean hasNext() {
        while (next == count) {
            if (lastSequence >= plan.lastSequence()) {
                plan.requireBelievable();
                return false;
            }
            if (!reader.next()) {
                throw plan.brokenOff(lastSequence, reader.end());
            }
            take();
        }
        return true;
    }

    private void take() {
        frame.wrap(reader.frame(), reader.position());
        if (lastSequence > 0 || fromFirst) {
            frame.follow(ledger, lastSequence + 1, chainHash);
        } else {
            frame.requireLedger(ledger);
        }
        frame.chainHash(chainHash);
        lastSequence = frame.lastSequence();
        count = frame.count();
        next = (int) Math.min(count, Math.max(0, fromSequence - frame.firstSequence()));
    }

    @Override
    public Event next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the journal ends here: sequence=" + lastSequence);
        }
        long sequence = frame.firstSequence() + next;
        return decoder.event(frame.buffer(), frame.recordOffset(next++), sequence);
    }

    /**
     * The hash of the batch that holds the entry that was handed out last; it covers all batches before it, too.
     *
     * @return SHA-256, 64 lower-case hexadecimal digits; zeros before the first entry
     */
    public String batchHash() {
        return Hex.of(chainHash);
    }

    /**
     * The last sequence that there was when the cursor was opened.
     *
     * @return 0 when there was none
     */
    public long lastSequence() {
        return plan.lastSequence();
    }

    @Override
    public void close() {
        reader.close();
        lookup.close();
        journal.close();
    }
}
