package io.daybook.ledger.benchmarks.yardstick;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.daybook.ledger.benchmarks.contest.Budget;
import io.daybook.ledger.benchmarks.contest.Contestant;
import io.daybook.ledger.benchmarks.contest.Sample;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** The ring alone: one slot a transfer through two stages that do nothing, as the ledger's pipeline has two. */
public final class DisruptorYardstick implements Contestant {
    private static final int RING_SIZE = 4096;
    private static final int CHECK_EACH = 1024;

    private final String name;
    private volatile long done = -1;

    /**
     * The ring alone.
     *
     * @param name in its contest
     */
    public DisruptorYardstick(String name) {
        this.name = name;
    }

    private static final class Slot {
        private long value;
    }

    private static Thread thread(Runnable stage) {
        Thread thread = new Thread(stage, "yardstick");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String settings() {
        return "Disruptor, ring of 4096, one publisher of many, two stages, yielding, one event a transfer";
    }

    @Override
    public void open(Path directory) {
        // started for each measurement: its stages never park, and would take both cores from all others
    }

    private Disruptor<Slot> start() {
        Disruptor<Slot> disruptor = new Disruptor<>(
                Slot::new, RING_SIZE, DisruptorYardstick::thread, ProducerType.MULTI, new YieldingWaitStrategy());
        EventHandler<Slot> first = (slot, sequence, endOfBatch) -> slot.value++;
        EventHandler<Slot> second = (slot, sequence, endOfBatch) -> {
            if (endOfBatch) {
                done = sequence;
            }
        };
        disruptor.handleEventsWith(first).then(second);
        done = -1;
        disruptor.start();
        return disruptor;
    }

    @Override
    public Sample run(Budget budget) {
        Disruptor<Slot> disruptor = start();
        try {
            return run(disruptor.getRingBuffer(), budget);
        } finally {
            disruptor.shutdown();
        }
    }

    private Sample run(RingBuffer<Slot> ring, Budget budget) {
        long published = 0;
        long start = System.nanoTime();
        long last = -1;
        do {
            for (int i = 0; i < CHECK_EACH; i++) {
                last = ring.next();
                ring.get(last).value = last;
                ring.publish(last);
            }
            published += CHECK_EACH;
        } while (System.nanoTime() - start < budget.nanos() && published < budget.operations());
        while (done < last) {
            LockSupport.parkNanos(1);
        }
        return Sample.rate(published, System.nanoTime() - start);
    }

    @Override
    public void close() {
        // nothing is left running
    }
}
