package io.daybook.ledger.core;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.core.pipeline.LedgerPipeline;
import io.daybook.ledger.core.thread.WorkerThread;
import java.util.concurrent.locks.LockSupport;

/** Gives an idle ledger ticks, so that what falls due happens without traffic. One daemon thread. */
final class Ticker implements AutoCloseable {
    private final LedgerPipeline pipeline;
    private final LedgerClock clock;
    private final long intervalNs;
    private final Thread thread;
    private volatile boolean closed;

    private Ticker(LedgerPipeline pipeline, LedgerClock clock, long intervalNs) {
        this.pipeline = pipeline;
        this.clock = clock;
        this.intervalNs = intervalNs;
        this.thread = new WorkerThread(this::run, "daybook-ticker");
    }

    static Ticker start(LedgerPipeline pipeline, LedgerClock clock, long intervalNs) {
        Ticker ticker = new Ticker(pipeline, clock, intervalNs);
        ticker.thread.start();
        return ticker;
    }

    private void run() {
        try {
            tick();
        } catch (Throwable failure) {
            pipeline.haltBecause("ticking", failure);
        }
    }

    private void tick() {
        while (!closed && !pipeline.halt().isHalted()) {
            long nowNs = clock.nowNs();
            if (pipeline.nextDueNs() <= nowNs && !advance(nowNs)) {
                return;
            }
            LockSupport.parkNanos(this, intervalNs);
        }
    }

    private boolean advance(long nowNs) {
        try {
            pipeline.publishAdvance(nowNs, null);
            return true;
        } catch (LedgerException closing) {
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
