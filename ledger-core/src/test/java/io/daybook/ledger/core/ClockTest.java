package io.daybook.ledger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Event;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.core.history.LastingJournal;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clock that stands still, is set back and is set forward: ledger time strictly increases all the same. */
class ClockTest {
    private static final long T0 = 1_767_225_600_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final Id CASH = Id.of(1);
    private static final Id ANNA = Id.of(2);

    private final AtomicLong machineNs = new AtomicLong(T0);
    private final LastingJournal journal = new LastingJournal();
    private LedgerEngine ledger;
    private long lastId = 100;

    @BeforeEach
    void openBooks() {
        ledger = open(onMachinesClock(Long.MAX_VALUE));
        assertEquals(T0, timeOf(ledger.execute(RegisterAsset.of("EUR", 2))));
        ledger.execute(OpenAccount.of(CASH, "EUR", AccountCategory.ASSET));
        ledger.execute(OpenAccount.of(ANNA, "EUR", AccountCategory.LIABILITY));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void shouldGiveEachCommandATimeOfItsOwnOnAClockThatStandsStill() {
        assertEquals(T0 + 3, timeOf(pay()));
        assertEquals(T0 + 4, timeOf(pay()));
        machineNs.set(T0 + 5);
        assertEquals(T0 + 5, timeOf(pay()));
    }

    @Test
    void shouldNotGoBackWithAClockThatIsSetBack() {
        machineNs.set(T0 + DAY);
        assertEquals(T0 + DAY, timeOf(pay()));
        machineNs.set(T0);
        assertEquals(T0 + DAY + 1, timeOf(pay()));
        machineNs.set(Long.MIN_VALUE);
        assertEquals(T0 + DAY + 2, timeOf(pay()));
        machineNs.set(T0 + DAY + SECOND);
        assertEquals(T0 + DAY + SECOND, timeOf(pay()));
    }

    @Test
    void shouldNotGoBackWhenItIsOpenedAgainOnAClockThatWasSetBack() {
        machineNs.set(T0 + DAY);
        pay();
        machineNs.set(T0 - DAY);
        StateHash before = ledger.stateHash();
        reopen(onMachinesClock(Long.MAX_VALUE));
        assertEquals(before, ledger.stateHash());
        assertEquals(T0 + DAY + 1, timeOf(pay()));
    }

    @Test
    void shouldCountAHoldsLifeInLedgerTimeAndNotInThatOfTheMachine() {
        machineNs.set(T0 + DAY);
        pay();
        machineNs.set(T0);
        long endsNs = holdForASecond();
        assertEquals(T0 + DAY + 1 + SECOND, endsNs);
        machineNs.set(T0 + 2 * SECOND);
        assertEquals(Outcome.ACCEPTED, capture().outcome());
        machineNs.set(endsNs - 1);
        assertEquals(Outcome.ACCEPTED, capture().outcome());
        machineNs.set(endsNs);
        Receipt late = capture();
        assertEquals(Outcome.HOLD_EXPIRED, late.outcome());
        assertEquals(endsNs + 1, timeOf(late));
    }

    @Test
    void shouldExpireByAClockThatIsSetForwardAndKeepItSoWhenItIsSetBack() {
        holdForASecond();
        machineNs.set(T0 + DAY);
        Receipt late = capture();
        assertEquals(Outcome.HOLD_EXPIRED, late.outcome());
        assertEquals(T0 + DAY, timeOf(late));
        machineNs.set(T0);
        assertEquals(Outcome.HOLD_EXPIRED, capture().outcome());
    }

    @Test
    void shouldTickOnAClockThatJumpsWithoutGoingBack() throws InterruptedException {
        reopen(onMachinesClock(100_000));
        LinkedBlockingQueue<Event> heard = new LinkedBlockingQueue<>();
        ledger.subscribe(ledger.durableSequence() + 1, heard::add);
        machineNs.set(T0 + DAY);
        pay();
        machineNs.set(T0 - DAY);
        long endsNs = holdForASecond();
        assertEquals(EventKind.TRANSFER, heard(heard).kind());
        assertEquals(EventKind.PLACE_HOLD, heard(heard).kind());
        machineNs.set(endsNs + DAY);
        Receipt expired = heard(heard);
        assertEquals(EventKind.HOLD_EXPIRED, expired.kind());
        assertEquals(endsNs, timeOf(expired));
        machineNs.set(T0);
        assertEquals(endsNs + 1, timeOf(pay()));
    }

    @Test
    void shouldSimulateAtTheTimeThatADecisionWouldHave() {
        machineNs.set(T0 + DAY);
        pay();
        machineNs.set(T0);
        Transfer transfer = payment();
        assertEquals(T0 + DAY + 1, timeOf(ledger.simulate(transfer)));
        assertEquals(T0 + DAY + 1, timeOf(ledger.execute(transfer)));
    }

    @Test
    void shouldExecuteAtOnceWhatIsScheduledForATimeThatThePastHasSeen() {
        machineNs.set(T0 + DAY);
        pay();
        machineNs.set(T0);
        ledger.execute(ScheduleTransfer.of(Id.of(lastId++), CASH, ANNA, Amount.of(5), T0 + DAY));
        pay();
        assertEquals(T0 + DAY + 3, ledger.snapshot().timestampNs());
        assertEquals(7, ledger.balances(ANNA).orElseThrow().posted().intValueExact());
    }

    @Test
    void shouldRefuseATimeOfTheHostsOnASystemClock() {
        StateHash before = ledger.stateHash();
        Receipt refused = ledger.execute(Transfer.builder(Id.of(7), CASH, ANNA, Amount.of(1))
                .at(T0 + DAY)
                .build());
        assertEquals(Outcome.INVALID_FIELD, refused.outcome());
        assertEquals("at", refused.detail());
        assertEquals(before, ledger.stateHash());
        assertTrue(
                ledger.execute(Transfer.of(Id.of(7), CASH, ANNA, Amount.of(1))).isAccepted());
    }

    @Test
    void shouldRefuseATimeThatDoesNotRiseOnTheHostsClockAndNeverAskTheMachine() {
        machineNs.set(T0 + DAY);
        reopen(new LedgerContext().clockMode(ClockMode.HOST).clock(() -> {
            throw new AssertionError("the machine's clock was read");
        }));
        assertEquals(T0 + 3, timeOf(payAt(T0 + 3)));
        Receipt refused = payAt(T0 + 3);
        assertEquals(Outcome.TIMESTAMP_NOT_INCREASING, refused.outcome());
        assertFalse(refused.sequence().isPresent());
        assertEquals(Outcome.TIMESTAMP_NOT_INCREASING, payAt(T0 - DAY).outcome());
        assertEquals(T0 + 4, timeOf(payAt(T0 + 4)));
    }

    private LedgerEngine open(LedgerContext context) {
        return LedgerEngine.open(context.journal(journal));
    }

    private LedgerContext onMachinesClock(long tickNs) {
        return new LedgerContext().clock(machineNs::get).tickNs(tickNs);
    }

    private void reopen(LedgerContext context) {
        ledger.close();
        ledger = open(context);
    }

    private Receipt pay() {
        return ledger.execute(payment());
    }

    private Receipt payAt(long atNs) {
        return ledger.execute(Transfer.builder(Id.of(lastId++), CASH, ANNA, Amount.of(1))
                .at(atNs)
                .build());
    }

    private Transfer payment() {
        return Transfer.of(Id.of(lastId++), CASH, ANNA, Amount.of(1));
    }

    private long holdForASecond() {
        return ledger.execute(PlaceHold.builder(Id.of(50), CASH, ANNA, Amount.of(9))
                        .timeToLiveSeconds(1)
                        .build())
                .hold()
                .orElseThrow()
                .expiresAtNs()
                .orElseThrow();
    }

    private Receipt capture() {
        return ledger.execute(CaptureHold.builder(Id.of(lastId++), Id.of(50))
                .amount(Amount.of(1))
                .finalCapture(false)
                .build());
    }

    private static long timeOf(Receipt receipt) {
        return receipt.timestampNs().orElseThrow();
    }

    private static Receipt heard(LinkedBlockingQueue<Event> events) throws InterruptedException {
        Event event = events.poll(30, TimeUnit.SECONDS);
        assertTrue(event != null, "an event is missing");
        return event.receipt();
    }
}
