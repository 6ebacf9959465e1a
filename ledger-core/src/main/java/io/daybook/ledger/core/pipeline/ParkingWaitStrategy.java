package io.daybook.ledger.core.pipeline;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;
import io.daybook.ledger.core.pipeline.StageThreads.StageThread;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for work by spinning a little, then by offering the processor to whoever else is ready, as long as that has
 * been worth it lately ({@link Patience}), then parking until it is signalled: by a publisher, or by the stage before.
 * The Disruptor's own blocking strategy spins while the stage before is at work, which costs a core that the two
 * threads may have to share.
 */
final class ParkingWaitStrategy implements WaitStrategy {
    /** So many spins that a stage with a core of its own parks only when nothing has happened for many seconds. */
    static final int FOR_EVER = Integer.MAX_VALUE;

    private static final int STAGES = 2;

    private final int spins;
    private final AtomicReferenceArray<Thread> parked = new AtomicReferenceArray<>(STAGES);

    ParkingWaitStrategy(int spins) {
        this.spins = spins;
    }

    @Override
    public long waitFor(long sequence, Sequence cursor, Sequence dependent, SequenceBarrier barrier)
            throws AlertException {
        long available = dependent.get();
        for (int i = 0; available < sequence && i < spins; i++) {
            barrier.checkAlert();
            Thread.onSpinWait();
            available = dependent.get();
        }
        return available < sequence ? await(sequence, dependent, barrier) : available;
    }

    /** Right without the scheduler's help too: whoever is not let past parks in the end. */
    @SuppressWarnings("ThreadPriorityCheck")
    private long await(long sequence, Sequence dependent, SequenceBarrier barrier) throws AlertException {
        Patience patience = ((StageThread) Thread.currentThread()).patience();
        long start = System.nanoTime();
        long available = dependent.get();
        while (available < sequence && System.nanoTime() - start < patience.ns()) {
            barrier.checkAlert();
            Thread.yield();
            available = dependent.get();
        }
        if (available < sequence) {
            available = park(sequence, dependent, barrier);
        }
        patience.learn(System.nanoTime() - start);
        return available;
    }

    private long park(long sequence, Sequence dependent, SequenceBarrier barrier) throws AlertException {
        long available = dependent.get();
        while (available < sequence) {
            int place = register();
            available = dependent.get();
            if (available < sequence && !barrier.isAlerted()) {
                LockSupport.park(this);
            }
            parked.compareAndSet(place, Thread.currentThread(), null);
            barrier.checkAlert();
            available = dependent.get();
        }
        return available;
    }

    private int register() {
        Thread self = Thread.currentThread();
        int place = 0;
        while (!parked.compareAndSet(place, null, self)) {
            place = (place + 1) % STAGES;
        }
        return place;
    }

    @Override
    public void signalAllWhenBlocking() {
        // What was published before must be seen by a stage that is about to park, or its parking must be seen here: a
        // sequence is set with release semantics only, so without this fence both could miss each other, and both wait.
        VarHandle.fullFence();
        for (int place = 0; place < STAGES; place++) {
            if (parked.get(place) != null) {
                Thread thread = parked.getAndSet(place, null);
                if (thread != null) {
                    LockSupport.unpark(thread);
                }
            }
        }
    }
}
