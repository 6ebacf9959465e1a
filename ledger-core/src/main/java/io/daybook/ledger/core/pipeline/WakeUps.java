package io.daybook.ledger.core.pipeline;

import java.util.Arrays;

/**
 * The threads whose slots one frame has released. The journal thread wakes the first of them; each wakes two more on
 * its way out. So the journal thread goes on with the next frame, however many wait, instead of calling the system for
 * each. Used by the journal thread.
 */
public final class WakeUps {
    private static final int INITIAL = 64;

    private WaitingThread[] waiting = new WaitingThread[INITIAL];
    private int count;

    void add(WaitingThread thread) {
        if (count == waiting.length) {
            waiting = Arrays.copyOf(waiting, 2 * count);
        }
        waiting[count++] = thread;
    }

    /** The last first: whoever is told has those whom it wakes already told. */
    void wake() {
        if (count == 0) {
            return;
        }
        for (int i = count - 1; i >= 0; i--) {
            waiting[i].tell(at(2 * i + 1), at(2 * i + 2));
        }
        waiting[0].unpark();
        Arrays.fill(waiting, 0, count, null);
        count = 0;
    }

    private WaitingThread at(int place) {
        return place < count ? waiting[place] : null;
    }
}
