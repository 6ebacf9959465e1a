package io.daybook.ledger.persistence.backup;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.codec.FrameReader;
import io.daybook.ledger.core.journal.FrameIndex;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.journal.JournalStart;
import io.daybook.ledger.core.recovery.RecoveryPlan;
import io.daybook.ledger.core.recovery.SnapshotChoice;
import io.daybook.ledger.core.seal.FrameSeal;
import io.daybook.ledger.core.snapshot.SnapshotCopy;
import io.daybook.ledger.core.snapshot.SnapshotLoader;
import io.daybook.ledger.core.snapshot.SnapshotStore;
import io.daybook.ledger.persistence.file.ArchivedFile;
import io.daybook.ledger.persistence.file.Identity;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import java.nio.file.Path;

/**
 * What a copy begins with when the source's journal does not begin at its beginning: the oldest snapshot that can be
 * believed, and the frame that ends with it. The copy's journal has other positions, so the snapshot is written anew.
 */
final class ArchivedCopy {
    private final Identity identity;
    private final SnapshotLoader.Loaded snapshot;
    private final JournalStart start;
    private final long firstSequence;

    private ArchivedCopy(Identity identity, SnapshotLoader.Loaded snapshot, JournalStart start) {
        this.identity = identity;
        this.snapshot = snapshot;
        this.start = start;
        this.firstSequence = start.sequence() + 1;
    }

    /** Loads it. */
    static ArchivedCopy of(Path source, Identity identity, Journal from, RecoveryPlan plan) {
        SnapshotStore store = LedgerDirectory.readSnapshots(source, identity);
        SnapshotLoader.Loaded snapshot = new SnapshotChoice(
                        from, identity.ledger(), store, plan.withSnapshots(store.find()))
                .oldest()
                .orElseThrow(() -> new LedgerException(
                        Category.DAMAGED,
                        "journal files were archived, and no snapshot that can be believed takes their place: run"
                                + " verify: directory=" + source + ", the journal begins with " + from.start()));
        long position = snapshot.header().position();
        try (JournalReader reader = from.newReader()) {
            reader.seek(position);
            reader.next();
            FrameReader frame = new FrameReader().wrap(reader.frame(), position);
            return new ArchivedCopy(
                    identity, snapshot, new JournalStart(frame.firstSequence() - 1, position, frame.previousHash()));
        }
    }

    /** Refuses to stop before, or within, what the snapshot holds. */
    void require(LedgerCopier.Until until) {
        if (!until.includes(snapshot.header().sequence(), snapshot.header().timestampNs())) {
            throw new LedgerException(
                    Category.ENVIRONMENT,
                    "a copy that ends there needs journal files that were archived: put them back into the directory's"
                            + " journal: the oldest snapshot is of sequence="
                            + snapshot.header().sequence());
        }
    }

    /** Where the copy begins, in the source. */
    JournalStart start() {
        return start;
    }

    /** Writes snapshot and note into the copy, whose first frame is at a position. */
    void write(Path copy, long position, FrameSeal seal) {
        FrameIndex index = new FrameIndex();
        index.note(firstSequence, position);
        SnapshotStore store = LedgerDirectory.readSnapshots(copy, identity);
        boolean sealed = snapshot.header().isSealed();
        SnapshotCopy.write(store, snapshot, position, index, sealed ? seal : FrameSeal.NONE);
        ArchivedFile.write(copy, identity.ledger(), new JournalStart(start.sequence(), position, start.chainHash()));
    }
}
