package io.daybook.ledger.core.statemachine.state;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A ledger's state at one sequence. Made by {@link LedgerState#freeze}, it may be read by one other thread while the
 * ledger goes on, until {@link LedgerState#thaw}; made by {@link LedgerState#image}, only while nothing changes.
 */
public final class StateImage {
    private final long lastSequence;
    private final long lastTimestampNs;
    private final long lastCommandTimestampNs;
    private final FrozenRows assets;
    private final FrozenRows accounts;
    private final FrozenDetails details;
    private final FrozenRows decisions;
    private final FrozenRows postings;
    private final FrozenRows holds;
    private final FrozenRows schedules;
    private final FrozenRows reversals;
    private final SortedMap<Integer, Long> periods;

    StateImage(LedgerState state, boolean changing) {
        lastSequence = state.lastSequence();
        lastTimestampNs = state.lastTimestampNs();
        lastCommandTimestampNs = state.lastCommandTimestampNs();
        // what only grows needs no copies
        assets = state.assets().rows().image();
        decisions = state.decisions().rows().image();
        postings = state.postings().rows().image();
        accounts = image(state.accounts().rows(), changing);
        details = changing ? state.details().freeze() : state.details().image();
        holds = image(state.holds().rows(), changing);
        schedules = image(state.schedules().rows(), changing);
        reversals = image(state.reversals().rows(), changing);
        periods = new TreeMap<>(state.periods().entries());
    }

    private static FrozenRows image(Rows rows, boolean changing) {
        return changing ? rows.freeze() : rows.image();
    }

    /**
     * The sequence of the last decided command or effect.
     *
     * @return 0 before the first
     */
    public long lastSequence() {
        return lastSequence;
    }

    /**
     * The timestamp of the last decided command or effect.
     *
     * @return ns since the epoch; 0 before the first
     */
    public long lastTimestampNs() {
        return lastTimestampNs;
    }

    long lastCommandTimestampNs() {
        return lastCommandTimestampNs;
    }

    FrozenRows rows(StateSection table) {
        return switch (table) {
            case ASSETS -> assets;
            case ACCOUNTS -> accounts;
            case DECISIONS -> decisions;
            case POSTINGS -> postings;
            case HOLDS -> holds;
            case SCHEDULES -> schedules;
            case REVERSALS -> reversals;
            case POSITION, DETAILS, PERIODS -> throw new IllegalArgumentException("no table: " + table);
        };
    }

    FrozenDetails details() {
        return details;
    }

    SortedMap<Integer, Long> periods() {
        return periods;
    }

    /**
     * How many rows of a table that only grows lie in full segments.
     *
     * @param table which
     * @return the count
     */
    public long fullSegmentRows(StateSection table) {
        return rows(table).fullSegmentRows();
    }

    /**
     * How many rows of a table that only grows are read from elsewhere already.
     *
     * @param table which
     * @return the count, whole segments
     */
    public long sealedRows(StateSection table) {
        return rows(table).sealedRows();
    }

    /**
     * How long a segment of a table is.
     *
     * @param table which
     * @return bytes
     */
    public int segmentLength(StateSection table) {
        return rows(table).segmentLength();
    }

    /**
     * How long a row of a table is.
     *
     * @param table which
     * @return bytes
     */
    public int rowLength(StateSection table) {
        return rows(table).rowLength();
    }

    /**
     * Writes all of it.
     *
     * @param sink takes the sections in their order
     */
    public void write(StateSink sink) {
        new StateWriter(this, sink).write();
    }

    /**
     * How many pages of rows were copied aside because they changed meanwhile.
     *
     * @return the count; asked after the thaw
     */
    public int copiedPages() {
        return guarded().stream().mapToInt(FrozenRows::copied).sum();
    }

    /** Gives the memory of the copies back: after the thaw, when nobody reads it any more. */
    public void release() {
        guarded().forEach(FrozenRows::release);
    }

    private List<FrozenRows> guarded() {
        return List.of(accounts, holds, schedules, reversals);
    }
}
