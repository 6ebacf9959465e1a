package io.daybook.ledger.core.snapshot;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.TakenSnapshot;
import io.daybook.ledger.core.journal.FrameIndex;
import io.daybook.ledger.core.pipeline.LedgerPipeline;
import io.daybook.ledger.core.seal.FrameSeal;
import io.daybook.ledger.core.seal.FrameSealer;
import io.daybook.ledger.core.thread.WorkerThread;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes snapshots and freezes on a thread of its own, one after the other: when asked, when the journal has grown by
 * the policy's size, after the policy's interval, and at close. Thread-safe.
 */
public final class SnapshotTaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotTaker.class);
    private static final long POLL_MS = 200;

    /** With this share of what lies between two snapshots, one is late that is not there yet. */
    private static final long LATE_SHARE = 8;

    private final Parts parts;
    private final LinkedBlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final Thread thread;
    private FrameSealer sealer;
    private long bytesAtLast;
    private long sequenceOfLast;
    private long frozenSequence;
    private long frozenAtNs = System.nanoTime();
    private boolean closed;

    /**
     * What a taker works with.
     *
     * @param pipeline whose state is frozen
     * @param ledger its identity
     * @param index where the frames of its journal are
     * @param store where snapshots go
     * @param policy when they are taken without being asked for
     * @param seal how they are sealed, as the journal is
     * @param listeners hear of each freeze
     */
    public record Parts(
            LedgerPipeline pipeline,
            UUID ledger,
            FrameIndex index,
            SnapshotStore store,
            SnapshotPolicy policy,
            FrameSeal seal,
            List<FreezeListener> listeners) {
        /** Copies the list. */
        public Parts {
            listeners = List.copyOf(listeners);
        }
    }

    private enum What {
        FREEZE,
        WRITE,
        STOP
    }

    /** What is asked for, and who waits for it. */
    private record Request(What what, CompletableFuture<FrozenFacts> facts, CompletableFuture<TakenSnapshot> taken) {
        static Request of(What what) {
            return new Request(what, new CompletableFuture<>(), new CompletableFuture<>());
        }

        void fail(Throwable why) {
            facts.completeExceptionally(why);
            taken.completeExceptionally(why);
        }
    }

    private SnapshotTaker(Parts parts, long sequence, long tailBytes) {
        this.parts = parts;
        this.sequenceOfLast = sequence;
        this.bytesAtLast = -tailBytes;
        this.frozenSequence = parts.pipeline.durable().sequence();
        this.thread = new WorkerThread(this::run, "daybook-snapshot");
    }

    /**
     * Starts a taker.
     *
     * @param parts what it works with
     * @param sequence of the last snapshot; 0 for none
     * @param tailBytes how much of the journal came after it
     * @return running until it is closed
     */
    public static SnapshotTaker start(Parts parts, long sequence, long tailBytes) {
        SnapshotTaker taker = new SnapshotTaker(parts, sequence, tailBytes);
        taker.thread.start();
        return taker;
    }

    /**
     * Takes a snapshot of the state as it is after everything that was published before.
     *
     * @return what was written, or a LedgerException
     */
    public CompletableFuture<TakenSnapshot> snapshot() {
        return ask(Request.of(What.WRITE)).taken;
    }

    /**
     * Freezes without writing a file.
     *
     * @return what the state says, or a LedgerException
     */
    public CompletableFuture<FrozenFacts> freeze() {
        return ask(Request.of(What.FREEZE)).facts;
    }

    private synchronized Request ask(Request request) {
        if (closed) {
            request.fail(new LedgerException(Category.CLOSED, "the ledger is closed: open it again"));
        } else {
            requests.add(request);
        }
        return request;
    }

    private void run() {
        boolean running = true;
        while (running) {
            Request request = next();
            if (request == null) {
                serveIfDue();
            } else if (request.what == What.STOP) {
                running = false;
            } else {
                serve(request);
            }
        }
        finish();
    }

    private Request next() {
        try {
            return requests.poll(POLL_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException unasked) {
            LOG.debug("an interrupt of the snapshot thread means nothing", unasked);
            return null;
        }
    }

    private void serveIfDue() {
        long every = parts.policy.everyBytes();
        if (every > 0 && parts.pipeline.journalledBytes() - bytesAtLast >= every) {
            serve(Request.of(What.WRITE));
        } else if (isFreezeDue()) {
            serve(Request.of(What.FREEZE));
        }
    }

    private boolean isFreezeDue() {
        long every = parts.policy.freezeEveryNs();
        return every > 0
                && System.nanoTime() - frozenAtNs >= every
                && parts.pipeline.durable().sequence() > frozenSequence;
    }

    private void finish() {
        if (parts.pipeline.halt().isHalted()) {
            return;
        }
        boolean decided = parts.pipeline.durable().sequence() > sequenceOfLast;
        if (parts.policy.atClose() && decided) {
            serve(Request.of(What.WRITE));
        } else if (!parts.listeners.isEmpty()) {
            serve(Request.of(What.FREEZE));
        }
    }

    private void serve(Request request) {
        try {
            freeze(request);
        } catch (CompletionException halted) {
            request.fail(halted.getCause());
        } catch (LedgerException failure) {
            LOG.warn("no snapshot was taken; the ledger goes on: {}", failure.getMessage());
            request.fail(failure);
        } catch (RuntimeException | Error failure) {
            LOG.warn("no snapshot was taken; the ledger goes on", failure);
            request.fail(failure);
        }
    }

    private void freeze(Request request) {
        long bytes = parts.pipeline.journalledBytes();
        if (request.what == What.WRITE) {
            // not tried again at once when it fails
            bytesAtLast = bytes;
        }
        frozenAtNs = System.nanoTime();
        TakenSnapshot taken = null;
        FrozenFacts facts;
        try (Freeze freeze = Freeze.of(parts.pipeline)) {
            SnapshotHeader header = freeze.header(parts.ledger);
            Pace pace = new Pace(() -> parts.pipeline.durable().sequence(), () -> isLate(bytes));
            if (request.what == What.FREEZE) {
                facts = SnapshotWriter.facts(header, freeze.image(), pace);
            } else {
                FrameSealer sealer = sealer();
                SnapshotHeader named = header.sealedBy(sealer);
                try (SnapshotOutput output = parts.store.create(named)) {
                    SnapshotWriter writer = SnapshotWriter.to(output, named, freeze.image(), pace, sealer);
                    facts = writer.write(parts.index);
                    SnapshotFile file = output.commit();
                    taken = new TakenSnapshot(file.name(), facts.sequence(), facts.stateHash(), file.bytes());
                    freeze.atThaw(writer.sealed());
                }
                sequenceOfLast = facts.sequence();
            }
        }
        frozenSequence = facts.sequence();
        tell(facts);
        request.facts.complete(facts);
        if (taken != null) {
            LOG.debug("snapshot: {}", taken);
            request.taken.complete(taken);
        }
    }

    /** Whether more than a share of what lies between two snapshots was journalled since a freeze. */
    private boolean isLate(long bytesAtFreeze) {
        long every = parts.policy.everyBytes();
        return every > 0 && parts.pipeline.journalledBytes() - bytesAtFreeze > every / LATE_SHARE;
    }

    /** One data key of their own for all snapshots of this taker, made when there is something to seal. */
    private FrameSealer sealer() {
        if (sealer == null) {
            sealer = parts.seal.sealer();
        }
        return sealer;
    }

    private void tell(FrozenFacts facts) {
        for (FreezeListener listener : parts.listeners) {
            try {
                listener.onFreeze(facts);
            } catch (RuntimeException failure) {
                LOG.warn("a listener of freezes has failed: sequence={}", facts.sequence(), failure);
            }
        }
    }

    /** Finishes what was asked for, takes the last one, and stops. The pipeline must still run. */
    @Override
    public void close() {
        synchronized (this) {
            if (!closed) {
                closed = true;
                requests.add(Request.of(What.STOP));
            }
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
