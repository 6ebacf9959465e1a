package io.daybook.ledger.core.pipeline;

import io.daybook.ledger.LedgerException;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that waits for its slot, made by that thread and used again for each of its slots. What the slot has replied
 * is taken on the journal thread, and looked at by the waiting one.
 */
public abstract class WaitingThread implements Completion {
    private final Thread thread = Thread.currentThread();
    private final WakeUps wakeUps;
    private volatile boolean told;
    private LedgerException failure;
    private WaitingThread first;
    private WaitingThread second;

    /**
     * The current thread.
     *
     * @param wakeUps of the pipeline that it waits for
     */
    protected WaitingThread(WakeUps wakeUps) {
        this.wakeUps = wakeUps;
    }

    /** To be called before a slot is published. */
    protected final void begin() {
        told = false;
        failure = null;
    }

    /**
     * Takes the reply along; called on the journal thread.
     *
     * @param slot that is released
     */
    protected abstract void take(Slot slot);

    @Override
    public final void released(Slot slot) {
        take(slot);
        wakeUps.add(this);
    }

    @Override
    public final void failed(LedgerException why) {
        failure = why;
        told = true;
        unpark();
    }

    /** Called on the journal thread, with those whom this thread has to wake; null for nobody. */
    final void tell(WaitingThread one, WaitingThread another) {
        first = one;
        second = another;
        told = true;
    }

    final void unpark() {
        LockSupport.unpark(thread);
    }

    /**
     * Waits. An interrupt does not end it, since the command is decided all the same; it stays set.
     *
     * @param spinning whether to spin for ever instead of parking
     * @throws LedgerException as the ledger has halted
     */
    protected final void await(boolean spinning) {
        while (spinning && !told) {
            Thread.onSpinWait();
        }
        boolean interrupted = false;
        while (!told) {
            LockSupport.park(wakeUps);
            interrupted |= Thread.interrupted();
        }
        wakeOthers();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new LedgerException(failure.category(), failure.getMessage(), failure);
        }
    }

    private void wakeOthers() {
        if (first != null) {
            first.unpark();
            first = null;
        }
        if (second != null) {
            second.unpark();
            second = null;
        }
    }
}
