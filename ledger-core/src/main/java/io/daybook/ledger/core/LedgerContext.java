package io.daybook.ledger.core;

import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.core.journal.AcknowledgedMark;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.MemoryJournal;
import io.daybook.ledger.core.snapshot.FreezeListener;
import io.daybook.ledger.core.snapshot.SnapshotPolicy;
import io.daybook.ledger.core.snapshot.SnapshotStore;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The settings of one engine, concluded before it is opened. Not safe for use by several threads. */
public final class LedgerContext {
    private static final int DEFAULT_RING_SIZE = 4096;
    private static final long DEFAULT_TICK_NS = 100_000_000L;

    private Durability durability = Durability.MEMORY;
    private ClockMode clockMode = ClockMode.SYSTEM;
    private LedgerClock clock = LedgerClock.ofMachine();
    private Journal journal = new MemoryJournal();
    private AcknowledgedMark mark = AcknowledgedMark.NONE;
    private UUID ledgerId = new UUID(0, 0);
    private int ringSize = DEFAULT_RING_SIZE;
    private long tickNs = DEFAULT_TICK_NS;
    private boolean history = true;
    private boolean spinning;
    private Runnable onClose = () -> {};
    private SnapshotStore snapshots = SnapshotStore.NONE;
    private SnapshotPolicy snapshotPolicy = SnapshotPolicy.ON_REQUEST;
    private final List<FreezeListener> freezeListeners = new ArrayList<>();

    /**
     * What a receipt promises; the journal must keep it.
     *
     * @param level default MEMORY
     * @return this
     */
    public LedgerContext durability(Durability level) {
        durability = level;
        return this;
    }

    /**
     * Where timestamps come from.
     *
     * @param mode default SYSTEM
     * @return this
     */
    public LedgerContext clockMode(ClockMode mode) {
        clockMode = mode;
        return this;
    }

    /**
     * The clock of a SYSTEM ledger.
     *
     * @param source default the machine's
     * @return this
     */
    public LedgerContext clock(LedgerClock source) {
        clock = source;
        return this;
    }

    /**
     * The journal, which the engine closes.
     *
     * @param log default in memory
     * @return this
     */
    public LedgerContext journal(Journal log) {
        journal = log;
        return this;
    }

    /**
     * Where it is noted how far the ledger was acknowledged; the engine closes it.
     *
     * @param note default nowhere
     * @return this
     */
    public LedgerContext mark(AcknowledgedMark note) {
        mark = note;
        return this;
    }

    /**
     * The identity that every frame of the journal names.
     *
     * @param id of the ledger
     * @return this
     */
    public LedgerContext ledgerId(UUID id) {
        ledgerId = id;
        return this;
    }

    /**
     * Where snapshots are.
     *
     * @param store default nowhere
     * @return this
     */
    public LedgerContext snapshots(SnapshotStore store) {
        snapshots = store;
        return this;
    }

    /**
     * When snapshots are taken without being asked for.
     *
     * @param policy default never
     * @return this
     */
    public LedgerContext snapshotPolicy(SnapshotPolicy policy) {
        snapshotPolicy = policy;
        return this;
    }

    /**
     * Who hears of each freeze: at a snapshot, and at close.
     *
     * @param listener one more
     * @return this
     */
    public LedgerContext freezeListener(FreezeListener listener) {
        freezeListeners.add(listener);
        return this;
    }

    /**
     * How many slots the ring has.
     *
     * @param slots a power of two, default 4096
     * @return this
     */
    public LedgerContext ringSize(int slots) {
        ringSize = slots;
        return this;
    }

    /**
     * How often an idle SYSTEM ledger looks whether something is due.
     *
     * @param intervalNs ns, default 100 ms
     * @return this
     */
    public LedgerContext tickNs(long intervalNs) {
        tickNs = intervalNs;
        return this;
    }

    /**
     * Whether a history may be asked for, which is then kept in memory, on a thread of its own.
     *
     * @param kept default true
     * @return this
     */
    public LedgerContext history(boolean kept) {
        history = kept;
        return this;
    }

    /**
     * Whether the two stages, and callers that wait for an outcome, spin instead of parking. For machines that have a
     * core for each of them; where they share cores, spinning takes the time away from the one that is waited for.
     *
     * @param spin default false: spin some microseconds, then park
     * @return this
     */
    public LedgerContext spinning(boolean spin) {
        spinning = spin;
        return this;
    }

    /**
     * What to do when the engine has closed its journal.
     *
     * @param action called once
     * @return this
     */
    public LedgerContext onClose(Runnable action) {
        onClose = action;
        return this;
    }

    boolean history() {
        return history;
    }

    Runnable onClose() {
        return onClose;
    }

    boolean spinning() {
        return spinning;
    }

    Durability durability() {
        return durability;
    }

    ClockMode clockMode() {
        return clockMode;
    }

    LedgerClock clock() {
        return clock;
    }

    Journal journal() {
        return journal;
    }

    AcknowledgedMark mark() {
        return mark;
    }

    UUID ledgerId() {
        return ledgerId;
    }

    int ringSize() {
        return ringSize;
    }

    long tickNs() {
        return tickNs;
    }

    SnapshotStore snapshots() {
        return snapshots;
    }

    SnapshotPolicy snapshotPolicy() {
        return snapshotPolicy;
    }

    List<FreezeListener> freezeListeners() {
        return freezeListeners;
    }
}
