package io.daybook.ledger.core.statemachine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The queue against a sorted set, with removals and scopes that are taken back. */
class DueQueueTest {
    private record Due(long dueAt, long sequence, boolean schedule, int number) {}

    private static final Comparator<Due> ORDER =
            Comparator.comparingLong(Due::dueAt).thenComparingLong(Due::sequence);

    private final LedgerState state = new LedgerState();
    private final TreeSet<Due> model = new TreeSet<>(ORDER);
    private final List<Due> all = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(11);

    @Test
    void shouldKeepTheOrderOfDueTimeAndCreation() {
        for (int step = 0; step < 20_000; step++) {
            if (random.nextInt(3) != 0 || model.isEmpty()) {
                add(step + 1);
            } else {
                remove();
            }
            assertHead();
        }
        while (!model.isEmpty()) {
            assertHead();
            take(model.pollFirst());
        }
        assertEquals(DueQueue.EMPTY, state.dueQueue().head());
    }

    @Test
    void shouldBeAsBeforeWhenAScopeIsTakenBack() {
        for (int step = 0; step < 2_000; step++) {
            add(step + 1);
            TreeSet<Due> before = new TreeSet<>(model);
            int mark = state.undo().open();
            for (int i = 0; i < 5; i++) {
                if (random.nextBoolean()) {
                    add(1_000_000 + i);
                } else if (!model.isEmpty()) {
                    remove();
                }
            }
            state.undo().rollBack(mark);
            model.clear();
            model.addAll(before);
            assertHead();
            assertEquals(model.size(), state.dueQueue().size());
        }
    }

    private void add(long sequence) {
        long dueAt = 1L + random.nextInt(500);
        boolean schedule = random.nextBoolean();
        int number;
        if (schedule) {
            number = state.schedules().plan(0, dueAt, sequence, DecisionTable.NO_MEMBER, 0);
            state.dueQueue().addSchedule(number);
        } else {
            number = state.holds().place(0, 0, 1, sequence, DecisionTable.NO_MEMBER);
            state.holds().setExpiresAt(number, dueAt);
            state.dueQueue().addHold(number);
        }
        Due due = new Due(dueAt, sequence, schedule, number);
        model.add(due);
        all.add(due);
    }

    private void remove() {
        Due due = all.get(random.nextInt(all.size()));
        if (model.remove(due)) {
            take(due);
        }
    }

    private void take(Due due) {
        if (due.schedule()) {
            state.dueQueue().removeSchedule(due.number());
        } else {
            state.dueQueue().removeHold(due.number());
        }
    }

    private void assertHead() {
        int head = state.dueQueue().head();
        assertEquals(model.isEmpty(), head == DueQueue.EMPTY);
        if (head != DueQueue.EMPTY) {
            assertEquals(model.first().number(), DueQueue.number(head));
            assertEquals(model.first().schedule(), DueQueue.isSchedule(head));
            assertEquals(model.first().dueAt(), state.dueQueue().headDueAt());
        }
    }
}
