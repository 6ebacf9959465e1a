package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.Outcome;
import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.ContentDigest;
import io.daybook.ledger.core.codec.Kinds;
import io.daybook.ledger.core.codec.Reply;
import io.daybook.ledger.core.statemachine.state.DecisionTable;
import io.daybook.ledger.core.statemachine.state.DueQueue;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.core.statemachine.state.UndoLog;
import org.agrona.DirectBuffer;

/**
 * Decides commands, one after the other: what comes out depends on the state, the command and the timestamp alone. Sees
 * no clock, no I/O, no thread. Used by one thread.
 */
public final class LedgerStateMachine {
    private static final int ACCEPTED = 0;

    private final LedgerState state;
    private final boolean hostClock;
    private final StructureRules structure;
    private final IdentityRules identity;
    private final CommandDispatcher dispatcher;
    private final RecordWriter records;
    private final GroupProcessor groups;
    private final CommandView command = new CommandView();
    private final Decision decision = new Decision();

    /**
     * A state machine over a state.
     *
     * @param state what it decides on and books into
     * @param hostClock whether commands carry their own timestamps
     */
    public LedgerStateMachine(LedgerState state, boolean hostClock) {
        this.state = state;
        this.hostClock = hostClock;
        structure = new StructureRules(hostClock);
        identity = new IdentityRules(state);
        dispatcher = new CommandDispatcher(state);
        records = new RecordWriter(state);
        groups = new GroupProcessor(state, structure, identity, dispatcher, records);
    }

    /**
     * The state.
     *
     * @return all tables
     */
    public LedgerState state() {
        return state;
    }

    /**
     * Decides one command. Due effects that come before it are added to the reply, then the command's own entry.
     *
     * @param buffer holds the encoded command
     * @param offset where it starts
     * @param nowNs what the ledger's clock says; not used on the HOST clock
     * @param reply what is answered
     */
    public void decide(DirectBuffer buffer, int offset, long nowNs, Reply reply) {
        command.wrap(buffer, offset);
        int outcome = structure.judge(command);
        if (outcome != ACCEPTED) {
            refuse(reply, outcome, structure.field());
            return;
        }
        long givenNs = hostClock ? command.timestampNs() : nowNs;
        if (hostClock && givenNs <= state.lastCommandTimestampNs()) {
            refuse(reply, Outcome.TIMESTAMP_NOT_INCREASING.code(), 0);
            return;
        }
        decideIdentified(givenNs, reply);
    }

    /**
     * Decides a command again as the journal has it: its timestamp is final, and what was due before it was replayed
     * before it.
     *
     * @param buffer holds the record
     * @param offset where it starts
     * @param reply what is answered
     */
    public void redecide(DirectBuffer buffer, int offset, Reply reply) {
        command.wrap(buffer, offset);
        long digest = ContentDigest.of(command);
        int identified = identity.judge(command, digest);
        if (identified == IdentityRules.REPLAYED) {
            throw new IllegalStateException("the journal decides an id twice: sequence=" + (state.lastSequence() + 1)
                    + ", first=" + state.decisions().sequence(identity.row()));
        }
        decideAt(command.timestampNs(), digest, identified, identity.row(), reply);
    }

    private void refuse(Reply reply, int outcome, int field) {
        reply.beginEntry();
        records.writeUndecided(reply, command, outcome, field);
        reply.endEntry(0, 0, 0);
    }

    private void decideIdentified(long givenNs, Reply reply) {
        long digest = ContentDigest.of(command);
        int identified = identity.judge(command, digest);
        if (identified == IdentityRules.REPLAYED) {
            long row = identity.row();
            reply.beginEntry();
            records.writeUndecided(reply, command, state.decisions().outcome(row), 0);
            reply.endEntry(state.decisions().sequence(row), Reply.REPLAYED, records.link(row));
            return;
        }
        long earlier = identity.row();
        while (!state.isAtEndOfTime() && state.dueQueue().isDueBy(Math.max(givenNs, state.nextTimestampNs()))) {
            applyHead(reply);
        }
        if (state.isAtEndOfTime()) {
            refuse(reply, Outcome.TIMESTAMP_NOT_INCREASING.code(), 0);
            return;
        }
        decideAt(Math.max(givenNs, state.nextTimestampNs()), digest, identified, earlier, reply);
    }

