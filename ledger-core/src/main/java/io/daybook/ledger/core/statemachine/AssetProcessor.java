package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.statemachine.state.AssetTable;
import io.daybook.ledger.core.statemachine.state.LedgerState;

/** RegisterAsset. That a code is free was judged with its identity. */
final class AssetProcessor implements Processor {
    private final AssetTable assets;

    AssetProcessor(LedgerState state) {
        assets = state.assets();
    }

    @Override
    public int decide(CommandView command, Decision decision) {
        return 0;
    }

    @Override
    public void book(CommandView command, Decision decision) {
        int number = assets.register(
                command.high(RecordLayout.ASSET),
                command.low(RecordLayout.ASSET),
                command.intAt(RecordLayout.SCALE),
                decision.row);
        decision.extra(number);
    }
}
