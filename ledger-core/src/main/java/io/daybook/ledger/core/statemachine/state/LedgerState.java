package io.daybook.ledger.core.statemachine.state;

import java.nio.ByteBuffer;

/** All that a ledger knows: the tables, the last sequence and the last timestamps. Written by one thread. */
public final class LedgerState {
    private final UndoLog undo = new UndoLog();
    private final AssetTable assets = new AssetTable(undo);
    private final AccountTable accounts = new AccountTable(undo);
    private final AccountDetailTable details = new AccountDetailTable(undo);
    private final DecisionTable decisions = new DecisionTable(undo);
    private final PostingLog postings = new PostingLog(undo);
    private final HoldTable holds = new HoldTable(undo);
    private final ScheduleTable schedules = new ScheduleTable(undo);
    private final ReversalTable reversals = new ReversalTable(undo);
    private final PeriodTable periods = new PeriodTable(undo);
    private final DueQueue dueQueue = new DueQueue(holds, schedules, undo);
    private long lastSequence;
    private long lastTimestampNs;
    private long lastCommandTimestampNs;

    /**
     * What takes changes back.
     *
     * @return the undo log of all tables
     */
    public UndoLog undo() {
        return undo;
    }

    /**
     * The assets.
     *
     * @return the table
     */
    public AssetTable assets() {
        return assets;
    }

    /**
     * The accounts.
     *
     * @return the table
     */
    public AccountTable accounts() {
        return accounts;
    }

    /**
     * What few accounts have.
     *
     * @return the table
     */
    public AccountDetailTable details() {
        return details;
    }

    /**
     * What was decided.
     *
     * @return the table
     */
    public DecisionTable decisions() {
        return decisions;
    }

    /**
     * The postings of transactions.
     *
     * @return the log
     */
    public PostingLog postings() {
        return postings;
    }

    /**
     * The holds.
     *
     * @return the table
     */
    public HoldTable holds() {
        return holds;
    }

    /**
     * The scheduled transfers.
     *
     * @return the table
     */
    public ScheduleTable schedules() {
        return schedules;
    }

    /**
     * What was reversed.
     *
     * @return the table
     */
    public ReversalTable reversals() {
        return reversals;
    }

    /**
     * The closed periods.
     *
     * @return the table
     */
    public PeriodTable periods() {
        return periods;
    }

    /**
     * What falls due.
     *
     * @return the queue
     */
    public DueQueue dueQueue() {
        return dueQueue;
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

    /**
     * Whether the last nanosecond of ledger time is taken: nothing can be decided or fall due any more.
     *
     * @return true when the last timestamp is {@link DueQueue#NEVER}
     */
    public boolean isAtEndOfTime() {
        return lastTimestampNs == DueQueue.NEVER;
    }

    /**
     * The earliest timestamp that the next decision can have.
     *
     * @return ns since the epoch; at the end of time the last timestamp, which cannot be had again
     */
    public long nextTimestampNs() {
        return isAtEndOfTime() ? lastTimestampNs : lastTimestampNs + 1;
    }

    /**
     * The timestamp of the last decided command.
     *
     * @return ns since the epoch; 0 before the first
     */
    public long lastCommandTimestampNs() {
        return lastCommandTimestampNs;
    }

    /**
     * Moves on by one decided command.
     *
     * @param timestampNs its timestamp
     */
    public void advanceByCommand(long timestampNs) {
        advanceByEffect(timestampNs);
        lastCommandTimestampNs = timestampNs;
    }

    /**
     * Moves on by one due effect.
     *
     * @param timestampNs its timestamp
     */
    public void advanceByEffect(long timestampNs) {
        lastSequence++;
        lastTimestampNs = timestampNs;
    }

    /**
     * Moves back (or on) to given places: after a simulation, or when a snapshot is loaded.
     *
     * @param sequence last sequence
     * @param timestampNs last timestamp
     * @param commandTimestampNs last timestamp of a command
     */
    public void reset(long sequence, long timestampNs, long commandTimestampNs) {
        lastSequence = sequence;
        lastTimestampNs = timestampNs;
        lastCommandTimestampNs = commandTimestampNs;
    }

    /**
     * The state as it is now, to be read while nothing changes.
     *
     * @return its image
     */
    public StateImage image() {
        return new StateImage(this, false);
    }

    /**
     * The state as it is now, to be read by another thread while commands are decided, until {@link #thaw}. Takes a
     * moment that does not depend on how much there is.
     *
     * @return its image
     */
    public StateImage freeze() {
        return new StateImage(this, true);
    }

    /**
     * Reads a full segment of a table that only grows from elsewhere from now on, so that its memory is given back.
     *
     * @param table which
     * @param segment its number
     * @param rows the same bytes, never to change
     */
    public void replaceSegment(StateSection table, int segment, ByteBuffer rows) {
        switch (table) {
            case DECISIONS -> decisions.rows().replaceSegment(segment, rows);
            case POSTINGS -> postings.rows().replaceSegment(segment, rows);
            default -> throw new IllegalArgumentException("its rows change: " + table);
        }
    }

    /** Forgets the image: nobody reads it any more. */
    public void thaw() {
        accounts.rows().thaw();
        details.thaw();
        holds.rows().thaw();
        schedules.rows().thaw();
        reversals.rows().thaw();
    }
}
