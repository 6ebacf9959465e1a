package io.daybook.ledger.persistence.verify;

import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.codec.FrameReader;
import io.daybook.ledger.core.codec.Kinds;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalEnd;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.core.journal.JournalFile;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.journal.JournalStart;
import io.daybook.ledger.core.recovery.RecoveryPlan;
import io.daybook.ledger.core.recovery.RecoveryPlan.Action;
import io.daybook.ledger.core.recovery.Replayer;
import io.daybook.ledger.core.seal.FrameOpener;
import io.daybook.ledger.core.snapshot.SnapshotLoader;
import io.daybook.ledger.core.statemachine.LedgerStateMachine;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.persistence.verify.Finding.Check;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Goes through the journal batch by batch, and on past what is broken where there is something to go on at. */
final class JournalWalk {
    private final Journal journal;
    private final UUID ledger;
    private final RecoveryPlan plan;
    private final Consumer<Finding> findings;
    private final List<Inspection> inspections;
    private final LedgerState state;
    private final Replayer replayer;
    /** The sequence of the snapshot that the replay begins with; 0 for the beginning. */
    private final long baseSequence;

    private final Set<Integer> dataKeys;
    private final FrameReader frame;
    private final byte[] chainHash = new byte[FrameLayout.HASH_LENGTH];
    private boolean chained = true;
    private boolean replaying;
    private long lastSequence;
    private long lastTimestampNs;
    private long batches;
    private long effects;
    private long records;
    private long bytes;
    private long unread;

    JournalWalk(Files files, RecoveryPlan plan, Consumer<Finding> findings, List<Inspection> inspections) {
        this.journal = files.journal;
        this.ledger = files.ledger;
        this.dataKeys = files.dataKeys;
        this.frame = new FrameReader(journal.seal().opener());
        this.plan = plan;
        this.findings = findings;
        this.inspections = inspections;
        this.state = files.base.map(SnapshotLoader.Loaded::state).orElseGet(LedgerState::new);
        this.baseSequence = state.lastSequence();
        JournalStart start = journal.start();
        this.lastSequence = start.sequence();
        this.replaying = start.isWhole() || files.base.isPresent();
        System.arraycopy(HexFormat.of().parseHex(start.chainHash()), 0, chainHash, 0, chainHash.length);
        LedgerStateMachine machine = new LedgerStateMachine(state, true);
        FrameOpener opener = journal.seal().opener();
        this.replayer = files.base
                .map(snapshot -> new Replayer(machine, ledger, snapshot, opener))
                .orElseGet(() -> new Replayer(machine, ledger, chainHash, opener));
    }

    /**
     * What is walked through.
     *
     * @param journal with the keys to what is sealed in it, if there are any
     * @param ledger whose it must be
     * @param dataKeys the numbers of the keys that the directory has, wrapped
     * @param base the snapshot to begin the replay with, where the journal's beginning was archived
     */
    record Files(Journal journal, UUID ledger, Set<Integer> dataKeys, Optional<SnapshotLoader.Loaded> base) {}

    void run() {
        try (JournalReader reader = journal.start().newReader(journal)) {
            boolean more = true;
            while (more) {
                while (!isBeyondPlan(reader) && reader.next()) {
                    take(reader);
                }
                more = !isBeyondPlan(reader) && goesOnPast(reader);
            }
        }
    }

    /** What will be cut, and what a running ledger has added since the plan was made, is not looked at. */
    private boolean isBeyondPlan(JournalReader reader) {
        return plan.tail().action() != Action.REFUSE && reader.position() >= plan.lastPosition();
    }

    private void take(JournalReader reader) {
        batches++;
        bytes += reader.frame().remaining();
        long position = reader.position();
        try {
            frame.wrap(reader.frame(), position);
        } catch (JournalException broken) {
            if (broken.category() == Category.UNKNOWN_VERSION) {
                throw broken;
            }
            found(Check.BATCH, lastSequence + 1, position, broken.facts());
            chained = false;
            replaying = false;
            return;
        }
        follow(position);
        frame.hashAhead();
        boolean readable = isReadable(position);
        if (readable) {
            checkRecords(position);
        }
        boolean replayed = readable && replay(position);
        frame.chainHash(chainHash);
        inspections.forEach(inspection -> inspection.onChain(frame.lastSequence(), chainHash, findings));
        if (replayed) {
            inspections.forEach(inspection -> inspection.onBatch(state, chainHash, findings));
        }
        lastSequence = frame.lastSequence();
    }

