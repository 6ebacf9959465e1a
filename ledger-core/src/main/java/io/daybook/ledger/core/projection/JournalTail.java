package io.daybook.ledger.core.projection;

import io.daybook.ledger.Durability;
import io.daybook.ledger.EventListener;
import io.daybook.ledger.Subscription;
import io.daybook.ledger.core.codec.EventDecoder;
import io.daybook.ledger.core.codec.FrameReader;
import io.daybook.ledger.core.journal.FrameIndex;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.pipeline.DurablePosition;
import io.daybook.ledger.core.recovery.JournalLookup;
import io.daybook.ledger.core.thread.WorkerThread;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;

/**
 * A listener that follows the journal on a thread of its own, behind the durable sequence. Whatever it does, the ledger
 * does not wait for it.
 */
public final class JournalTail implements Subscription {
    /** How long a listener that has caught up waits before it looks again: what it is called with may be waited for. */
    private static final long LISTENER_IDLE_NS = 500_000;

    /**
     * How long others wait: so that many small frames are one wake-up, which the ledger's threads feel on few cores.
     */
    private static final long IDLE_NS = 2_000_000;

    private final Journal journal;
    private final DurablePosition durable;
    private final RecordHandler handler;
    private final AutoCloseable resource;
    private final long idleNs;
    private final FrameReader frame;
    private final Thread thread;
    private long next;
    private volatile long position;
    private volatile boolean closed;
    private volatile Throwable failure;

    /** Takes records as they stand in the journal. */
    @FunctionalInterface
    public interface RecordHandler {
        /**
         * Called for each record in order.
         *
         * @param buffer holds it, until the call returns
         * @param offset where it starts
         * @param sequence its sequence
         */
        void onRecord(DirectBuffer buffer, int offset, long sequence);
    }

    private JournalTail(
            Journal journal,
            DurablePosition durable,
            long fromSequence,
            RecordHandler handler,
            AutoCloseable resource,
            long idleNs) {
        this.journal = journal;
        this.frame = new FrameReader(journal.seal().opener());
        this.durable = durable;
        this.handler = handler;
        this.resource = resource;
        this.idleNs = idleNs;
        this.next = Math.max(1, fromSequence);
        this.position = next - 1;
        this.thread = new WorkerThread(this::run, "daybook-subscription");
    }

    /**
     * Attaches a listener.
     *
     * @param journal to follow
     * @param index where its frames are
     * @param durable how far it may go
     * @param durability what receipts promise
     * @param fromSequence the first to deliver
     * @param listener whom to call
     * @return the running subscription
     */
    public static JournalTail start(
            Journal journal,
            FrameIndex index,
            DurablePosition durable,
            Durability durability,
            long fromSequence,
            EventListener listener) {
        JournalLookup lookup = new JournalLookup(journal, index);
        EventDecoder decoder = new EventDecoder(durability, lookup);
        JournalTail tail = new JournalTail(
                journal,
                durable,
                fromSequence,
                (buffer, offset, sequence) -> listener.onEvent(decoder.event(buffer, offset, sequence)),
                lookup,
                LISTENER_IDLE_NS);
        tail.begin();
        return tail;
    }

    /**
     * Attaches whoever takes records as they stand, to be started by {@link #begin}.
     *
     * @param journal to follow
     * @param durable how far it may go
     * @param fromSequence the first to deliver
     * @param name of its thread
     * @param handler whom to call
     * @return the subscription
     */
    public static JournalTail ofRecords(
            Journal journal, DurablePosition durable, long fromSequence, String name, RecordHandler handler) {
        JournalTail tail = new JournalTail(journal, durable, fromSequence, handler, () -> {}, IDLE_NS);
        tail.thread.setName(name);
        return tail;
    }

    /** Starts the thread. */
    public void begin() {
        thread.start();
    }

    private void run() {
        try (JournalReader reader = journal.newReader();
                resource) {
            long located = journal.locate(next);
            if (located != Journal.BEFORE_FIRST) {
                reader.seek(located);
            }
            follow(reader);
        } catch (Throwable ended) {
            failure = ended;
        }
    }

    private void follow(JournalReader reader) {
        while (!closed) {
            if (durable.sequence() >= next && reader.next()) {
                frame.wrap(reader.frame(), reader.position());
                deliver();
            } else {
                LockSupport.parkNanos(this, idleNs);
            }
        }
    }

    private void deliver() {
        long last = frame.lastSequence();
        for (long sequence = Math.max(next, frame.firstSequence()); sequence <= last && !closed; sequence++) {
            awaitDurable(sequence);
            if (closed) {
                return;
            }
            int offset = frame.recordOffset((int) (sequence - frame.firstSequence()));
            handler.onRecord(frame.buffer(), offset, sequence);
            position = sequence;
            next = sequence + 1;
        }
    }

    private void awaitDurable(long sequence) {
        while (durable.sequence() < sequence && !closed) {
            LockSupport.parkNanos(this, idleNs);
        }
    }

    /** Lets it look again at once, because somebody waits for what it will find. */
    public void hurry() {
        LockSupport.unpark(thread);
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Whether the caller is the listener.
     *
     * @return true on the subscription's thread
     */
    public boolean isOwnThread() {
        return Thread.currentThread() == thread;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        if (isOwnThread()) {
            return;
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
