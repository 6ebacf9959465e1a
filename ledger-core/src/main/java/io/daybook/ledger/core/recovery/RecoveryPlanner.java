package io.daybook.ledger.core.recovery;

import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.codec.FrameReader;
import io.daybook.ledger.core.journal.Acknowledged;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalEnd;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.journal.JournalStart;
import io.daybook.ledger.core.recovery.RecoveryPlan.Action;
import io.daybook.ledger.core.recovery.RecoveryPlan.Tail;
import io.daybook.ledger.core.snapshot.SnapshotStore;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Makes the plan of a recovery from the journal's end, reading from the last frame that is known to be acknowledged.
 * Two things have to be told apart: what an interrupted append leaves, which was never acknowledged and may go, and
 * damage, which must not be touched.
 *
 * <pre>
 *   at the end                          ends below the mark   mark unknown   above the mark
 *   nothing                             REFUSE                KEEP           KEEP
 *   an append that was never finished   REFUSE                REFUSE         CUT
 *   frames that cannot be believed      REFUSE                REFUSE         CUT, unless a whole frame follows
 *   a whole frame that does not follow from the one before, a gap, a missing file              REFUSE, always
 * </pre>
 *
 * <p>Whether what will be replayed can be believed is for the replay to say. Used once, by one thread.
 */
public final class RecoveryPlanner {
    private final Journal journal;
    private final UUID ledger;
    private final Acknowledged acknowledged;
    private final FrameReader frame = new FrameReader();
    private final byte[] chainHash = new byte[FrameLayout.HASH_LENGTH];
    private long lastSequence;
    private long lastPosition = Journal.BEFORE_FIRST;

    private RecoveryPlanner(Journal journal, UUID ledger, Acknowledged acknowledged) {
        this.journal = journal;
        this.ledger = ledger;
        this.acknowledged = acknowledged;
    }

    /**
     * Makes a plan; changes nothing.
     *
     * @param journal to be recovered, or to be looked at while another process appends to it
     * @param ledger whose journal it must be
     * @param acknowledged how far it was acknowledged, as far as is known
     * @return the plan
     * @throws JournalException UNKNOWN_VERSION, or when the files cannot be read
     */
    public static RecoveryPlan plan(Journal journal, UUID ledger, Acknowledged acknowledged) {
        RecoveryPlanner planner = new RecoveryPlanner(journal, ledger, acknowledged);
        RecoveryPlan plan = planner.plan();
        return plan.tail().action() == Action.REFUSE ? plan : planner.judgeFiles(plan);
    }

    private RecoveryPlan plan() {
        try (JournalReader reader = journal.newReader()) {
            if (!seekMark(reader)) {
                return refuse("no frame where the last acknowledged one was, or the first that was not archived:"
                        + " expected sequence=" + acknowledged.sequence() + " at position=" + acknowledged.position()
                        + ", the journal begins with " + journal.start());
            }
            JournalEnd end = null;
            boolean found = true;
            while (found) {
                found = reader.next();
                if (!found) {
                    end = reader.end();
                    // a writer may have gone on between the last frame and the look behind it
                    found = end.kind() != JournalEnd.Kind.CLEAN && reader.next();
                }
                RecoveryPlan refused = found ? take(reader) : null;
                if (refused != null) {
                    return refused;
                }
            }
            return judgeEnd(end);
        }
    }

    private boolean seekMark(JournalReader reader) {
        long position = acknowledged.position();
        if (position == Journal.BEFORE_FIRST) {
            JournalStart start = journal.start();
            lastSequence = start.sequence();
            System.arraycopy(HexFormat.of().parseHex(start.chainHash()), 0, chainHash, 0, chainHash.length);
            position = start.position();
        }
        if (position == Journal.BEFORE_FIRST) {
            return true;
        }
        try {
            reader.seek(position);
            return true;
        } catch (JournalException missing) {
            if (missing.category() != Category.DAMAGED && missing.category() != Category.MISUSE) {
                throw missing;
            }
            return false;
        }
    }

