package io.daybook.ledger.core;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.Asset;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.EventListener;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.Subscription;
import io.daybook.ledger.TakenSnapshot;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.core.codec.EventDecoder;
import io.daybook.ledger.core.codec.FrameWriter;
import io.daybook.ledger.core.codec.Hex;
import io.daybook.ledger.core.ingress.AwaitedReceipt;
import io.daybook.ledger.core.ingress.DirectCommandBatch;
import io.daybook.ledger.core.ingress.PendingAnswer;
import io.daybook.ledger.core.ingress.PendingEffects;
import io.daybook.ledger.core.ingress.PendingReceipt;
import io.daybook.ledger.core.ingress.PendingSimulation;
import io.daybook.ledger.core.journal.FrameIndex;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.pipeline.LedgerPipeline;
import io.daybook.ledger.core.projection.JournalTail;
import io.daybook.ledger.core.projection.history.HistoryProjection;
import io.daybook.ledger.core.read.BalanceTable;
import io.daybook.ledger.core.recovery.JournalLookup;
import io.daybook.ledger.core.recovery.Recovery;
import io.daybook.ledger.core.recovery.Replayer;
import io.daybook.ledger.core.snapshot.FrozenFacts;
import io.daybook.ledger.core.snapshot.SnapshotTaker;
import io.daybook.ledger.core.statemachine.state.AccountTable;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.core.statemachine.state.StateHasher;
import io.daybook.ledger.query.AccountView;
import io.daybook.ledger.query.BalanceSnapshot;
import io.daybook.ledger.query.History;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The life of one ledger: recovers from its journal, runs the pipeline, answers readers, closes. Thread-safe. */
public final class LedgerEngine implements Ledger {
    private static final int FRAME_CAPACITY = 8 << 20;
    private static final int MAX_BATCH = 1 << 16;

    private final LedgerContext context;
    private final Journal journal;
    private final ConcurrentLinkedQueue<JournalTail> tails = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private BalanceTable balances;
    private FrameIndex index;
    private JournalLookup lookup;
    private EventDecoder releasing;
    private LedgerPipeline pipeline;
    private Ticker ticker;
    private HistoryProjection history;
    private SnapshotTaker snapshots;
    private ThreadLocal<AwaitedReceipt> awaited;

    private LedgerEngine(LedgerContext context) {
        this.context = context;
        this.journal = context.journal();
    }

    /**
     * Recovers the state from the journal and starts.
     *
     * @param context the settings
     * @return a running ledger
     * @throws LedgerException when the journal cannot be used or believed
     */
    public static LedgerEngine open(LedgerContext context) {
        Platform.require();
        LedgerEngine engine = new LedgerEngine(context);
        boolean started = false;
        try {
            engine.start();
            started = true;
        } finally {
            if (!started) {
                engine.closeFiles();
            }
        }
        return engine;
    }

    private void start() {
        boolean hostClock = context.clockMode() == ClockMode.HOST;
        Recovery.Recovered recovered =
                Recovery.run(journal, context.ledgerId(), context.mark().last(), context.snapshots(), hostClock);
        Replayer replayer = recovered.replayer();
        LedgerState state = recovered.machine().state();
        index = replayer.index();
        balances = new BalanceTable(state);
        lookup = new JournalLookup(journal, index);
        releasing = new EventDecoder(context.durability(), lookup);
        balances.load();
        FrameWriter frame = new FrameWriter(
                context.ledgerId(),
                replayer.chainHash(),
                FRAME_CAPACITY,
                journal.seal().sealer());
        pipeline = new LedgerPipeline(
                new LedgerPipeline.Parts(
                        recovered.machine(),
                        context.clock(),
                        hostClock,
                        journal,
                        context.mark(),
                        frame,
                        replayer.lastPosition(),
                        index,
                        balances),
                context.ringSize(),
                context.spinning());
        LedgerPipeline running = pipeline;
        awaited = ThreadLocal.withInitial(() -> new AwaitedReceipt(running, context.durability()));
        // what was recovered is shown from now on, as if it were acknowledged
        context.mark().note(state.lastSequence(), replayer.lastPosition());
        pipeline.start();
        snapshots = SnapshotTaker.start(snapshotParts(), recovered.snapshotSequence(), replayer.bytes());
        if (!hostClock) {
            ticker = Ticker.start(pipeline, context.clock(), context.tickNs());
        }
    }

    private SnapshotTaker.Parts snapshotParts() {
        return new SnapshotTaker.Parts(
                pipeline,
                context.ledgerId(),
                index,
                context.snapshots(),
                context.snapshotPolicy(),
                journal.seal(),
                context.freezeListeners());
    }

    @Override
    public Receipt execute(Command command) {
        return awaited.get().execute(command, pipeline, releasing, context.spinning());
    }

    @Override
    public CompletionStage<Receipt> submit(Command command) {
        PendingReceipt pending = new PendingReceipt(releasing);
        pipeline.publish(command, pending);
        return pending;
    }

    @Override
    public Receipt simulate(Command command) {
        PendingSimulation pending = new PendingSimulation(releasing);
        pipeline.publishSimulation(command, pending);
        return join(pending);
    }

    @Override
    public CommandBatch newBatch(int maxCommands) {
        if (maxCommands < 1 || maxCommands > MAX_BATCH) {
            throw new LedgerException(
                    Category.MISUSE, "maxCommands must be 1.." + MAX_BATCH + ": maxCommands=" + maxCommands);
        }
        JournalLookup batchLookup = new JournalLookup(journal, index);
        return new DirectCommandBatch(
                this, maxCommands, new EventDecoder(context.durability(), batchLookup), context.spinning());
    }

