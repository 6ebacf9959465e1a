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
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.core.codec.EventDecoder;
import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.codec.Hex;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.ingress.Simulator;
import io.daybook.ledger.core.journal.FrameIndex;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.pipeline.DurablePosition;
import io.daybook.ledger.core.projection.JournalTail;
import io.daybook.ledger.core.projection.history.HistoryProjection;
import io.daybook.ledger.core.read.BalanceTable;
import io.daybook.ledger.core.recovery.JournalLookup;
import io.daybook.ledger.core.recovery.RecoveryPlan;
import io.daybook.ledger.core.recovery.Replayer;
import io.daybook.ledger.core.recovery.SnapshotChoice;
import io.daybook.ledger.core.seal.FrameOpener;
import io.daybook.ledger.core.snapshot.SnapshotLoader;
import io.daybook.ledger.core.snapshot.SnapshotStore;
import io.daybook.ledger.core.statemachine.LedgerStateMachine;
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
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * A ledger as it was at some sequence: replayed from its journal, to be read and to simulate on. The journal may belong
 * to a ledger that runs elsewhere. Thread-safe.
 */
public final class ReadOnlyLedger implements Ledger {
    private final Journal journal;
    private final Durability level;
    private final LedgerState state;
    private final BalanceTable balances;
    private final DurablePosition position = new DurablePosition();
    private FrameIndex index = new FrameIndex();
    private HistoryProjection history;
    private ClockMode clockMode = ClockMode.HOST;
    private JournalLookup lookup;
    private Simulator simulator;

    private ReadOnlyLedger(Journal journal, LedgerState state) {
        this.journal = journal;
        this.level = Durability.OS;
        this.state = state;
        this.balances = new BalanceTable(state);
    }

