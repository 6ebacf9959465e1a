package io.daybook.ledger.persistence.checkpoint;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.JournalCursor;
import io.daybook.ledger.Amount;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Event;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.codec.FrameReader;
import io.daybook.ledger.core.codec.FrameWriter;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.journal.Acknowledged;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalAppender;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.persistence.file.Identity;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An operator with all rights to the files: lets a ledger decide the same commands with one other amount, at the same
 * times, and writes what comes out under the identity of the first, every checksum and hash computed anew.
 */
final class Forger {
    private static final DaybookOptions HOST =
            DaybookOptions.defaults().durability(Durability.OS).clock(ClockMode.HOST);

    private Forger() {}

    static void forge(Path books, Path draft, Path forged, Id transfer, Amount amount) throws IOException {
        Identity identity = LedgerDirectory.identify(books);
        decideAnew(books, draft, transfer, amount);
        Files.createDirectories(forged);
        long lastSequence = 0;
        long lastPosition = 0;
        FrameWriter writer = new FrameWriter(identity.ledger(), new byte[FrameLayout.HASH_LENGTH], 1 << 16);
        FrameReader frame = new FrameReader();
        try (Journal from = LedgerDirectory.openJournalReadOnly(draft);
                Journal to = LedgerDirectory.createJournal(forged);
                JournalReader reader = from.newReader()) {
            JournalAppender appender = to.appender();
            while (reader.next()) {
                frame.wrap(reader.frame(), reader.position());
                writer.clear();
                for (int i = 0; i < frame.count(); i++) {
                    int offset = frame.recordOffset(i);
                    int length = frame.buffer().getInt(offset + RecordLayout.LENGTH);
                    writer.add(frame.buffer(), offset, length, frame.firstSequence() + i);
                }
                writer.end();
                lastSequence = writer.lastSequence();
                lastPosition = appender.append(writer.firstSequence(), writer.header(), writer.body());
            }
            appender.force();
        }
        LedgerDirectory.createFiles(forged, identity, Acknowledged.upTo(lastSequence, lastPosition));
    }

    private static void decideAnew(Path books, Path draft, Id transfer, Amount amount) {
        List<Event> events = new ArrayList<>();
        try (JournalCursor cursor = JournalCursor.open(books, 1)) {
            cursor.forEachRemaining(events::add);
        }
        try (Ledger ledger = Daybook.open(draft, HOST)) {
            for (Event event : events) {
                Command command = event.command().orElseThrow();
                if (command instanceof Transfer honest && honest.id().equals(transfer)) {
                    ledger.execute(Transfer.builder(honest.id(), honest.debit(), honest.credit(), amount)
                            .at(event.receipt().timestampNs().orElseThrow())
                            .build());
                } else {
                    ledger.execute(command);
                }
            }
        }
    }
}
