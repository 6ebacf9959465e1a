package io.daybook.ledger.core.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.core.history.EngineUnderTest;
import io.daybook.ledger.core.history.FieldChanger;
import io.daybook.ledger.core.history.LedgerUnderTest;
import io.daybook.ledger.core.model.ModelLedger;
import java.util.List;
import java.util.OptionalLong;

/** Model and ledger side by side: what one answers, the other must. */
final class BothLedgers implements AutoCloseable {
    /** 2026-01-15T00:00:00Z. */
    static final long START_NS = 1_768_435_200_000_000_000L;

    private final ModelLedger model = new ModelLedger();
    private final LedgerUnderTest engine = EngineUnderTest.open();

    /** Decides a command at the next nanosecond, unless it states its own time. */
    Receipt apply(Command command) {
        boolean timed = command.attributes().timestampNs().isPresent();
        return applyAsIs(timed ? command : FieldChanger.at(command, OptionalLong.of(nextNs())));
    }

    Receipt applyAsIs(Command command) {
        Receipt expected = model.apply(command);
        assertEquals(expected, engine.ledger().execute(command), "ledger against model");
        return expected;
    }

    Receipt simulate(Command command) {
        Receipt expected = model.simulate(command);
        assertEquals(expected, engine.ledger().simulate(command), "ledger against model");
        return expected;
    }

    List<Receipt> advanceTo(long timestampNs) {
        List<Receipt> expected = model.advanceTo(timestampNs);
        assertEquals(expected, engine.ledger().advanceTo(timestampNs), "ledger against model");
        return expected;
    }

    /** For what a setup needs to be true. */
    Receipt accepted(Command command) {
        Receipt receipt = apply(command);
        assertEquals("ACCEPTED", receipt.outcome().name(), () -> "the situation cannot be set up: " + command);
        return receipt;
    }

    long nextNs() {
        return Math.max(START_NS, model.lastTimestampNs() + 1);
    }

    ModelLedger model() {
        return model;
    }

    LedgerUnderTest engine() {
        return engine;
    }

    @Override
    public void close() {
        engine.close();
    }
}
