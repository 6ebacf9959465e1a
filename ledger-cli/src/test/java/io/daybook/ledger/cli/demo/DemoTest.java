package io.daybook.ledger.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Transfer;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the demo notices: run against ledgers that are right, and ledgers that err in one way each. */
class DemoTest {
    private static final BankHistory HISTORY = BerkaReader.read();
    /** The last posting of the file: nothing after it can hide a fault, or suffer from it. */
    private static final BankPosting LAST =
            HISTORY.postings().get(HISTORY.postings().size() - 1);

    private static DemoReport run(Supplier<Ledger> opener) {
        return new Demo(HISTORY, opener, answered -> {}).run();
    }

    @Test
    void shouldHoldWhenTheLedgerAgreesWithTheBank() {
        LedgerOnPaper ledger = new LedgerOnPaper();
        DemoReport report = run(() -> ledger);
        assertTrue(report.holds(HISTORY));
        assertEquals(
                "accounts=1229 transfers=49070 balance-mismatches=0 final-mismatches=0 trial-balance=0 "
                        + "recovered=identical state-hash=" + ledger.stateHash().hex(),
                report.result().line());
    }

    @Test
    void shouldSayTheSameInASecondRun() {
        LedgerOnPaper ledger = new LedgerOnPaper();
        DemoReport first = run(() -> ledger);
        DemoReport second = run(() -> ledger);
        assertEquals(first.result(), second.result());
        assertEquals(second.findings().receipts(), second.findings().replayed());
        assertTrue(second.holds(HISTORY));
    }

    @Test
    void shouldNoticeALostHundredth() {
        LedgerOnPaper ledger = new LedgerOnPaper() {
            @Override
            protected Amount moved(Transfer transfer) {
                boolean last = transfer.id().equals(Id.of(LAST.id()));
                return last ? transfer.amount().minus(Amount.of(1)) : transfer.amount();
            }
        };
        DemoReport report = run(() -> ledger);
        assertFalse(report.holds(HISTORY));
        assertEquals(1, report.result().balanceMismatches());
        assertEquals(1, report.result().finalMismatches());
        assertTrue(report.findings().complaints().get(0).contains("trans_id=" + LAST.id()));
    }

    @Test
    void shouldNoticeThatTheReopenedLedgerIsAnother() {
        LedgerOnPaper shorter = new LedgerOnPaper();
        Iterator<Ledger> opened = List.<Ledger>of(new LedgerOnPaper(), shorter).iterator();
        DemoReport report = run(opened::next);
        assertFalse(report.holds(HISTORY));
        assertTrue(report.result().line().contains(" recovered=different "));
    }

    @Test
    void shouldNoticeThatARetryWasDecidedAgain() {
        LedgerOnPaper ledger = new LedgerOnPaper() {
            @Override
            protected boolean forgets(Command command) {
                return command instanceof Transfer transfer && transfer.id().equals(Id.of(LAST.id()));
            }
        };
        assertTrue(run(() -> ledger).holds(HISTORY));
        DemoReport second = run(() -> ledger);
        assertFalse(second.holds(HISTORY));
        assertEquals(1, second.result().balanceMismatches());
    }
}
