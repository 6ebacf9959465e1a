package io.daybook.ledger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.HoldState;
import io.daybook.ledger.Id;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.core.journal.MemoryJournal;
import io.daybook.ledger.query.BalanceSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The whole path once, in memory: the example of the command line's contract, retries, a group, a reopen. */
class LedgerEngineTest {
    private static final long T0 = 1_767_225_600_000_000_000L;

    private final MemoryJournal journal = new MemoryJournal();

    private LedgerEngine open() {
        return LedgerEngine.open(new LedgerContext().clockMode(ClockMode.HOST).journal(journal));
    }

    private LedgerEngine openWithTwoAccounts() {
        LedgerEngine ledger = open();
        assertTrue(
                ledger.execute(RegisterAsset.builder("EUR", 2).at(T0).build()).isAccepted());
        openAccount(ledger, 1, AccountCategory.ASSET);
        openAccount(ledger, 2, AccountCategory.LIABILITY);
        return ledger;
    }

    @Test
    void shouldAnswerEveryDoorWhileItsThreadsSpin() {
        try (LedgerEngine ledger = LedgerEngine.open(new LedgerContext().spinning(true))) {
            assertTrue(ledger.execute(RegisterAsset.of("EUR", 2)).isAccepted());
            CommandBatch batch = ledger.newBatch(2);
            batch.add(
                    OpenAccount.builder(Id.of(1), "EUR", AccountCategory.ASSET).build());
            batch.transfer(5, 1, 2, 7);
            ledger.submit(batch);
            batch.await();
            assertEquals(Outcome.ACCEPTED, batch.outcome(0));
            assertEquals(Outcome.CREDIT_ACCOUNT_NOT_FOUND, batch.outcome(1));
            assertEquals(3, ledger.durableSequence());
        }
    }

    private static Receipt transferFiveThousand(LedgerEngine ledger) {
        return ledger.execute(Transfer.builder(Id.of(1), Id.of(1), Id.of(2), Amount.of(5000))
                .at(T0 + 3)
                .build());
    }

    private static void placeHold(LedgerEngine ledger) {
        ledger.execute(PlaceHold.builder(Id.of(2), Id.of(2), Id.of(1), Amount.of(1200))
                .timeToLiveSeconds(60)
                .at(T0 + 4)
                .build());
    }

    @Test
    void shouldAnswerTheExampleOfTheContract() {
        try (LedgerEngine ledger = openWithTwoAccounts()) {
            Receipt moved = transferFiveThousand(ledger);
            assertEquals(Outcome.ACCEPTED, moved.outcome());
            assertEquals(4, moved.sequence().orElseThrow());
            placeHold(ledger);
            Receipt captured = ledger.execute(CaptureHold.builder(Id.of(3), Id.of(2))
                    .amount(Amount.of(700))
                    .finalCapture(false)
                    .at(T0 + 5)
                    .build());
            assertEquals(Amount.of(500), captured.hold().orElseThrow().remaining());
            assertEquals(HoldState.OPEN, captured.hold().orElseThrow().state());
            assertEquals(4300, captured.account(Id.of(2)).orElseThrow().posted().intValue());
            assertEquals(
                    3800,
                    captured.account(Id.of(2))
                            .orElseThrow()
                            .available()
                            .orElseThrow()
                            .intValue());
            assertEquals(ledger.balances(Id.of(2)), captured.account(Id.of(2)));
        }
    }

    @Test
    void shouldAnswerARetryAsTheFirstTimeAndRefuseAnIdReused() {
        try (LedgerEngine ledger = openWithTwoAccounts()) {
            Receipt moved = transferFiveThousand(ledger);
            Receipt again = ledger.execute(Transfer.builder(Id.of(1), Id.of(1), Id.of(2), Amount.of(5000))
                    .at(T0 + 6)
                    .build());
            assertTrue(again.replayed());
            assertEquals(moved.accounts(), again.accounts());
            assertEquals(moved.timestampNs(), again.timestampNs());
            Receipt reused = ledger.execute(Transfer.builder(Id.of(1), Id.of(1), Id.of(2), Amount.of(5001))
                    .at(T0 + 7)
                    .build());
            assertEquals(Outcome.ID_REUSED, reused.outcome());
            assertEquals("amount", reused.detail());
        }
    }