    private boolean isReadable(long position) {
        if (!frame.isSealed()) {
            return true;
        }
        boolean known = dataKeys.contains(frame.keyNumber());
        if (!known) {
            String message = "the file of wrapped keys lacks the one of this batch: dataKey=" + frame.keyNumber();
            found(Check.DIRECTORY, frame.firstSequence(), position, message);
        }
        boolean readable = known && journal.seal().canOpen();
        if (!readable) {
            unread++;
            records += frame.count();
            lastTimestampNs = frame.lastTimestampNs();
            replaying = false;
        }
        return readable;
    }

    private void follow(long position) {
        try {
            if (chained) {
                frame.follow(ledger, lastSequence + 1, chainHash);
            } else {
                frame.requireLedger(ledger);
                if (frame.firstSequence() <= lastSequence) {
                    found(Check.CHAIN, frame.firstSequence(), position, "a sequence again: last=" + lastSequence);
                }
            }
        } catch (JournalException elsewhere) {
            found(Check.CHAIN, frame.firstSequence(), position, elsewhere.facts());
            replaying = false;
        }
        chained = true;
    }

    private void checkRecords(long position) {
        long firstNs = 0;
        for (int i = 0; i < frame.count(); i++) {
            int offset;
            try {
                offset = frame.recordOffset(i);
            } catch (JournalException misplaced) {
                found(Check.BATCH, frame.firstSequence() + i, position, misplaced.facts());
                replaying = false;
                return;
            }
            long timestampNs = frame.buffer().getLong(offset + RecordLayout.TIMESTAMP);
            if (timestampNs <= lastTimestampNs) {
                String message = "time does not rise: last=" + lastTimestampNs + ", found=" + timestampNs;
                found(Check.TIME, frame.firstSequence() + i, position, message);
            }
            lastTimestampNs = timestampNs;
            firstNs = i == 0 ? timestampNs : firstNs;
            records++;
            effects += Kinds.isEffect(frame.buffer().getByte(offset + RecordLayout.KIND)) ? 1 : 0;
        }
        if (frame.firstTimestampNs() != firstNs || frame.lastTimestampNs() != lastTimestampNs) {
            String message = "the header's times are not those of the records: header=" + frame.firstTimestampNs()
                    + ".." + frame.lastTimestampNs() + ", records=" + firstNs + ".." + lastTimestampNs;
            found(Check.TIME, frame.firstSequence(), position, message);
        }
    }

    /** Whether the books are those after this batch. */
    private boolean replay(long position) {
        if (!replaying || frame.lastSequence() < baseSequence) {
            return false;
        }
        try {
            if (frame.lastSequence() > baseSequence) {
                replayer.replay(frame, position, (buffer, offset, sequence) -> true, sequence -> {});
            }
            return true;
        } catch (JournalException mismatch) {
            found(Check.OUTCOME, state.lastSequence(), position, mismatch.facts());
            replaying = false;
            return false;
        }
    }

    /** Looks behind a place where there is no frame: says what is there, and goes on in the next file. */
    private boolean goesOnPast(JournalReader reader) {
        JournalEnd end = reader.end();
        if (end.kind() == JournalEnd.Kind.CLEAN) {
            return false;
        }
        String place = "file=" + end.file() + ", offset=" + end.offset() + ", bytes=" + end.strayBytes();
        findings.accept(new Finding(Check.BATCH, lastSequence + 1, place, end.detail()));
        chained = false;
        replaying = false;
        for (JournalFile file : journal.files()) {
            if (file.firstPosition() > reader.position() && file.firstSequence() > lastSequence) {
                reader.seek(file.firstPosition());
                return true;
            }
        }
        return false;
    }

    private void found(Check check, long sequence, long position, String message) {
        findings.accept(new Finding(check, sequence, journal.describe(position), message));
    }

    /** Whether all of the journal came out as it was journalled. */
    boolean isReplayed() {
        return replaying;
    }

    /** What could not be looked at, and what could. */
    Optional<String> archived() {
        JournalStart start = journal.start();
        return start.isWhole()
                ? Optional.empty()
                : Optional.of("journal files up to sequence=" + start.sequence()
                        + " were archived: the chain was checked from there on, outcomes "
                        + (baseSequence == 0 ? "not at all" : "from the snapshot of sequence=" + baseSequence + " on"));
    }

    /** The books, as far as they were replayed. */
    LedgerState state() {
        return state;
    }

    long batches() {
        return batches;
    }

    long commands() {
        return records - effects;
    }

    long effects() {
        return effects;
    }

    long bytes() {
        return bytes;
    }

    /** How many batches are sealed and were not opened. */
    long unread() {
        return unread;
    }
}