    @Override
    public void submit(CommandBatch batch) {
        if (!(batch instanceof DirectCommandBatch direct)) {
            throw new LedgerException(Category.MISUSE, "the batch was not made by this ledger's newBatch");
        }
        direct.publishTo(this, pipeline);
    }

    @Override
    public List<Receipt> advanceTo(long timestampNs) {
        PendingEffects pending = new PendingEffects(releasing);
        pipeline.publishAdvance(timestampNs, pending);
        return join(pending);
    }

    @Override
    public Optional<AccountBalances> balances(Id account) {
        int number = balances.find(account);
        return number == AccountTable.NOT_FOUND ? Optional.empty() : Optional.of(balances.balances(number));
    }

    @Override
    public Optional<AccountView> account(Id account) {
        int number = balances.find(account);
        return number == AccountTable.NOT_FOUND ? Optional.empty() : Optional.of(balances.view(number));
    }

    @Override
    public BalanceSnapshot snapshot(Collection<Id> accounts) {
        List<Id> wanted = List.copyOf(accounts);
        return ask(() -> {
            List<AccountView> views = new ArrayList<>(wanted.size());
            for (Id id : wanted) {
                account(id).ifPresent(views::add);
            }
            return snapshotOf(views);
        });
    }

    @Override
    public BalanceSnapshot snapshot() {
        return ask(() -> {
            List<AccountView> views = new ArrayList<>(balances.count());
            for (int number = 0; number < balances.count(); number++) {
                views.add(balances.view(number));
            }
            return snapshotOf(views);
        });
    }

    private BalanceSnapshot snapshotOf(List<AccountView> views) {
        return new BalanceSnapshot(
                pipeline.durable().sequence(), pipeline.durable().timestampNs(), views);
    }

    private <T> T ask(Supplier<T> question) {
        PendingAnswer<T> pending = new PendingAnswer<>(question);
        pipeline.publishTask(any -> {}, pending);
        return join(pending);
    }

    @Override
    public List<Asset> assets() {
        return List.of(balances.assets());
    }

    @Override
    public Subscription subscribe(long fromSequence, EventListener listener) {
        pipeline.requireOpen();
        journal.start().require(Math.max(1, fromSequence), "a subscription from sequence=" + fromSequence);
        JournalTail tail =
                JournalTail.start(journal, index, pipeline.durable(), context.durability(), fromSequence, listener);
        tails.add(tail);
        if (closing.get()) {
            tail.close();
            pipeline.requireOpen();
        }
        return tail;
    }

    @Override
    public TakenSnapshot takeSnapshot() {
        pipeline.requireOtherThread();
        pipeline.requireOpen();
        return join(snapshots.snapshot());
    }

    /**
     * Freezes the state without writing a file, and tells the listeners of freezes.
     *
     * @return what the state says, durable
     * @throws LedgerException when the ledger is closed or halted
     */
    public FrozenFacts freeze() {
        pipeline.requireOtherThread();
        pipeline.requireOpen();
        return join(snapshots.freeze());
    }

    /** Built when it is first asked for: who does not ask does not pay. */
    @Override
    public History history() {
        if (!context.history()) {
            return Ledger.super.history();
        }
        journal.start().require(1, "a history");
        synchronized (tails) {
            pipeline.requireOpen();
            if (history == null) {
                history = HistoryProjection.start(journal, index, pipeline.durable(), context.durability());
            }
            return history;
        }
    }

    private void closeHistory() {
        synchronized (tails) {
            if (history != null) {
                history.close();
            }
        }
    }

    @Override
    public long durableSequence() {
        return pipeline.durable().sequence();
    }

    @Override
    public long ledgerTimeNs() {
        return pipeline.durable().timestampNs();
    }

    @Override
    public StateHash stateHash() {
        StateHash[] hashed = new StateHash[1];
        PendingAnswer<StateHash> pending = new PendingAnswer<>(() -> hashed[0]);
        pipeline.publishTask(
                current -> hashed[0] = new StateHash(current.lastSequence(), Hex.of(new StateHasher().hash(current))),
                pending);
        return join(pending);
    }

    @Override
    public Durability durability() {
        return context.durability();
    }

    private static <T> T join(CompletableFuture<T> pending) {
        try {
            return pending.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof LedgerException known) {
                throw new LedgerException(known.category(), known.getMessage(), known);
            }
            throw failed;
        }
    }

    @Override
    public void close() {
        pipeline.requireOtherThread();
        if (!closing.compareAndSet(false, true)) {
            awaitClosed();
            return;
        }
        try {
            stop();
        } finally {
            closed.countDown();
        }
    }

    /** A listener that closes its ledger is waited for, so it must not wait itself. */
    private void awaitClosed() {
        boolean interrupted = false;
        while (closed.getCount() > 0 && tails.stream().noneMatch(JournalTail::isOwnThread)) {
            try {
                closed.await();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        try {
            if (ticker != null) {
                ticker.close();
            }
            pipeline.stopAccepting();
            snapshots.close();
            pipeline.close();
            tails.forEach(JournalTail::close);
            closeHistory();
            lookup.close();
        } finally {
            try {
                closeFiles();
            } finally {
                context.onClose().run();
            }
        }
    }

    /** The journal first: it forces what the mark speaks of. */
    private void closeFiles() {
        try {
            journal.close();
        } finally {
            context.mark().close();
        }
    }
}
