package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.Outcome;
import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.ContentDigest;
import io.daybook.ledger.core.codec.Reply;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.core.statemachine.state.UndoLog;

/**
 * Group: decides its members one after the other inside a scope; the first that is rejected takes everything back, and
 * only the group's own id stays decided. Members share the group's sequence and timestamp.
 */
final class GroupProcessor {
    private static final int ACCEPTED = 0;

    private final LedgerState state;
    private final StructureRules structure;
    private final IdentityRules identity;
    private final CommandDispatcher dispatcher;
    private final RecordWriter records;
    private final CommandView member = new CommandView();
    private final Decision memberDecision = new Decision();
    private int failedField;
    private long failedLink;

    GroupProcessor(
            LedgerState state,
            StructureRules structure,
            IdentityRules identity,
            CommandDispatcher dispatcher,
            RecordWriter records) {
        this.state = state;
        this.structure = structure;
        this.identity = identity;
        this.dispatcher = dispatcher;
        this.records = records;
    }

    /** Decides a group whose id is free, and writes its record. */
    void process(Reply reply, CommandView group, long digest, Decision decision) {
        UndoLog undo = state.undo();
        int mark = undo.open();
        int replyMark = reply.length();
        dispatcher.rememberGroup(group, digest, ACCEPTED, decision);
        int start = records.beginGroup(reply, group, ACCEPTED, decision);
        int at = group.offset() + group.membersOffset();
        for (int i = 0; i < group.count(); i++) {
            member.wrap(group.buffer(), at);
            int outcome = processMember(reply, i, decision);
            if (outcome != ACCEPTED) {
                undo.rollBack(mark);
                reply.truncate(replyMark);
                fail(reply, group, digest, decision, i, outcome);
                return;
            }
            at += member.length();
        }
        records.endGroup(reply, start);
        undo.keep();
    }

    private int processMember(Reply reply, int place, Decision group) {
        failedField = 0;
        failedLink = 0;
        memberDecision.begin(group.sequence, group.timestampNs, place);
        int outcome = structure.judgeMember(member);
        if (outcome != ACCEPTED) {
            failedField = structure.field();
            return outcome;
        }
        long digest = ContentDigest.of(member);
        switch (identity.judge(member, digest)) {
            case IdentityRules.FREE -> outcome = dispatcher.dispatch(member, digest, memberDecision);
            case IdentityRules.REPLAYED -> {
                failedLink = records.link(identity.row());
                outcome = state.decisions().outcome(identity.row());
                if (outcome == ACCEPTED) {
                    records.writeLinked(reply, member, outcome, failedLink);
                }
                return outcome;
            }
            default -> {
                failedLink = records.link(identity.row());
                return Outcome.ID_REUSED.code();
            }
        }
        if (outcome == ACCEPTED) {
            records.write(reply, member, outcome, memberDecision);
        }
        return outcome;
    }

    private void fail(Reply reply, CommandView group, long digest, Decision decision, int failed, int outcome) {
        dispatcher.rememberGroup(group, digest, Outcome.GROUP_FAILED.code(), decision);
        int start = records.beginGroup(reply, group, Outcome.GROUP_FAILED.code(), decision);
        int at = group.offset() + group.membersOffset();
        for (int i = 0; i < group.count(); i++) {
            member.wrap(group.buffer(), at);
            if (i != failed) {
                records.writeMember(reply, member, Outcome.GROUP_FAILED.code(), 0);
            } else if (failedLink != 0) {
                records.writeLinked(reply, member, outcome, failedLink);
            } else {
                records.writeMember(reply, member, outcome, failedField);
            }
            at += member.length();
        }
        records.endGroup(reply, start);
    }

    /** The record of a group that reuses an id: its members were not looked at. */
    void writeReused(Reply reply, CommandView group, Decision decision) {
        int start = records.beginGroup(reply, group, Outcome.ID_REUSED.code(), decision);
        int at = group.offset() + group.membersOffset();
        for (int i = 0; i < group.count(); i++) {
            member.wrap(group.buffer(), at);
            records.writeMember(reply, member, Outcome.GROUP_FAILED.code(), 0);
            at += member.length();
        }
        records.endGroup(reply, start);
    }
}
