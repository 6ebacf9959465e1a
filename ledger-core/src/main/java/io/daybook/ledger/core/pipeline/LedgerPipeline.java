package io.daybook.ledger.core.pipeline;

import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.core.LedgerClock;
import io.daybook.ledger.core.codec.CommandEncoder;
import io.daybook.ledger.core.codec.FrameWriter;
import io.daybook.ledger.core.codec.Reply;
import io.daybook.ledger.core.journal.AcknowledgedMark;
import io.daybook.ledger.core.journal.FrameIndex;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.read.BalanceTable;
import io.daybook.ledger.core.statemachine.LedgerStateMachine;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.agrona.MutableDirectBuffer;

/** Wires the ring: any number of publishers, the ledger thread, the journal thread. Thread-safe. */
public final class LedgerPipeline {
    /** Looks at the sequence before a stage offers its processor: less than a microsecond. */
    private static final int SPINS = 20;

    private final Journal journal;
    private final Disruptor<Slot> disruptor;
    private final RingBuffer<Slot> ring;
    private final DecidingHandler deciding;
    private final Halt halt = new Halt();
    private final WakeUps wakeUps = new WakeUps();
    private final DurablePosition durable = new DurablePosition();
    private final ThreadLocal<CommandEncoder> encoders = ThreadLocal.withInitial(CommandEncoder::new);
    private final LongAdder publishing = new LongAdder();
    private final LongAdder published = new LongAdder();
    private final AtomicLong journalledBytes = new AtomicLong();
    private volatile boolean closed;

    /**
     * What a pipeline is made of.
     *
     * @param machine decides
     * @param clock what time it is; not used with hostClock
     * @param hostClock whether commands carry their own time
     * @param journal makes durable
     * @param mark notes what is durable and will be acknowledged
     * @param frame continues the chain
     * @param position of the journal's last frame
     * @param index where the frames of the journal are
     * @param balances what readers see
     */
    public record Parts(
            LedgerStateMachine machine,
            LedgerClock clock,
            boolean hostClock,
            Journal journal,
            AcknowledgedMark mark,
            FrameWriter frame,
            long position,
            FrameIndex index,
            BalanceTable balances) {}

    /**
     * A pipeline that {@link #start} starts.
     *
     * @param parts what it is made of
     * @param ringSize slots, a power of two
     * @param spinning whether the stages spin for work and never park
     */
    public LedgerPipeline(Parts parts, int ringSize, boolean spinning) {
        journal = parts.journal();
        ParkingWaitStrategy waiting = new ParkingWaitStrategy(spinning ? ParkingWaitStrategy.FOR_EVER : SPINS);
        disruptor = new Disruptor<>(Slot::new, ringSize, new StageThreads(), ProducerType.MULTI, waiting);
        deciding = new DecidingHandler(parts.machine(), parts.clock(), parts.hostClock(), halt, waiting);
        Releaser releaser = new Releaser(parts.balances(), durable);
        disruptor.setDefaultExceptionHandler(new HaltingExceptionHandler());
        disruptor
                .handleEventsWith(deciding)
                .then(new JournallingHandler(parts, releaser, wakeUps, halt, journalledBytes));
        ring = disruptor.getRingBuffer();
        durable.moveTo(
                parts.machine().state().lastSequence(), parts.machine().state().lastTimestampNs());
    }

    /** Starts the threads. */
    public void start() {
        disruptor.start();
    }

    /**
     * How far the ledger is durable.
     *
     * @return moves on by itself
     */
    public DurablePosition durable() {
        return durable;
    }

    /**
     * Who is woken when a frame is released.
     *
     * @return for those who wait for this pipeline
     */
    public WakeUps wakeUps() {
        return wakeUps;
    }

    /**
     * Whether the ledger has stopped after a failure.
     *
     * @return moves by itself
     */
    public Halt halt() {
        return halt;
    }

    /**
     * When something falls due next.
     *
     * @return ns since the epoch; Long.MAX_VALUE for never
     */
    public long nextDueNs() {
        return deciding.nextDueNs();
    }

    /**
     * Publishes a command.
     *
     * @param command what to do
     * @param completion who waits
     */
    public void publish(Command command, Completion completion) {
        requireRoom();
        long sequence = claim();
        try {
            Slot slot = ring.get(sequence);
            slot.decide(encoders.get().encode(command, slot.ownCommands(), 0), completion);
        } finally {
            release(sequence);
        }
    }

    /**
     * Publishes a command to be simulated.
     *
     * @param command what would be done
     * @param completion who waits
     */
    public void publishSimulation(Command command, Completion completion) {
        long sequence = claim();
        try {
            Slot slot = ring.get(sequence);
            slot.simulate(encoders.get().encode(command, slot.ownCommands(), 0), completion);
        } finally {
            release(sequence);
        }
    }

