package io.daybook.ledger.core.statemachine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;
import io.daybook.ledger.core.journal.MemoryJournal;
import io.daybook.ledger.core.statemachine.state.IdHash;
import org.junit.jupiter.api.Test;

/** Ids that the index cannot tell apart are told apart by what stands in the rows. */
class SameHashTest {
    /** Lower halves with which an id has the same hash, whatever its upper half. */
    private static final long LOW = 0x9E3779B97F4A7C15L;

    private static final int IDS = 100;

    private static Id id(long high) {
        return new Id(high, LOW);
    }

    @Test
    void shouldTellAccountsAndCommandsApart() {
        assertEquals(IdHash.of(1, LOW), IdHash.of(2, LOW), "the hash is another one now: look for other ids");
        MemoryJournal journal = new MemoryJournal();
        try (LedgerEngine ledger = LedgerEngine.open(new LedgerContext().journal(journal))) {
            ledger.execute(RegisterAsset.of("EUR", 2));
            for (int account = 1; account <= IDS; account++) {
                accept(ledger, OpenAccount.of(id(account), "EUR", AccountCategory.EQUITY));
            }
            assertEquals(
                    Outcome.CREDIT_ACCOUNT_NOT_FOUND,
                    ledger.execute(transfer(IDS)).outcome());
            for (int account = 1; account < IDS; account++) {
                accept(ledger, transfer(account));
            }
            checkRetries(ledger);
            try (LedgerEngine again = LedgerEngine.open(new LedgerContext().journal(journal))) {
                checkRetries(again);
            }
        }
    }

    /** From each account to the next, as much as its number. */
    private static Transfer transfer(int account) {
        return Transfer.of(id(1000 + account), id(account), id(account + 1), Amount.of(account));
    }

    private static void accept(LedgerEngine ledger, Command command) {
        assertTrue(ledger.execute(command).isAccepted());
    }

    private static void checkRetries(LedgerEngine ledger) {
        for (int account = 1; account < IDS; account++) {
            assertTrue(ledger.execute(transfer(account)).replayed());
            assertEquals(-1, posted(ledger, account));
        }
        assertTrue(ledger.balances(id(IDS + 1)).isEmpty());
        assertEquals(IDS - 1, posted(ledger, IDS));
    }

    private static int posted(LedgerEngine ledger, int account) {
        return ledger.balances(id(account)).orElseThrow().posted().intValueExact();
    }
}
