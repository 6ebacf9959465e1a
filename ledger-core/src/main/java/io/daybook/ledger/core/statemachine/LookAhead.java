package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.Kinds;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.statemachine.state.AccountTable;
import io.daybook.ledger.core.statemachine.state.DecisionTable;
import io.daybook.ledger.core.statemachine.state.IdHash;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import org.agrona.DirectBuffer;

/**
 * Brings what the next commands will look at into the cache, before they are decided: first the hashes of all their ids
 * are gathered, then the index entries are read in one short loop, then the accounts' rows in another. The processor
 * has many reads of such a loop under way at once; a read in the middle of a decision it would wait for. Changes
 * nothing, and believes nothing of what it reads. Used by the ledger thread, or by the one that replays.
 */
public final class LookAhead {
    /** How many commands are looked at together: what they need fits into the nearest cache but one. */
    private static final int COMMANDS = 64;

    private static final int PARTIES = 4 * COMMANDS;

    private final DecisionTable decisions;
    private final AccountTable accounts;
    private final CommandView all = new CommandView();
    private final CommandView view = new CommandView();
    private final long[] ids = new long[2 * COMMANDS];
    private final long[] parties = new long[PARTIES];
    private final long[] rows = new long[PARTIES];
    private int idCount;
    private int partyCount;
    private long seen;

    /**
     * Looks ahead over a state.
     *
     * @param state which is only read
     */
    public LookAhead(LedgerState state) {
        decisions = state.decisions();
        accounts = state.accounts();
    }

    /**
     * Looks at the next commands or records, and at the members of groups among them.
     *
     * @param buffer holds them, one behind the other
     * @param from where the first starts
     * @param end where the last ends
     * @return where the first starts that was not looked at, or end
     */
    public int from(DirectBuffer buffer, int from, int end) {
        idCount = 0;
        partyCount = 0;
        all.wrap(buffer, 0);
        int at = from;
        for (int i = 0; i < COMMANDS && at < end; i++) {
            if (end - at < RecordLayout.BODY) {
                return end;
            }
            int length = all.intAt(at + RecordLayout.LENGTH);
            int commandLength = all.intAt(at + RecordLayout.COMMAND_LENGTH);
            if (length > end - at || commandLength > length || commandLength < RecordLayout.BODY) {
                at = end;
            } else {
                gather(at, commandLength);
                at += step(buffer, at, length, commandLength);
            }
        }
        seen ^= decisions.touchIndex(ids, idCount) ^ accounts.touch(parties, rows, partyCount);
        return at;
    }

    /** Members of a group stand behind its head, one behind the other. */
    private int step(DirectBuffer buffer, int at, int length, int commandLength) {
        boolean group =
                all.byteAt(at + RecordLayout.KIND) == Kinds.GROUP && commandLength <= length - RecordLayout.BODY;
        return group ? view.wrap(buffer, at).membersOffset() : length;
    }

    private void gather(int at, int commandLength) {
        int kind = all.byteAt(at + RecordLayout.KIND);
        if (kind == Kinds.OPEN_ACCOUNT) {
            party(at + RecordLayout.ID);
            return;
        }
        ids[idCount++] = hash(at + RecordLayout.ID);
        switch (kind) {
            case Kinds.TRANSFER, Kinds.PLACE_HOLD, Kinds.SCHEDULE_TRANSFER -> {
                if (commandLength >= RecordLayout.AMOUNT) {
                    party(at + RecordLayout.DEBIT);
                    party(at + RecordLayout.CREDIT);
                }
            }
            case Kinds.TRANSACTION -> gatherPostings(at, commandLength);
            case Kinds.CAPTURE_HOLD, Kinds.ADJUST_HOLD, Kinds.RELEASE_HOLD, Kinds.REVERSE, Kinds.CANCEL_SCHEDULED -> {
                if (commandLength >= RecordLayout.TARGET_AMOUNT) {
                    ids[idCount++] = hash(at + RecordLayout.TARGET);
                }
            }
            default -> {}
        }
    }

    private void gatherPostings(int at, int commandLength) {
        int end = at + commandLength - RecordLayout.POSTING_LENGTH;
        int count = commandLength > RecordLayout.POSTINGS ? all.intAt(at + RecordLayout.COUNT) : 0;
        int posting = at + RecordLayout.POSTINGS;
        for (int i = 0; i < count && posting <= end; i++) {
            party(posting);
            posting += RecordLayout.POSTING_LENGTH;
        }
    }

    private void party(int at) {
        if (partyCount < PARTIES) {
            parties[partyCount++] = hash(at);
        }
    }

    private long hash(int at) {
        return IdHash.of(all.high(at), all.low(at));
    }

    /**
     * Something of all that was read, so that the reads are not left out.
     *
     * @return means nothing
     */
    public long seen() {
        return seen;
    }
}
