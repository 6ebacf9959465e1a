package io.daybook.ledger.core.recovery;

import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.codec.FrameReader;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalEnd;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.journal.JournalStart;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Whether the files of a journal are all there and belong together: the first frame is the one that has to be, and
 * behind the last frame of each file comes, in the next one, the frame that follows from it. A file that is missing,
 * cut short, of another ledger, from another time or in another's place shows by that, without all of it being read.
 */
final class JournalFiles {
    private final Journal journal;
    private final UUID ledger;
    private final FrameReader frame = new FrameReader();
    private final byte[] chainHash = new byte[FrameLayout.HASH_LENGTH];

    JournalFiles(Journal journal, UUID ledger) {
        this.journal = journal;
        this.ledger = ledger;
    }

    /**
     * Looks at the files up to the one that has a position.
     *
     * @throws JournalException DAMAGED with file, offset, expected and found
     */
    void requireWhole(long position) {
        if (position == Journal.BEFORE_FIRST) {
            return;
        }
        JournalStart start = journal.start();
        try (JournalReader reader = start.newReader(journal)) {
            requireNext(reader, start.sequence(), HexFormat.of().parseHex(start.chainHash()));
            for (long joint : journal.joints(start.position(), position)) {
                reader.seek(joint);
                read(reader);
                long lastSequence = frame.lastSequence();
                frame.chainHash(chainHash);
                requireNext(reader, lastSequence, chainHash);
            }
        }
    }

    private void requireNext(JournalReader reader, long lastSequence, byte[] hash) {
        if (!read(reader)) {
            JournalEnd end = reader.end();
            throw JournalException.damaged("it breaks off in the middle: expected sequence=" + (lastSequence + 1)
                    + ", found=none, file=" + end.file() + ", offset=" + end.offset() + ", " + end.detail());
        }
        frame.follow(ledger, lastSequence + 1, hash);
    }

    private boolean read(JournalReader reader) {
        boolean found = reader.next();
        if (found) {
            frame.wrap(reader.frame(), reader.position());
        }
        return found;
    }
}
