package io.daybook.ledger.core.recovery;

import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.Acknowledged;
import io.daybook.ledger.core.journal.JournalEnd;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.core.snapshot.SnapshotStore;

/**
 * What opening a ledger will do to its journal: up to where it will be replayed, and what is to become of what follows.
 * A value, made by reading alone; it can be printed before anything is done.
 *
 * @param acknowledged how far the ledger was acknowledged, as far as is known
 * @param lastSequence the last sequence that will be replayed; 0 for none
 * @param lastPosition the position of the frame that holds it; Journal.BEFORE_FIRST for none
 * @param tail what is behind that frame
 * @param snapshots what may be loaded instead of being replayed, newest first; each is believed only after all of it
 *     was checked
 */
public record RecoveryPlan(
        Acknowledged acknowledged, long lastSequence, long lastPosition, Tail tail, SnapshotStore.Found snapshots) {
    /** What will be done about the bytes behind the last frame. */
    public enum Action {
        /** Nothing is there. */
        KEEP,
        /** What an interrupted append has left, and what was never acknowledged: it is dropped, and reported. */
        CUT,
        /** What no interrupted append leaves, or what was acknowledged: the ledger is not opened. */
        REFUSE
    }

    /**
     * What is behind the last frame.
     *
     * @param action what will be done about it
     * @param file the file; empty when it is not known
     * @param offset where in the file it starts, in bytes; 0 when it is not known
     * @param bytes how long it is at least, in bytes
     * @param finding what was found, with name=value facts; with REFUSE, also what to do
     */
    public record Tail(Action action, String file, long offset, long bytes, String finding) {}

    /**
     * The plan with snapshots to begin with.
     *
     * @param found what there is
     * @return the same but for the snapshots
     */
    public RecoveryPlan withSnapshots(SnapshotStore.Found found) {
        return new RecoveryPlan(acknowledged, lastSequence, lastPosition, tail, found);
    }

    /**
     * Refuses when the plan is to refuse.
     *
     * @throws JournalException DAMAGED with position, expected and found
     */
    public void requireBelievable() {
        if (tail.action() == Action.REFUSE) {
            throw new JournalException(Category.DAMAGED, facts());
        }
    }

    /**
     * What is wrong when a reader finds no further frame although the plan goes on.
     *
     * @param sequence the last sequence that was read
     * @param end what the reader has found behind it
     * @return DAMAGED with place, expected and found
     */
    public JournalException brokenOff(long sequence, JournalEnd end) {
        return JournalException.damaged("it breaks off in the middle: expected last sequence=" + lastSequence
                + ", found=" + sequence + ", file=" + end.file() + ", offset=" + end.offset() + ", " + end.detail());
    }

    private String loading() {
        return snapshots.snapshots().isEmpty()
                ? ""
                : "load the first that can be believed of " + snapshots.snapshots() + ", ";
    }

    private String facts() {
        String place = tail.file().isEmpty()
                ? ""
                : ", file=" + tail.file() + ", offset=" + tail.offset() + ", bytes=" + tail.bytes();
        return tail.finding() + place + ", acknowledged up to " + acknowledged + ", readable up to sequence="
                + lastSequence + " at position=" + lastPosition;
    }

    @Override
    public String toString() {
        String replay = loading() + (lastSequence == 0 ? "nothing to replay" : "replay up to sequence=" + lastSequence);
        return switch (tail.action()) {
            case KEEP -> replay + ", acknowledged up to " + acknowledged;
            case CUT -> replay + ", then cut what was never acknowledged: " + facts();
            case REFUSE -> "refuse to open: " + facts();
        };
    }
}
