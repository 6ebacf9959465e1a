package io.daybook.ledger.core.statemachine.state;

import io.daybook.ledger.HoldState;
import java.util.Arrays;
import org.agrona.MutableDirectBuffer;

/**
 * What falls due, in the order (due time, sequence of creation, place in a group): a binary heap of holds and schedules
 * that knows where each stands, so that an ended one leaves at once.
 */
public final class DueQueue implements Undoable {
    /** Nothing falls due. */
    public static final int EMPTY = -1;

    /** The end of ledger time, in ns since the epoch: what would fall due later, or then, never does. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int ABSENT = -1;

    private final HoldTable holds;
    private final ScheduleTable schedules;
    private final UndoLog undo;
    private int[] heap = new int[64];
    private int size;
    private int[] holdPlaces = new int[0];
    private int[] schedulePlaces = new int[0];

    DueQueue(HoldTable holds, ScheduleTable schedules, UndoLog undo) {
        this.holds = holds;
        this.schedules = schedules;
        this.undo = undo;
    }

    /**
     * How many entries there are.
     *
     * @return the count
     */
    public int size() {
        return size;
    }

    /**
     * The entry that falls due first.
     *
     * @return an entry, or EMPTY
     */
    public int head() {
        return size == 0 ? EMPTY : heap[0];
    }

    /**
     * When the head falls due.
     *
     * @return ns since the epoch; NEVER when nothing does
     */
    public long headDueAt() {
        return size == 0 ? NEVER : dueAt(heap[0]);
    }

    /**
     * Whether something is due.
     *
     * @param timeNs by when, ns since the epoch
     * @return true when the head falls due at or before that time
     */
    public boolean isDueBy(long timeNs) {
        long headDueAtNs = headDueAt();
        return headDueAtNs <= timeNs && headDueAtNs != NEVER;
    }

    /**
     * Whether an entry is a schedule.
     *
     * @param entry as {@link #head} returned it
     * @return false for a hold
     */
    public static boolean isSchedule(int entry) {
        return (entry & 1) != 0;
    }

    /**
     * The number of the hold or schedule.
     *
     * @param entry as {@link #head} returned it
     * @return its number in its table
     */
    public static int number(int entry) {
        return entry >>> 1;
    }

    /**
     * Adds a hold that has a time to end.
     *
     * @param hold its number
     */
    public void addHold(int hold) {
        add(hold << 1);
    }

    /**
     * Adds a schedule.
     *
     * @param schedule its number
     */
    public void addSchedule(int schedule) {
        add(schedule << 1 | 1);
    }

    /**
     * Takes a hold out, if it is in. To be called before its time to end changes.
     *
     * @param hold its number
     */
    public void removeHold(int hold) {
        remove(hold << 1);
    }

    /**
     * Takes a schedule out, if it is in.
     *
     * @param schedule its number
     */
    public void removeSchedule(int schedule) {
        remove(schedule << 1 | 1);
    }

    @Override
    public void undoAppend(long entry) {
        takeOut((int) entry);
    }

    @Override
    public void undoChange(long entry, MutableDirectBuffer saved, int savedOffset) {
        putIn((int) entry);
    }

    /** Adds everything that waits in the tables to the empty queue. */
    void refill() {
        for (int hold = 0; hold < holds.count(); hold++) {
            if (holds.state(hold) == HoldState.OPEN.ordinal() && holds.expiresAt(hold) != 0) {
                putIn(hold << 1);
            }
        }
        for (int schedule = 0; schedule < schedules.count(); schedule++) {
            if (schedules.state(schedule) == ScheduleTable.WAITING) {
                putIn(schedule << 1 | 1);
            }
        }
    }

    private void add(int entry) {
        putIn(entry);
        if (undo.isOpen()) {
            undo.noteAppend(this, entry);
        }
    }

    private void remove(int entry) {
        if (place(entry) != ABSENT) {
            takeOut(entry);
            if (undo.isOpen()) {
                undo.noteValue(this, entry, 0, 0);
            }
        }
    }

    private void putIn(int entry) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        rise(size++, entry);
    }

    private void takeOut(int entry) {
        int place = place(entry);
        setPlace(entry, ABSENT);
        int last = heap[--size];
        if (place < size) {
            rise(place, last);
            sink(place(last), last);
        }
    }

    private void rise(int from, int entry) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (!isBefore(entry, heap[parent])) {
                break;
            }
            put(place, heap[parent]);
            place = parent;
        }
        put(place, entry);
    }

    private void sink(int from, int entry) {
        int place = from;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], entry)) {
                break;
            }
            put(place, heap[child]);
            place = child;
        }
        put(place, entry);
    }

    private boolean isBefore(int left, int right) {
        int due = Long.compare(dueAt(left), dueAt(right));
        if (due != 0) {
            return due < 0;
        }
        int sequence = Long.compare(sequence(left), sequence(right));
        return sequence != 0 ? sequence < 0 : member(left) < member(right);
    }

    private long dueAt(int entry) {
        return isSchedule(entry) ? schedules.dueAt(number(entry)) : holds.expiresAt(number(entry));
    }

    private long sequence(int entry) {
        return isSchedule(entry) ? schedules.sequence(number(entry)) : holds.sequence(number(entry));
    }

    private int member(int entry) {
        return isSchedule(entry) ? schedules.member(number(entry)) : holds.member(number(entry));
    }

    private void put(int place, int entry) {
        heap[place] = entry;
        setPlace(entry, place);
    }

    private int place(int entry) {
        int[] places = isSchedule(entry) ? schedulePlaces : holdPlaces;
        return number(entry) < places.length ? places[number(entry)] : ABSENT;
    }

    private void setPlace(int entry, int place) {
        int number = number(entry);
        if (isSchedule(entry)) {
            schedulePlaces = withRoom(schedulePlaces, number);
            schedulePlaces[number] = place;
        } else {
            holdPlaces = withRoom(holdPlaces, number);
            holdPlaces[number] = place;
        }
    }

    private static int[] withRoom(int[] places, int number) {
        if (number < places.length) {
            return places;
        }
        int[] grown = Arrays.copyOf(places, Math.max(64, Math.max(number + 1, places.length * 2)));
        Arrays.fill(grown, places.length, grown.length, ABSENT);
        return grown;
    }
}