    private void decideAt(long timestampNs, long digest, int identified, long earlier, Reply reply) {
        long sequence = state.lastSequence() + 1;
        decision.begin(sequence, timestampNs, DecisionTable.NO_MEMBER);
        reply.beginEntry();
        if (identified == IdentityRules.REUSED) {
            reuse(earlier, reply);
        } else if (command.kind() == Kinds.GROUP) {
            groups.process(reply, command, digest, decision);
        } else {
            int outcome = dispatcher.dispatch(command, digest, decision);
            records.write(reply, command, outcome, decision);
        }
        state.advanceByCommand(timestampNs);
        reply.endEntry(sequence, Reply.JOURNAL, 0);
    }

    private void reuse(long earlier, Reply reply) {
        decision.extra(records.link(earlier));
        if (command.kind() == Kinds.GROUP) {
            groups.writeReused(reply, command, decision);
        } else {
            records.write(reply, command, Outcome.ID_REUSED.code(), decision);
        }
    }

    /**
     * Applies everything that is due.
     *
     * @param nowNs by when; what is due at it happens
     * @param reply gets an entry for each effect
     */
    public void advance(long nowNs, Reply reply) {
        while (!state.isAtEndOfTime() && state.dueQueue().isDueBy(Math.max(nowNs, state.lastTimestampNs()))) {
            applyHead(reply);
        }
    }

    /**
     * Applies the effect that is due first, as the journal has it.
     *
     * @param reply gets its entry
     * @return false when nothing is due at all
     */
    public boolean applyNextDue(Reply reply) {
        if (state.dueQueue().head() == DueQueue.EMPTY) {
            return false;
        }
        applyHead(reply);
        return true;
    }

    private void applyHead(Reply reply) {
        DueQueue due = state.dueQueue();
        int entry = due.head();
        long timestampNs = Math.max(due.headDueAt(), state.nextTimestampNs());
        long sequence = state.lastSequence() + 1;
        decision.begin(sequence, timestampNs, DecisionTable.NO_MEMBER);
        reply.beginEntry();
        int number = DueQueue.number(entry);
        if (DueQueue.isSchedule(entry)) {
            int outcome = dispatcher.schedules().execute(number, decision);
            records.writeEffect(
                    reply, Kinds.SCHEDULE_EXECUTED, state.schedules().decision(number), outcome, decision);
        } else {
            dispatcher.holds().expire(number, decision);
            records.writeEffect(reply, Kinds.HOLD_EXPIRED, state.holds().decision(number), ACCEPTED, decision);
        }
        state.advanceByEffect(timestampNs);
        reply.endEntry(sequence, Reply.JOURNAL | Reply.EFFECT, 0);
    }

    /**
     * Decides a command and forgets it: the reply has its entry, the state is as before.
     *
     * @param buffer holds the encoded command
     * @param offset where it starts
     * @param nowNs what the ledger's clock says; not used on the HOST clock
     * @param reply what is answered; nothing of it is for the journal
     */
    public void simulate(DirectBuffer buffer, int offset, long nowNs, Reply reply) {
        UndoLog undo = state.undo();
        long sequence = state.lastSequence();
        long timestampNs = state.lastTimestampNs();
        long commandTimestampNs = state.lastCommandTimestampNs();
        int mark = undo.open();
        try {
            decide(buffer, offset, nowNs, reply);
            reply.withholdFromJournal();
        } finally {
            undo.rollBack(mark);
            state.reset(sequence, timestampNs, commandTimestampNs);
        }
    }
}
