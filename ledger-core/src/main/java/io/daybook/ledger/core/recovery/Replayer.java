package io.daybook.ledger.core.recovery;

import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.codec.FrameReader;
import io.daybook.ledger.core.codec.Kinds;
import io.daybook.ledger.core.codec.RecordChecks;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.codec.Reply;
import io.daybook.ledger.core.journal.FrameIndex;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.seal.FrameOpener;
import io.daybook.ledger.core.snapshot.SnapshotLoader;
import io.daybook.ledger.core.statemachine.LedgerStateMachine;
import io.daybook.ledger.core.statemachine.LookAhead;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import java.util.HexFormat;
import java.util.UUID;
import org.agrona.DirectBuffer;

/**
 * Replays a journal through a state machine, frame by frame. Each record is decided again and must come out byte for
 * byte as it was journalled. Used by one thread.
 */
public final class Replayer {
    private final LedgerStateMachine machine;
    private final LookAhead lookAhead;
    private final UUID ledger;
    private final FrameReader frame;
    private final Reply reply = new Reply(4096);
    private final FrameIndex index;
    private final byte[] chainHash = new byte[FrameLayout.HASH_LENGTH];
    private long lastPosition;
    private long bytes;

    /**
     * A replayer that continues from the machine's state.
     *
     * @param machine its state is what was replayed so far
     * @param ledger whose journal it must be
     * @param chainHash chain hash after what was replayed so far; 32 zeros for nothing
     * @param opener opens sealed frames, this replayer's alone
     */
    public Replayer(LedgerStateMachine machine, UUID ledger, byte[] chainHash, FrameOpener opener) {
        this(new Start(machine, ledger, new FrameIndex(), chainHash, Journal.BEFORE_FIRST), opener);
    }

    /**
     * A replayer that continues from a snapshot.
     *
     * @param machine its state is that of the snapshot
     * @param ledger whose journal it must be
     * @param snapshot that belongs to the journal
     * @param opener opens sealed frames, this replayer's alone
     */
    public Replayer(LedgerStateMachine machine, UUID ledger, SnapshotLoader.Loaded snapshot, FrameOpener opener) {
        this(
                new Start(
                        machine,
                        ledger,
                        snapshot.index(),
                        HexFormat.of().parseHex(snapshot.header().chainHash()),
                        snapshot.header().position()),
                opener);
    }

    /** Where a replay begins. */
    private record Start(
            LedgerStateMachine machine, UUID ledger, FrameIndex index, byte[] chainHash, long lastPosition) {}

    private Replayer(Start start, FrameOpener opener) {
        this.machine = start.machine;
        this.lookAhead = new LookAhead(machine.state());
        this.ledger = start.ledger;
        this.frame = new FrameReader(opener);
        this.index = start.index;
        this.lastPosition = start.lastPosition;
        System.arraycopy(start.chainHash, 0, chainHash, 0, chainHash.length);
    }

    /** Says how far to go. */
    @FunctionalInterface
    public interface Until {
        /**
         * Called before a record is decided again.
         *
         * @param buffer holds the record
         * @param offset where it starts
         * @param sequence its sequence
         * @return false to stop before it
         */
        boolean includes(DirectBuffer buffer, int offset, long sequence);
    }

