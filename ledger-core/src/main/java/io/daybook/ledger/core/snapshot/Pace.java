package io.daybook.ledger.core.snapshot;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets whoever goes through a frozen state rest as long as he has worked, in small steps, while the ledger is at work:
 * so its threads find a processor and the disk free. Nobody rests beside a ledger that stands still, nor while the
 * ledger gets far ahead: what it remembers lies in memory until the snapshot is there. Used by one thread.
 */
final class Pace {
    private static final long STEP_NS = 1_000_000;
    /** A step that waited for the disk is not slept over as long again. */
    private static final long LONGEST_REST_NS = 10_000_000;

    private final LongSupplier progress;
    private final BooleanSupplier late;
    private final LongSupplier clockNs;
    private final LongConsumer rest;
    private long last;
    private long sinceNs;

    /**
     * A pace.
     *
     * @param progress changes while the ledger works
     * @param late whether the ledger has got far ahead
     */
    Pace(LongSupplier progress, BooleanSupplier late) {
        this(progress, late, System::nanoTime, LockSupport::parkNanos);
    }

    Pace(LongSupplier progress, BooleanSupplier late, LongSupplier clockNs, LongConsumer rest) {
        this.progress = progress;
        this.late = late;
        this.clockNs = clockNs;
        this.rest = rest;
        this.last = progress.getAsLong();
        this.sinceNs = clockNs.getAsLong();
    }

    /** Called after each small piece of work. */
    void step() {
        long workedNs = clockNs.getAsLong() - sinceNs;
        if (workedNs < STEP_NS) {
            return;
        }
        long now = progress.getAsLong();
        if (now != last && !late.getAsBoolean()) {
            last = now;
            rest.accept(Math.min(workedNs, LONGEST_REST_NS));
        }
        sinceNs = clockNs.getAsLong();
    }
}
