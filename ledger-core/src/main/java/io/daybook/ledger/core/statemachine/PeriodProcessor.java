package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.core.statemachine.state.PeriodTable;

/** ClosePeriod. Closing what is closed already is accepted and changes nothing. */
final class PeriodProcessor implements Processor {
    private final PeriodTable periods;

    PeriodProcessor(LedgerState state) {
        periods = state.periods();
    }

    @Override
    public int decide(CommandView command, Decision decision) {
        return 0;
    }

    @Override
    public void book(CommandView command, Decision decision) {
        periods.close(command.intAt(RecordLayout.PERIOD_BOOK), command.intAt(RecordLayout.THROUGH));
    }
}
