package io.daybook.ledger.core.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.journal.Acknowledged;
import io.daybook.ledger.core.journal.JournalEnd.Kind;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.core.recovery.RecoveryPlan.Action;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of the end of a journal of four frames with two records each. */
class RecoveryPlannerTest {
    private static final Acknowledged ALL = Acknowledged.upTo(8, 40);
    private static final Acknowledged THREE = Acknowledged.upTo(6, 30);
    private static final Acknowledged NOTHING = Acknowledged.NOTHING;
    private static final Acknowledged UNKNOWN = Acknowledged.UNKNOWN;

    private static final int IN_BODY = FrameLayout.HEADER_LENGTH + 3;
    private static final int IN_MAGIC = 1;

    static Stream<Arguments> ends() {
        return Stream.of(
                row("whole", ALL, as -> {}, Action.KEEP, 8),
                row("whole", THREE, as -> {}, Action.KEEP, 8),
                row("whole", NOTHING, as -> {}, Action.KEEP, 8),
                row("whole", UNKNOWN, as -> {}, Action.KEEP, 8),
                row("last frame gone", ALL, as -> as.without(4), Action.REFUSE, 0),
                row("last frame gone", THREE, as -> as.without(4), Action.KEEP, 6),
                row("unfinished", ALL, as -> as.endingWith(Kind.UNFINISHED), Action.CUT, 8),
                row("unfinished", NOTHING, as -> as.endingWith(Kind.UNFINISHED), Action.CUT, 8),
                row("unfinished", UNKNOWN, as -> as.endingWith(Kind.UNFINISHED), Action.REFUSE, 8),
                row("unfinished last", ALL, as -> as.without(4).endingWith(Kind.UNFINISHED), Action.REFUSE, 0),
                row("unfinished last", THREE, as -> as.without(4).endingWith(Kind.UNFINISHED), Action.CUT, 6),
                row("a gap", ALL, as -> as.endingWith(Kind.DAMAGED), Action.REFUSE, 8),
                row("a gap", NOTHING, as -> as.endingWith(Kind.DAMAGED), Action.REFUSE, 8),
                row("last frame broken", ALL, as -> flip(as, 4, IN_BODY), Action.REFUSE, 0),
                row("last frame broken", THREE, as -> flip(as, 4, IN_BODY), Action.CUT, 6),
                row("last frame broken", NOTHING, as -> flip(as, 4, IN_MAGIC), Action.CUT, 6),
                row("last frame broken", UNKNOWN, as -> flip(as, 4, IN_MAGIC), Action.REFUSE, 6),
                row("two last broken", Acknowledged.upTo(4, 20), as -> flip(flip(as, 3, 1), 4, 1), Action.CUT, 4),
                row("two last broken", THREE, as -> flip(flip(as, 3, 1), 4, 1), Action.REFUSE, 0),
                row("broken, then whole", Acknowledged.upTo(4, 20), as -> flip(as, 3, IN_BODY), Action.REFUSE, 4),
                row("broken, then a gap", THREE, as -> flip(as, 4, IN_BODY).endingWith(Kind.DAMAGED), Action.REFUSE, 6),
                row("a frame missing", NOTHING, as -> as.without(2), Action.REFUSE, 2),
                row("first frame missing", NOTHING, as -> as.without(1), Action.REFUSE, 0),
                row(
                        "nothing left",
                        THREE,
                        as -> as.without(4).without(3).without(2).without(1),
                        Action.REFUSE,
                        0),
                row("empty", NOTHING, as -> as.without(4).without(3).without(2).without(1), Action.KEEP, 0),
                row("another frame at the mark", Acknowledged.upTo(5, 30), as -> {}, Action.REFUSE, 0));
    }

    private static Arguments row(
            String what, Acknowledged mark, Consumer<ScriptedJournal> fault, Action action, long lastSequence) {
        return Arguments.of(what, mark, fault, action, lastSequence);
    }

    private static ScriptedJournal flip(ScriptedJournal journal, int frame, int offset) {
        byte was = journal.frame(frame).get(offset);
        journal.frame(frame).put(offset, (byte) (was ^ 4));
        return journal;
    }

    @ParameterizedTest(name = "{0}, acknowledged up to {1}: {3}")
    @MethodSource("ends")
    void shouldPlan(String what, Acknowledged mark, Consumer<ScriptedJournal> fault, Action action, long lastSequence) {
        ScriptedJournal journal = ScriptedJournal.of(4);
        fault.accept(journal);
        RecoveryPlan plan = RecoveryPlanner.plan(journal, ScriptedJournal.LEDGER, mark);
        assertEquals(action, plan.tail().action(), plan::toString);
        assertEquals(lastSequence, plan.lastSequence(), plan::toString);
        if (action == Action.REFUSE) {
            JournalException refusal = assertThrows(JournalException.class, plan::requireBelievable);
            assertEquals(Category.DAMAGED, refusal.category());
            assertTrue(refusal.getMessage().contains("restore a backup or run verify"), refusal::getMessage);
            assertTrue(plan.toString().startsWith("refuse to open: "), plan::toString);
        } else {
            plan.requireBelievable();
        }
    }

    @Test
    void shouldRefuseTheJournalOfAnotherLedger() {
        RecoveryPlan plan = RecoveryPlanner.plan(ScriptedJournal.of(4), new UUID(3, 4), THREE);
        JournalException refusal = assertThrows(JournalException.class, plan::requireBelievable);
        assertTrue(refusal.getMessage().startsWith("the journal is of another ledger: put back"), refusal::getMessage);
    }

    @Test
    void shouldNotKnowAnotherVersionEvenOfAFrameThatCouldBeCut() {
        ScriptedJournal journal = ScriptedJournal.of(4);
        journal.frame(4).put(4, (byte) 2);
        JournalException refusal = assertThrows(
                JournalException.class, () -> RecoveryPlanner.plan(journal, ScriptedJournal.LEDGER, THREE));
        assertEquals(Category.UNKNOWN_VERSION, refusal.category());
    }

    @Test
    void shouldSayWhatItWillDo() {
        ScriptedJournal journal = flip(ScriptedJournal.of(4), 4, IN_BODY);
        String plan =
                RecoveryPlanner.plan(journal, ScriptedJournal.LEDGER, THREE).toString();
        assertTrue(
                plan.startsWith("replay up to sequence=6, then cut what was never acknowledged: position=40, "
                        + "field=bodyCrc, expected="),
                plan);
        assertTrue(
                plan.endsWith(", file=file, offset=100, bytes=216, acknowledged up to sequence=6, readable up to "
                        + "sequence=6 at position=30"),
                plan);
        assertEquals(
                "replay up to sequence=8, acknowledged up to sequence=6",
                RecoveryPlanner.plan(ScriptedJournal.of(4), ScriptedJournal.LEDGER, THREE)
                        .toString());
    }
}