    /** Takes a frame; when it cannot be believed, answers what becomes of it. */
    private RecoveryPlan take(JournalReader reader) {
        try {
            frame.wrap(reader.frame(), reader.position());
        } catch (JournalException broken) {
            if (broken.category() == Category.UNKNOWN_VERSION) {
                throw broken;
            }
            return judgeBroken(reader, broken.facts());
        }
        try {
            follow();
        } catch (JournalException elsewhere) {
            return planned(Action.REFUSE, "", 0, 0, elsewhere.getMessage());
        }
        frame.chainHash(chainHash);
        lastSequence = frame.lastSequence();
        lastPosition = reader.position();
        return null;
    }

    private void follow() {
        boolean first = lastPosition == Journal.BEFORE_FIRST;
        if (first && acknowledged.position() != Journal.BEFORE_FIRST) {
            frame.requireLedger(ledger);
            frame.requireLastSequence(acknowledged.sequence());
        } else {
            frame.follow(ledger, lastSequence + 1, chainHash);
        }
    }

    /** A frame whose bytes are not those that were written. */
    private RecoveryPlan judgeBroken(JournalReader reader, String broken) {
        long bytes = reader.frame().remaining();
        while (reader.next()) {
            bytes += reader.frame().remaining();
            if (isWhole(reader)) {
                return refuse(
                        "a whole frame behind a broken one: found at position=" + reader.position() + ", " + broken);
            }
        }
        JournalEnd end = reader.end();
        if (end.kind() == JournalEnd.Kind.DAMAGED) {
            return refuse(end.detail() + ", behind a broken frame, " + broken);
        }
        return judgeTorn(end.file(), end.offset(), bytes + end.strayBytes(), broken);
    }

    private boolean isWhole(JournalReader reader) {
        try {
            frame.wrap(reader.frame(), reader.position());
            return true;
        } catch (JournalException broken) {
            return broken.category() == Category.UNKNOWN_VERSION;
        }
    }

    private RecoveryPlan judgeEnd(JournalEnd end) {
        return switch (end.kind()) {
            case CLEAN ->
                lastSequence < acknowledged.sequence()
                        ? refuse("the journal ends before what was acknowledged: " + end.detail())
                        : planned(Action.KEEP, end.file(), end.offset(), 0, end.detail());
            case UNFINISHED -> judgeTorn(end.file(), end.offset(), end.strayBytes(), end.detail());
            case DAMAGED -> refuse(end.file(), end.offset(), end.strayBytes(), end.detail());
        };
    }

    private RecoveryPlan judgeTorn(String file, long offset, long bytes, String finding) {
        boolean cut = acknowledged.known() && lastSequence >= acknowledged.sequence();
        return cut
                ? planned(Action.CUT, file, offset, bytes, finding)
                : refuse(file, offset, bytes, "what may have been acknowledged cannot be read: " + finding);
    }

    /**
     * What is before the mark is not read when there is a snapshot, but its files have to be there, and fit together.
     */
    private RecoveryPlan judgeFiles(RecoveryPlan plan) {
        try {
            new JournalFiles(journal, ledger).requireWhole(acknowledged.position());
            return plan;
        } catch (JournalException damaged) {
            if (damaged.category() != Category.DAMAGED) {
                throw damaged;
            }
            return refuse(damaged.facts());
        }
    }

    private RecoveryPlan refuse(String finding) {
        return refuse("", 0, 0, finding);
    }

    private RecoveryPlan refuse(String file, long offset, long bytes, String facts) {
        return planned(
                Action.REFUSE,
                file,
                offset,
                bytes,
                JournalException.damaged(facts).getMessage());
    }

    private RecoveryPlan planned(Action action, String file, long offset, long bytes, String finding) {
        return new RecoveryPlan(
                acknowledged,
                lastSequence,
                lastPosition,
                new Tail(action, file, offset, bytes, finding),
                SnapshotStore.NONE.find());
    }
}
