package io.daybook;

import io.daybook.ledger.Durability;
import io.daybook.ledger.EventListener;
import io.daybook.ledger.core.codec.EventDecoder;
import io.daybook.ledger.core.codec.FrameReader;
import io.daybook.ledger.core.journal.FrameIndex;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.recovery.JournalLookup;
import java.util.UUID;

/** Reads the entries of a journal from its files, checking each frame by itself and against the one before. */
final class JournalEvents {
    private JournalEvents() {}

    static void read(Journal journal, UUID ledger, long fromSequence, EventListener listener) {
        try (journal;
                JournalLookup lookup = new JournalLookup(journal, new FrameIndex());
                JournalReader reader = journal.newReader()) {
            EventDecoder decoder = new EventDecoder(Durability.OS, lookup);
            long located = journal.locate(Math.max(1, fromSequence));
            if (located != Journal.BEFORE_FIRST) {
                reader.seek(located);
            }
            FrameReader frame = new FrameReader();
            while (reader.next()) {
                frame.wrap(reader.frame(), reader.position());
                frame.requireLedger(ledger);
                deliver(frame, decoder, fromSequence, listener);
            }
        }
    }

    private static void deliver(FrameReader frame, EventDecoder decoder, long fromSequence, EventListener listener) {
        for (int i = 0; i < frame.count(); i++) {
            long sequence = frame.firstSequence() + i;
            if (sequence >= fromSequence) {
                listener.onEvent(decoder.event(frame.buffer(), frame.recordOffset(i), sequence));
            }
        }
    }
}
