package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.Kinds;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.statemachine.state.DecisionTable;
import io.daybook.ledger.core.statemachine.state.LedgerState;

/**
 * Decides and books one command whose id is free, but for groups: finds the processor of its family, and remembers the
 * outcome with the id.
 */
final class CommandDispatcher {
    private static final int ACCEPTED = 0;

    private final LedgerState state;
    private final AssetProcessor assets;
    private final AccountProcessor accounts;
    private final TransferProcessor transfers;
    private final TransactionProcessor transactions;
    private final HoldProcessor holds;
    private final ReversalProcessor reversals;
    private final ScheduleProcessor schedules;
    private final PeriodProcessor periods;

    CommandDispatcher(LedgerState state) {
        this.state = state;
        Rules rules = Rules.over(state);
        Movements movements = new Movements(state.accounts());
        assets = new AssetProcessor(state);
        accounts = new AccountProcessor(state, rules.accounts());
        transfers = new TransferProcessor(state, rules, movements);
        transactions = new TransactionProcessor(state, rules, movements);
        holds = new HoldProcessor(state, rules, movements);
        reversals = new ReversalProcessor(state, rules, movements);
        schedules = new ScheduleProcessor(state, rules, movements);
        periods = new PeriodProcessor(state);
    }

    HoldProcessor holds() {
        return holds;
    }

    ScheduleProcessor schedules() {
        return schedules;
    }

    /** The code of the outcome; the decision shows what it did. */
    int dispatch(CommandView command, long digest, Decision decision) {
        Processor processor = processor(command.kind());
        int outcome = processor.decide(command, decision);
        // ---------------------------------------------- decided: nothing may fail from here on
        remember(command, digest, outcome, decision);
        if (outcome == ACCEPTED) {
            processor.book(command, decision);
        } else {
            decision.reject();
        }
        return outcome;
    }

    private Processor processor(int kind) {
        return switch (kind) {
            case Kinds.REGISTER_ASSET -> assets;
            case Kinds.OPEN_ACCOUNT,
                    Kinds.UPDATE_ACCOUNT,
                    Kinds.BLOCK_ACCOUNT,
                    Kinds.UNBLOCK_ACCOUNT,
                    Kinds.CLOSE_ACCOUNT,
                    Kinds.REOPEN_ACCOUNT -> accounts;
            case Kinds.TRANSFER -> transfers;
            case Kinds.TRANSACTION -> transactions;
            case Kinds.PLACE_HOLD, Kinds.CAPTURE_HOLD, Kinds.ADJUST_HOLD, Kinds.RELEASE_HOLD -> holds;
            case Kinds.REVERSE -> reversals;
            case Kinds.SCHEDULE_TRANSFER, Kinds.CANCEL_SCHEDULED -> schedules;
            case Kinds.CLOSE_PERIOD -> periods;
            default -> throw new IllegalArgumentException("no command of this kind: kind=" + kind);
        };
    }

    /** A rejected OpenAccount or RegisterAsset leaves its id or code free; every other id is decided for ever. */
    private void remember(CommandView command, long digest, int outcome, Decision decision) {
        int kind = command.kind();
        boolean ownSpace = kind == Kinds.OPEN_ACCOUNT || kind == Kinds.REGISTER_ASSET;
        if (ownSpace && outcome != ACCEPTED) {
            return;
        }
        decision.row = append(command, digest, outcome, decision);
        if (!ownSpace) {
            state.decisions().indexById(decision.row);
        }
    }

    /** Appends the decision of a group. */
    void rememberGroup(CommandView group, long digest, int outcome, Decision decision) {
        state.decisions().indexById(append(group, digest, outcome, decision));
    }

    private long append(CommandView command, long digest, int outcome, Decision decision) {
        return state.decisions()
                .append(
                        command.high(RecordLayout.ID),
                        command.low(RecordLayout.ID),
                        digest,
                        decision.sequence,
                        DecisionTable.pack(command.kind(), outcome),
                        decision.member,
                        decision.timestampNs);
    }
}
