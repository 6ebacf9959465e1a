package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.Kinds;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.statemachine.state.AccountTable;
import io.daybook.ledger.core.statemachine.state.AssetTable;
import io.daybook.ledger.core.statemachine.state.DecisionTable;
import io.daybook.ledger.core.statemachine.state.LedgerState;

/**
 * Group B, identity: has this id decided an outcome before, and for the same content? Accounts have their own ids,
 * assets their codes, all other commands share one space.
 */
final class IdentityRules {
    /** The id is free. */
    static final int FREE = 0;

    /** The same content was decided before. */
    static final int REPLAYED = 1;

    /** Other content was decided before. */
    static final int REUSED = 2;

    private final LedgerState state;
    private long row;

    IdentityRules(LedgerState state) {
        this.state = state;
    }

    /** FREE, REPLAYED or REUSED; {@link #row} is then the earlier decision. */
    int judge(CommandView command, long digest) {
        row = find(command);
        if (row == DecisionTable.NOT_FOUND) {
            return FREE;
        }
        if (command.kind() == Kinds.REGISTER_ASSET) {
            int asset = state.assets().find(command.high(RecordLayout.ASSET), command.low(RecordLayout.ASSET));
            return state.assets().scale(asset) == command.intAt(RecordLayout.SCALE) ? REPLAYED : REUSED;
        }
        return state.decisions().digest(row) == digest ? REPLAYED : REUSED;
    }

    /** The earlier decision. */
    long row() {
        return row;
    }

    private long find(CommandView command) {
        return switch (command.kind()) {
            case Kinds.REGISTER_ASSET -> {
                int asset = state.assets().find(command.high(RecordLayout.ASSET), command.low(RecordLayout.ASSET));
                yield asset == AssetTable.NOT_FOUND
                        ? DecisionTable.NOT_FOUND
                        : state.assets().decision(asset);
            }
            case Kinds.OPEN_ACCOUNT -> {
                int account = state.accounts().find(command.high(RecordLayout.ID), command.low(RecordLayout.ID));
                yield account == AccountTable.NOT_FOUND
                        ? DecisionTable.NOT_FOUND
                        : state.accounts().openingDecision(account);
            }
            default -> state.decisions().find(command.high(RecordLayout.ID), command.low(RecordLayout.ID));
        };
    }
}
