package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.Outcome;
import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.DecisionLink;
import io.daybook.ledger.core.codec.Kinds;
import io.daybook.ledger.core.codec.LittleEndian;
import io.daybook.ledger.core.codec.OutcomeWriter;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.codec.Reply;
import io.daybook.ledger.core.statemachine.state.DecisionTable;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes records into a reply: the command as it was asked, then what was decided. */
final class RecordWriter {
    private static final int EMPTY_OUTCOME = 8;

    private final LedgerState state;
    private final OutcomeWriter outcomes = new OutcomeWriter();

    RecordWriter(LedgerState state) {
        this.state = state;
    }

    /** The whole record of a command that stands by itself, or of a member. */
    void write(Reply reply, CommandView command, int outcome, Decision decision) {
        long timestampNs = decision.member == DecisionTable.NO_MEMBER ? decision.timestampNs : command.timestampNs();
        int start = copyCommand(reply, command, command.commandLength(), outcome, timestampNs);
        boolean sized = decision.hasAmount && outcome == 0 && isAsAsked(command, decision);
        outcome(reply, start, command.commandLength(), decision, sized);
    }

    /** The record of an effect: an id and an outcome part. */
    void writeEffect(Reply reply, int kind, long decisionRow, int outcome, Decision decision) {
        reply.ensure(RecordLayout.BODY);
        int start = reply.length();
        UnsafeBuffer buffer = reply.buffer();
        buffer.setMemory(start, RecordLayout.BODY, (byte) 0);
        buffer.putByte(start + RecordLayout.KIND, (byte) kind);
        buffer.putByte(start + RecordLayout.OUTCOME, (byte) outcome);
        buffer.putLong(start + RecordLayout.TIMESTAMP, decision.timestampNs);
        buffer.putInt(start + RecordLayout.COMMAND_LENGTH, RecordLayout.BODY);
        buffer.putLong(start + RecordLayout.ID, state.decisions().idLow(decisionRow));
        buffer.putLong(start + RecordLayout.ID + Long.BYTES, state.decisions().idHigh(decisionRow));
        reply.advance(RecordLayout.BODY);
        outcome(reply, start, RecordLayout.BODY, decision, false);
    }

    /** The head of a group's record; its members follow, then {@link #endGroup}. Answers where it starts. */
    int beginGroup(Reply reply, CommandView group, int outcome, Decision decision) {
        int start = copyCommand(reply, group, group.commandLength(), outcome, decision.timestampNs);
        outcome(reply, start, group.commandLength(), decision, false);
        return start;
    }

    /** Ends a group's record after its members. */
    void endGroup(Reply reply, int start) {
        LittleEndian.putInt(reply.bytes(), start + RecordLayout.LENGTH, reply.length() - start);
    }

    /** A command that was refused before its id was looked at, or is answered from an earlier decision. */
    void writeUndecided(Reply reply, CommandView command, int outcome, int field) {
        int start = copyCommand(reply, command, command.commandLength(), outcome, 0);
        emptyOutcome(reply, start, field);
    }

    /** A member of a failed group that shows nothing but its code. */
    void writeMember(Reply reply, CommandView member, int outcome, int field) {
        int start = copyCommand(reply, member, member.commandLength(), outcome, member.timestampNs());
        emptyOutcome(reply, start, field);
    }

    /** A member that answers an earlier decision again, or reuses its id. */
    void writeLinked(Reply reply, CommandView member, int outcome, long link) {
        int start = copyCommand(reply, member, member.commandLength(), outcome, member.timestampNs());
        reply.ensure(OutcomeWriter.maxLength(0));
        outcomes.begin(reply.bytes(), start + member.commandLength());
        if (outcome != Outcome.ID_REUSED.code()) {
            outcomes.replayed();
        }
        outcomes.extra(link);
        finish(reply, start);
    }

    private void emptyOutcome(Reply reply, int start, int field) {
        reply.ensure(EMPTY_OUTCOME);
        outcomes.begin(reply.bytes(), reply.length());
        outcomes.detail(field);
        finish(reply, start);
    }

    private int copyCommand(Reply reply, CommandView command, int length, int outcome, long timestampNs) {
        reply.ensure(length);
        int start = reply.length();
        byte[] bytes = reply.bytes();
        command.copyTo(bytes, start, length);
        bytes[start + RecordLayout.OUTCOME] = (byte) outcome;
        LittleEndian.putLong(bytes, start + RecordLayout.TIMESTAMP, timestampNs);
        reply.advance(length);
        return start;
    }

    private void outcome(Reply reply, int start, int commandLength, Decision decision, boolean asAsked) {
        reply.ensure(OutcomeWriter.maxLength(decision.touchedCount()));
        outcomes.begin(reply.bytes(), start + commandLength);
        if (decision.hasExtra) {
            outcomes.extra(decision.extra);
        }
        if (asAsked) {
            outcomes.amountAsAsked();
        } else if (decision.hasAmount) {
            outcomes.amount(decision.amountHigh, decision.amountLow);
        }
        if (decision.hold != Decision.NO_HOLD) {
            outcomes.hold(state.holds(), decision.hold);
        }
        for (int place = 0; place < decision.touchedCount(); place++) {
            outcomes.account(state.accounts(), decision.touched(place), decision.idSource(place));
        }
        finish(reply, start);
    }

    private void finish(Reply reply, int start) {
        reply.advance(outcomes.end());
        LittleEndian.putInt(reply.bytes(), start + RecordLayout.LENGTH, reply.length() - start);
    }

    private static boolean isAsAsked(CommandView command, Decision decision) {
        return switch (command.kind()) {
            case Kinds.TRANSFER, Kinds.PLACE_HOLD ->
                command.high(RecordLayout.AMOUNT) == decision.amountHigh
                        && command.low(RecordLayout.AMOUNT) == decision.amountLow;
            default -> false;
        };
    }

    /** The link that an earlier decision is found by. */
    long link(long row) {
        return DecisionLink.of(
                state.decisions().sequence(row), state.decisions().member(row));
    }
}