    /**
     * Publishes many encoded commands as one slot.
     *
     * @param commands must not change until the completion is called
     * @param length bytes of commands
     * @param reply takes their outcomes
     * @param completion who waits
     */
    public void publishBatch(MutableDirectBuffer commands, int length, Reply reply, Completion completion) {
        requireRoom();
        long sequence = claim();
        try {
            ring.get(sequence).decideBatch(commands, length, reply, completion);
        } finally {
            release(sequence);
        }
    }

    /**
     * Publishes that everything due by a time shall happen.
     *
     * @param toNs ns since the epoch
     * @param completion who waits; null for nobody
     */
    public void publishAdvance(long toNs, Completion completion) {
        long sequence = claim();
        try {
            ring.get(sequence).advance(toNs, completion);
        } finally {
            release(sequence);
        }
    }

    /**
     * Publishes a task; the completion is called at its place behind the release barrier.
     *
     * @param task called on the ledger thread
     * @param completion called on the journal thread
     */
    public void publishTask(StateTask task, Completion completion) {
        long sequence = claim();
        try {
            ring.get(sequence).task(task, completion);
        } finally {
            release(sequence);
        }
    }

    /**
     * Publishes a task at whose place a frame ends. Goes on when nothing else is accepted any more, until
     * {@link #close}.
     *
     * @param task called on the ledger thread
     * @param end called on the journal thread, when everything up to the task's place is durable
     * @param completion called on the journal thread
     */
    public void publishFreeze(StateTask task, FrameEnd end, Completion completion) {
        if (halt.isHalted()) {
            throw refusal();
        }
        long sequence = ring.next();
        try {
            ring.get(sequence).freeze(task, end, completion);
        } finally {
            ring.publish(sequence);
        }
    }

    /**
     * How much was appended to the journal since the pipeline was started.
     *
     * @return bytes
     */
    public long journalledBytes() {
        return journalledBytes.get();
    }

    /** What is due, and what is only asked, goes on: the journal's reserve is for what was accepted before. */
    private void requireRoom() {
        if (journal.room() <= 0 && !closed && !halt.isHalted()) {
            throw new LedgerException(
                    Category.NO_SPACE,
                    "the disk is nearly full: nothing was decided; free space, then open the ledger again");
        }
    }

    private long claim() {
        requireOtherThread();
        publishing.increment();
        if (closed || halt.isHalted()) {
            published.increment();
            throw refusal();
        }
        return ring.next();
    }

    /**
     * Refuses a call from a thread that the call would have to wait for.
     *
     * @throws LedgerException MISUSE on a stage's thread, where a host's dependent stage may have called
     */
    public void requireOtherThread() {
        if (Thread.currentThread() instanceof StageThreads.StageThread) {
            throw new LedgerException(
                    Category.MISUSE,
                    "the ledger was called by a stage that depends on a receipt, on the ledger's own thread, which must"
                            + " not wait: make that stage asynchronous");
        }
    }

    /**
     * Refuses when nothing can be published any more.
     *
     * @throws LedgerException CLOSED, or as it has halted
     */
    public void requireOpen() {
        if (closed || halt.isHalted()) {
            throw refusal();
        }
    }

    private void release(long sequence) {
        ring.publish(sequence);
        published.increment();
    }

    private LedgerException refusal() {
        return halt.isHalted()
                ? halt.refusal()
                : new LedgerException(Category.CLOSED, "the ledger is closed: open it again");
    }

    /** Accepts nothing any more but a freeze. */
    public void stopAccepting() {
        closed = true;
        while (isPublishing()) {
            Thread.onSpinWait();
        }
    }

    /** Finishes what was published, and stops the threads. */
    public void close() {
        stopAccepting();
        disruptor.shutdown();
    }

    /** Both counts only grow, and the one of those who have left is read first: equal means that nobody is inside. */
    private boolean isPublishing() {
        long left = published.sum();
        return publishing.sum() != left;
    }

    /**
     * Stops the ledger after a failure beside the two stages.
     *
     * @param where what has failed
     * @param cause what happened
     */
    public void haltBecause(String where, Throwable cause) {
        halt.because(where, cause);
    }

    /** A handler catches everything itself; what still gets here halts as well. */
    private final class HaltingExceptionHandler implements ExceptionHandler<Slot> {
        @Override
        public void handleEventException(Throwable failure, long sequence, Slot slot) {
            halt.because("pipeline", failure);
        }

        @Override
        public void handleOnStartException(Throwable failure) {
            halt.because("start", failure);
        }

        @Override
        public void handleOnShutdownException(Throwable failure) {
            halt.because("shutdown", failure);
        }
    }
}
