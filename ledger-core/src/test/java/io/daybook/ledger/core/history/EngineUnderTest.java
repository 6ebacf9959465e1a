package io.daybook.ledger.core.history;

import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;

/** The engine over a journal in memory. */
public final class EngineUnderTest implements LedgerUnderTest {
    private final LastingJournal journal = new LastingJournal();
    private LedgerEngine ledger;

    private EngineUnderTest() {}

    public static EngineUnderTest open() {
        EngineUnderTest engine = new EngineUnderTest();
        engine.start();
        return engine;
    }

    private void start() {
        ledger = LedgerEngine.open(new LedgerContext()
                .clockMode(ClockMode.HOST)
                .durability(Durability.MEMORY)
                .journal(journal));
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public void reopen() {
        ledger.close();
        start();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
