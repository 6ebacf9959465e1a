package io.daybook;

import io.daybook.ledger.Durability;
import io.daybook.ledger.EventListener;
import io.daybook.ledger.core.codec.EventDecoder;
import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.codec.FrameReader;
import io.daybook.ledger.core.journal.FrameIndex;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.recovery.JournalLookup;
import io.daybook.ledger.core.recovery.RecoveryPlan;
import java.util.UUID;

/**
 * Reads the entries of a journal from its files, checking each frame by itself and against the one before. What was
 * found damaged at its end is said when everything before it has been delivered.
 */
final class JournalEvents {
    private final Journal journal;
    private final UUID ledger;
    private final EventListener listener;
    private final FrameReader frame = new FrameReader();
    private final byte[] chainHash = new byte[FrameLayout.HASH_LENGTH];
    private long lastSequence;

    private JournalEvents(Journal journal, UUID ledger, EventListener listener) {
        this.journal = journal;
        this.ledger = ledger;
        this.listener = listener;
    }

    static void read(Journal journal, RecoveryPlan plan, UUID ledger, long fromSequence, EventListener listener) {
        new JournalEvents(journal, ledger, listener).read(plan, Math.max(1, fromSequence));
        plan.requireBelievable();
    }

    private void read(RecoveryPlan plan, long fromSequence) {
        try (JournalLookup lookup = new JournalLookup(journal, new FrameIndex());
                JournalReader reader = journal.newReader()) {
            EventDecoder decoder = new EventDecoder(Durability.OS, lookup);
            boolean fromFirst = !seek(reader, fromSequence);
            while (lastSequence < plan.lastSequence()) {
                if (!reader.next()) {
                    throw plan.brokenOff(lastSequence, reader.end());
                }
                take(reader, fromFirst);
                deliver(decoder, fromSequence);
            }
        }
    }

    private boolean seek(JournalReader reader, long fromSequence) {
        long located = journal.locate(fromSequence);
        if (located != Journal.BEFORE_FIRST) {
            reader.seek(located);
        }
        return located != Journal.BEFORE_FIRST;
    }

    private void take(JournalReader reader, boolean fromFirst) {
        frame.wrap(reader.frame(), reader.position());
        if (lastSequence > 0 || fromFirst) {
            frame.follow(ledger, lastSequence + 1, chainHash);
        } else {
            frame.requireLedger(ledger);
        }
        frame.chainHash(chainHash);
        lastSequence = frame.lastSequence();
    }

    private void deliver(EventDecoder decoder, long fromSequence) {
        for (int i = 0; i < frame.count(); i++) {
            long sequence = frame.firstSequence() + i;
            if (sequence >= fromSequence) {
                listener.onEvent(decoder.event(frame.buffer(), frame.recordOffset(i), sequence));
            }
        }
    }
}
