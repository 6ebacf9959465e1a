package io.daybook.ledger.core;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.OffsetEpochNanoClock;

/** What time it is. May jump back: ledger time does not. */
@FunctionalInterface
public interface LedgerClock {
    /**
     * The time.
     *
     * @return ns since the epoch
     */
    long nowNs();

    /**
     * The machine's clock, to the nanosecond and without allocation. It counts on from a reading of the time of day
     * that is taken anew every second, so that it follows a clock that is set, and a machine that was asleep, within a
     * second.
     *
     * @return a clock that is safe for use by several threads
     */
    static LedgerClock ofMachine() {
        int measurements = 100;
        long closeEnoughNs = 250;
        return new OffsetEpochNanoClock(measurements, closeEnoughNs, TimeUnit.SECONDS.toNanos(1))::nanoTime;
    }
}