    /** Hears of each replayed sequence. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Called after a record was decided again and compared.
         *
         * @param sequence its sequence
         */
        void onReplayed(long sequence);
    }

    /**
     * Replays as far as is planned, or to where it shall stop.
     *
     * @param reader stands before the first frame to replay
     * @param plan the last frame to replay
     * @param until how far to go
     * @param listener hears of each sequence
     * @return false when it stopped before the last frame of the plan
     * @throws JournalException DAMAGED at the first thing that cannot be believed
     */
    public boolean replay(JournalReader reader, RecoveryPlan plan, Until until, Listener listener) {
        while (lastPosition < plan.lastPosition()) {
            if (!reader.next()) {
                throw plan.brokenOff(machine.state().lastSequence(), reader.end());
            }
            bytes += reader.frame().remaining();
            frame.wrap(reader.frame(), reader.position());
            frame.follow(ledger, machine.state().lastSequence() + 1, chainHash);
            if (!replay(frame, reader.position(), until, listener)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Replays the records of one frame, which follows from what was replayed so far.
     *
     * @param next a frame that was checked
     * @param position where it is
     * @param until how far to go
     * @param listener hears of each sequence
     * @return false when it stopped before the frame's end
     * @throws JournalException DAMAGED at the first record that does not come out as it was journalled
     */
    public boolean replay(FrameReader next, long position, Until until, Listener listener) {
        next.hashAhead();
        int ahead = 0;
        for (int i = 0; i < next.count(); i++) {
            int offset = next.recordOffset(i);
            if (offset >= ahead) {
                ahead = lookAhead.from(next.buffer(), offset, next.recordsEnd());
            }
            long sequence = next.firstSequence() + i;
            if (!until.includes(next.buffer(), offset, sequence)) {
                return false;
            }
            redecide(next.buffer(), offset, sequence, position);
            listener.onReplayed(sequence);
        }
        next.chainHash(chainHash);
        index.note(next.firstSequence(), position);
        lastPosition = position;
        return true;
    }

    private void redecide(DirectBuffer recorded, int offset, long sequence, long position) {
        int length = recorded.getInt(offset + RecordLayout.LENGTH);
        try {
            decide(recorded, offset);
        } catch (RuntimeException impossible) {
            throw new JournalException(
                    Category.DAMAGED,
                    mismatch(sequence, position, "the record cannot be decided again: " + impossible),
                    impossible);
        }
        if (reply.recordLength(0) != length || !isEqual(recorded, offset, length)) {
            throw new JournalException(Category.DAMAGED, mismatch(sequence, position, difference(recorded, offset)));
        }
    }

    private void decide(DirectBuffer recorded, int offset) {
        reply.clear();
        RecordChecks.requireSound(recorded, offset);
        if (!Kinds.isEffect(recorded.getByte(offset + RecordLayout.KIND))) {
            requireInTime(recorded.getLong(offset + RecordLayout.TIMESTAMP));
            machine.redecide(recorded, offset, reply);
        } else if (!machine.applyNextDue(reply)) {
            throw new IllegalStateException("an effect was journalled, but nothing is due");
        }
    }

    /** Time rises, and what falls due by a time stands before the command of that time. */
    private void requireInTime(long timestampNs) {
        LedgerState state = machine.state();
        if (timestampNs <= state.lastTimestampNs()) {
            throw new IllegalStateException(
                    "time does not rise: last=" + state.lastTimestampNs() + ", found=" + timestampNs);
        }
        if (state.dueQueue().isDueBy(timestampNs)) {
            throw new IllegalStateException("an effect was due before it, and was not journalled: due="
                    + state.dueQueue().headDueAt() + ", timestamp=" + timestampNs);
        }
    }

    private boolean isEqual(DirectBuffer recorded, int offset, int length) {
        DirectBuffer decided = reply.buffer();
        for (int at = 0; at < length; at += Long.BYTES) {
            if (decided.getLong(Reply.HEADER + at) != recorded.getLong(offset + at)) {
                return false;
            }
        }
        return true;
    }

    private String difference(DirectBuffer recorded, int offset) {
        int was = recorded.getByte(offset + RecordLayout.OUTCOME);
        int is = reply.buffer().getByte(Reply.HEADER + RecordLayout.OUTCOME);
        return was != is
                ? "outcome recorded=" + was + ", decided again=" + is
                : "the same outcome=" + was + " with other figures";
    }

    private static String mismatch(long sequence, long position, String what) {
        return "the journal does not follow from its commands: run verify: sequence=" + sequence + ", position="
                + position + ", " + what;
    }

    /**
     * The chain hash after the last whole frame replayed.
     *
     * @return a copy, 32 bytes
     */
    public byte[] chainHash() {
        return chainHash.clone();
    }

    /**
     * How much was replayed.
     *
     * @return bytes of frames
     */
    public long bytes() {
        return bytes;
    }

    /**
     * Where the replayed frames are.
     *
     * @return the index, to be continued by whoever appends
     */
    public FrameIndex index() {
        return index;
    }

    /**
     * The position of the last whole frame replayed.
     *
     * @return Journal.BEFORE_FIRST for none
     */
    public long lastPosition() {
        return lastPosition;
    }
}
