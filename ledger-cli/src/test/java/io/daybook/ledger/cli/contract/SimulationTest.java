package io.daybook.ledger.cli.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.cli.Books;
import io.daybook.ledger.cli.Cli;
import io.daybook.ledger.command.ReleaseHold;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code apply --simulate}: by the same rules, without a lock, without a trace. */
class SimulationTest {
    private static final String AFTER_EXPIRY = Books.json(
            "{'command':'captureHold','id':20,'hold':2,'at':'2026-01-01T00:02:00Z'}",
            "{'command':'captureHold','id':20,'hold':2,'at':'2026-01-01T00:01:00Z'}",
            "{'command':'captureHold','id':20,'hold':2}",
            "{'command':'transfer','id':1,'debit':1,'credit':2,'amount':5000,'at':'2026-01-01T00:00:30Z'}",
            "{'command':'transfer','id':1,'debit':1,'credit':2,'amount':5001,'at':'2026-01-01T00:00:30Z'}",
            "{'command':'releaseHold','id':20,'hold':2,'at':'2026-01-01T00:00:05Z'}",
            "{'command':'group','id':20,'commands':[{'command':'releaseHold','id':21,'hold':2},"
                    + "{'command':'releaseHold','id':22,'hold':2}],'at':'2026-01-01T00:00:30Z'}");

    @TempDir
    private Path temporary;

    private Path books;

    @BeforeEach
    void applyTheExample() {
        books = temporary.resolve("books");
        Cli.runWith(Books.EXAMPLE, "apply", books, "--clock", "host", "--durability", "os");
    }

    @Test
    void shouldAnswerWhileAnotherHoldsTheLedgerAndLeaveItAlone() {
        DaybookOptions options =
                DaybookOptions.defaults().durability(Durability.OS).clock(ClockMode.HOST);
        try (Ledger ledger = Daybook.open(books, options)) {
            StateHash before = ledger.stateHash();
            assertEquals(3, Cli.run("apply", books).exitCode(), "two cannot hold it");
            Cli simulated = simulate("host");
            assertEquals(0, simulated.exitCode(), simulated.err());
            assertEquals(
                    List.of(
                            "HOLD_EXPIRED",
                            "ACCEPTED",
                            "ACCEPTED",
                            "ACCEPTED",
                            "ID_REUSED",
                            "TIMESTAMP_NOT_INCREASING",
                            "GROUP_FAILED"),
                    simulated.statuses());
            assertEquals(before, ledger.stateHash());
            assertTrue(ledger.execute(ReleaseHold.builder(Id.of(20), Id.of(2))
                            .at(1_767_225_630_000_000_000L)
                            .build())
                    .isAccepted());
        }
    }

    @Test
    void shouldBookNothingThatFallsDue() {
        Cli journal = Cli.run("journal", books);
        Cli simulated = simulate("system");
        assertEquals(
                List.of("INVALID_FIELD", "INVALID_FIELD", "HOLD_EXPIRED"),
                simulated.statuses().subList(0, 3));
        simulate("host");
        assertEquals(journal.out(), Cli.run("journal", books).out());
    }

    @Test
    void shouldAnswerWithoutASequenceAndAReplayAsOne() {
        List<String> lines = simulate("host").lines();
        lines.forEach(line -> assertTrue(line.contains("\"sequence\":null"), line));
        assertTrue(lines.get(1).contains("\"amount\":\"500\""), lines.get(1));
        assertTrue(lines.get(2).contains("\"timestamp\":\"2026-01-01T00:00:05.000000001Z\""), lines.get(2));
        assertTrue(lines.get(3).contains("\"replayed\":true,\"amount\":\"5000\""), lines.get(3));
        assertTrue(lines.get(4).contains("\"detail\":\"amount\""), lines.get(4));
    }

    private Cli simulate(String clock) {
        return Cli.runWith(AFTER_EXPIRY, "apply", books, "--clock", clock, "--simulate");
    }
}