    @Test
    void shouldDecideAGroupAsOne() {
        try (LedgerEngine ledger = openWithTwoAccounts()) {
            transferFiveThousand(ledger);
            Receipt failed = ledger.execute(Group.builder(
                            Id.of(10),
                            List.of(
                                    Transfer.of(Id.of(11), Id.of(1), Id.of(2), Amount.of(1)),
                                    Transfer.of(Id.of(12), Id.of(2), Id.of(1), Amount.of(1_000_000))))
                    .at(T0 + 8)
                    .build());
            assertEquals(Outcome.GROUP_FAILED, failed.outcome());
            assertEquals(Outcome.INSUFFICIENT_FUNDS, failed.members().get(1).outcome());
            Receipt grouped = ledger.execute(Group.builder(
                            Id.of(20),
                            List.of(
                                    Transfer.of(Id.of(21), Id.of(1), Id.of(2), Amount.of(1)),
                                    Transfer.of(Id.of(22), Id.of(2), Id.of(1), Amount.of(10))))
                    .at(T0 + 9)
                    .build());
            assertEquals(Outcome.ACCEPTED, grouped.outcome(), grouped::toString);
            assertTrue(ledger.execute(Transfer.builder(Id.of(22), Id.of(2), Id.of(1), Amount.of(10))
                            .at(T0 + 10)
                            .build())
                    .replayed());
        }
    }

    @Test
    void shouldExpireAHoldWhenItsTimeHasCome() {
        try (LedgerEngine ledger = openWithTwoAccounts()) {
            transferFiveThousand(ledger);
            placeHold(ledger);
            List<Receipt> effects = ledger.advanceTo(T0 + 4 + 60_000_000_000L);
            assertEquals(1, effects.size());
            assertEquals(HoldState.EXPIRED, effects.get(0).hold().orElseThrow().state());
            assertTrue(ledger.snapshot().trialBalance().isBalanced());
        }
    }

    @Test
    void shouldAnswerEachCommandOfABatch() {
        try (LedgerEngine ledger = openWithTwoAccounts()) {
            CommandBatch batch = ledger.newBatch(10);
            batch.transfer(100, 1, 2, 7);
            batch.at(T0 + 100_000_000_000L);
            batch.transfer(101, 1, 3, 7);
            batch.at(T0 + 100_000_000_001L);
            ledger.execute(batch);
            assertEquals(Outcome.ACCEPTED, batch.outcome(0));
            assertEquals(Outcome.CREDIT_ACCOUNT_NOT_FOUND, batch.outcome(1));
        }
    }

    @Test
    void shouldChangeNothingInASimulation() {
        try (LedgerEngine ledger = openWithTwoAccounts()) {
            StateHash before = ledger.stateHash();
            BalanceSnapshot balances = ledger.snapshot();
            Transfer transfer = Transfer.of(Id.of(500), Id.of(1), Id.of(2), Amount.of(5000));
            Receipt simulated = ledger.simulate(transfer);
            assertEquals(Outcome.ACCEPTED, simulated.outcome());
            assertEquals(simulated, ledger.simulate(transfer));
            assertEquals(before, ledger.stateHash());
            assertEquals(balances, ledger.snapshot());
            assertEquals(before.sequence(), ledger.durableSequence());
        }
    }

    @Test
    void shouldDeliverEveryEventToASubscriber() throws InterruptedException {
        List<Long> heard = new CopyOnWriteArrayList<>();
        List<Long> decided = new ArrayList<>();
        try (LedgerEngine ledger = open()) {
            ledger.subscribe(1, event -> heard.add(event.receipt().sequence().orElseThrow()));
            decided.add(ledger.execute(RegisterAsset.builder("EUR", 2).at(T0).build())
                    .sequence()
                    .orElseThrow());
            for (int i = 1; i <= 100; i++) {
                decided.add(ledger.execute(OpenAccount.builder(Id.of(i), "EUR", AccountCategory.ASSET)
                                .at(T0 + i)
                                .build())
                        .sequence()
                        .orElseThrow());
            }
            for (int i = 0; i < 1000 && heard.size() < decided.size(); i++) {
                Thread.sleep(1);
            }
        }
        assertEquals(decided, heard);
    }

    private static void openAccount(LedgerEngine ledger, long id, AccountCategory category) {
        Receipt receipt = ledger.execute(
                OpenAccount.builder(Id.of(id), "EUR", category).at(T0 + id).build());
        assertEquals(Outcome.ACCEPTED, receipt.outcome());
    }
}