    /** Hears of each replayed sequence, with the state as it is then. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Called after each sequence.
         *
         * @param sequence just replayed
         * @param state to look at, not to keep
         */
        void onSequence(long sequence, LedgerState state);
    }

    /** Until when a journal is replayed. */
    @FunctionalInterface
    public interface Until {
        /**
         * Whether a record still belongs to what is wanted.
         *
         * @param sequence its sequence
         * @param timestampNs its timestamp
         * @return false to stop before it
         */
        boolean includes(long sequence, long timestampNs);
    }

    /**
     * Replays a journal from its beginning.
     *
     * @param journal open for reading; closed with the ledger
     * @param plan how far it can be read; a plan to refuse counts only when all of it is wanted
     * @param ledgerId whose it must be
     * @param until where to stop
     * @param progress hears of each sequence
     * @return the ledger as it was
     * @throws LedgerException DAMAGED at the first thing that cannot be believed, ENVIRONMENT when the beginning was
     *     archived
     */
    public static ReadOnlyLedger replay(
            Journal journal, RecoveryPlan plan, UUID ledgerId, Until until, Progress progress) {
        Platform.require();
        journal.start().require(1, "a replay from the beginning");
        ReadOnlyLedger ledger = new ReadOnlyLedger(journal, new LedgerState());
        FrameOpener opener = journal.seal().opener();
        LedgerStateMachine machine = new LedgerStateMachine(ledger.state, true);
        ledger.run(new Replayer(machine, ledgerId, new byte[FrameLayout.HASH_LENGTH], opener), plan, until, progress);
        return ledger;
    }

    /**
     * Opens what a ledger is, or was at some sequence: from the newest snapshot that can be believed and is not behind
     * that sequence, and what the journal has after it.
     *
     * @param journal open for reading; closed with the ledger
     * @param plan how far it can be read, and what snapshots there are
     * @param ledgerId whose it must be
     * @param store has the plan's snapshots
     * @param until where to stop
     * @return the ledger as it was
     * @throws LedgerException DAMAGED at the first thing that cannot be believed, ENVIRONMENT when there is no such
     *     snapshot and the beginning was archived
     */
    public static ReadOnlyLedger open(
            Journal journal, RecoveryPlan plan, UUID ledgerId, SnapshotStore store, Until until) {
        SnapshotChoice choice = new SnapshotChoice(journal, ledgerId, store, plan);
        Optional<SnapshotLoader.Loaded> loaded =
                choice.newest(header -> until.includes(header.sequence(), header.timestampNs()));
        if (loaded.isEmpty()) {
            choice.requireWhole("what a ledger was before its oldest snapshot that can be believed");
            return replay(journal, plan, ledgerId, until, (sequence, state) -> {});
        }
        Platform.require();
        ReadOnlyLedger ledger = new ReadOnlyLedger(journal, loaded.get().state());
        FrameOpener opener = journal.seal().opener();
        LedgerStateMachine machine = new LedgerStateMachine(ledger.state, true);
        ledger.run(new Replayer(machine, ledgerId, loaded.get(), opener), plan, until, (sequence, state) -> {});
        return ledger;
    }

    private void run(Replayer replayer, RecoveryPlan plan, Until until, Progress progress) {
        try (JournalReader reader = journal.newReader()) {
            if (replayer.lastPosition() != Journal.BEFORE_FIRST) {
                reader.seek(replayer.lastPosition());
                reader.next();
            }
            boolean whole = replayer.replay(
                    reader,
                    plan,
                    (buffer, offset, sequence) ->
                            until.includes(sequence, buffer.getLong(offset + RecordLayout.TIMESTAMP)),
                    sequence -> progress.onSequence(sequence, state));
            if (whole) {
                plan.requireBelievable();
            }
        }
        index = replayer.index();
        balances.load();
        position.open(state.lastSequence(), state.lastTimestampNs());
    }

    @Override
    public Receipt execute(Command command) {
        throw readOnly();
    }

    @Override
    public CompletionStage<Receipt> submit(Command command) {
        throw readOnly();
    }

    /**
     * Says by whose clock commands are simulated.
     *
     * @param mode HOST unless set
     * @return this
     */
    public synchronized ReadOnlyLedger clockMode(ClockMode mode) {
        clockMode = mode;
        simulator = null;
        return this;
    }

    /** Decided against the state that was replayed, and forgotten. */
    @Override
    public synchronized Receipt simulate(Command command) {
        if (simulator == null) {
            lookup = lookup == null ? new JournalLookup(journal, index) : lookup;
            LedgerClock clock = LedgerClock.ofMachine();
            simulator = new Simulator(state, new EventDecoder(level, lookup), clockMode, clock);
        }
        return simulator.simulate(command);
    }

    @Override
    public CommandBatch newBatch(int maxCommands) {
        throw readOnly();
    }

    @Override
    public void submit(CommandBatch batch) {
        throw readOnly();
    }

    @Override
    public List<Receipt> advanceTo(long timestampNs) {
        throw readOnly();
    }

    private static LedgerException readOnly() {
        return new LedgerException(Category.MISUSE, "the ledger is open for reading only: open it with Daybook.open");
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
        List<AccountView> views = new ArrayList<>();
        accounts.forEach(id -> account(id).ifPresent(views::add));
        return new BalanceSnapshot(position.sequence(), position.timestampNs(), views);
    }

    @Override
    public BalanceSnapshot snapshot() {
        List<AccountView> views = new ArrayList<>();
        for (int number = 0; number < balances.count(); number++) {
            views.add(balances.view(number));
        }
        return new BalanceSnapshot(position.sequence(), position.timestampNs(), views);
    }

    @Override
    public List<Asset> assets() {
        return List.of(balances.assets());
    }

    @Override
    public Subscription subscribe(long fromSequence, EventListener listener) {
        journal.start().require(Math.max(1, fromSequence), "a subscription from sequence=" + fromSequence);
        return JournalTail.start(journal, index, position, level, fromSequence, listener);
    }

    /** Built when it is first asked for. */
    @Override
    public synchronized History history() {
        journal.start().require(1, "a history");
        if (history == null) {
            history = HistoryProjection.start(journal, index, position, level);
        }
        return history;
    }

    @Override
    public long durableSequence() {
        return position.sequence();
    }

    @Override
    public long ledgerTimeNs() {
        return position.timestampNs();
    }

    @Override
    public synchronized StateHash stateHash() {
        return new StateHash(state.lastSequence(), Hex.of(new StateHasher().hash(state)));
    }

    @Override
    public Durability durability() {
        return level;
    }

    @Override
    public synchronized void close() {
        if (history != null) {
            history.close();
        }
        if (lookup != null) {
            lookup.close();
        }
        journal.close();
    }
}
