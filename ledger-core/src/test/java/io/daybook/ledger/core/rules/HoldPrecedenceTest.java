package io.daybook.ledger.core.rules;

import io.daybook.ledger.Amount;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import io.daybook.ledger.command.AdjustHold;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.ReleaseHold;
import io.daybook.ledger.command.Transfer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is about a hold of 100, of which 30 is captured. */
class HoldPrecedenceTest {
    private static final String HOLD = """
            INVALID_ID                | id=0
            INVALID_ID                | hold=0
            %s
            INVALID_FIELD             | actor=unreadable
            METADATA_TOO_LONG         | metadata=4097
            TIMESTAMP_NOT_INCREASING  | at=last
            ID_REUSED                 | id=used
            HOLD_NOT_FOUND            | hold=unknown
            HOLD_NOT_FOUND            | hold=rejected
            NOT_A_HOLD                | hold=transfer
            HOLD_ALREADY_CAPTURED     | hold=captured
            HOLD_ALREADY_CAPTURED     | hold=adjustedDown
            HOLD_ALREADY_RELEASED     | hold=released
            HOLD_EXPIRED              | hold=expired
            """;

    private static final String CAPTURE = HOLD.formatted("INVALID_AMOUNT | amount=0") + """
            DEBITS_BLOCKED            | debit.status=FROZEN
            CREDITS_BLOCKED           | credit.status=FROZEN
            PERIOD_CLOSED             | period=closed
            EXCEEDS_HOLD              | amount=71
            OVERFLOW                  | debit.posted=full
            OVERFLOW                  | credit.posted=full
            INSUFFICIENT_FUNDS        | debit.category=LIABILITY, debit.overdraft=0
            MAXIMUM_BALANCE_EXCEEDED  | debit.category=ASSET, debit.maximum=50
            INSUFFICIENT_FUNDS        | credit.category=ASSET, credit.overdraft=0
            MAXIMUM_BALANCE_EXCEEDED  | credit.category=LIABILITY, credit.maximum=50
            """;

    private static final String ADJUST = HOLD.formatted("INVALID_AMOUNT | amount=0") + """
            DEBITS_BLOCKED            | debit.status=DEBITS_BLOCKED, amount=160
            DEBITS_BLOCKED            | debit.status=FROZEN, amount=160
            CREDITS_BLOCKED           | credit.status=CREDITS_BLOCKED, amount=160
            CREDITS_BLOCKED           | credit.status=FROZEN, amount=160
            BELOW_CAPTURED            | amount=29
            OVERFLOW                  | debit.pending=full, amount=160
            OVERFLOW                  | credit.pending=full, amount=160
            INSUFFICIENT_FUNDS        | debit.category=LIABILITY, debit.overdraft=0, amount=160
            MAXIMUM_BALANCE_EXCEEDED  | debit.category=ASSET, debit.maximum=50, amount=160
            INSUFFICIENT_FUNDS        | credit.category=ASSET, credit.overdraft=0, amount=160
            MAXIMUM_BALANCE_EXCEEDED  | credit.category=LIABILITY, credit.maximum=50, amount=160
            """;

    private static BothLedgers ledgers;

    @BeforeAll
    static void open() {
        ledgers = Situations.open();
    }

    @AfterAll
    static void close() {
        ledgers.close();
    }

    @TestFactory
    Stream<DynamicTest> captureHold() {
        return new Precedence(ledgers, EventKind.CAPTURE_HOLD, setup -> {
                    Id hold = hold(setup);
                    CaptureHold command = CaptureHold.builder(setup.id(), hold)
                            .amount(setup.amount(60))
                            .finalCapture(false)
                            .effectiveDate(setup.date())
                            .build();
                    return ledgers.apply(setup.attributed(command));
                })
                .rows(CAPTURE);
    }

    @TestFactory
    Stream<DynamicTest> adjustHold() {
        return new Precedence(ledgers, EventKind.ADJUST_HOLD, setup -> {
                    Id hold = hold(setup);
                    return ledgers.apply(setup.attributed(AdjustHold.of(setup.id(), hold, setup.amount(90))));
                })
                .rows(ADJUST);
    }

    @TestFactory
    Stream<DynamicTest> releaseHold() {
        return new Precedence(ledgers, EventKind.RELEASE_HOLD, setup -> {
                    Id hold = hold(setup);
                    return ledgers.apply(setup.attributed(ReleaseHold.of(setup.id(), hold)));
                })
                .rows(HOLD.formatted(""));
    }

    private static Id hold(Setup setup) {
        Id debit = setup.account("debit");
        Id credit = setup.account("credit");
        Situations.pend(setup, "debit", debit, 60);
        Situations.pend(setup, "credit", credit, 60);
        Id hold = setup.newId();
        ledgers.accepted(PlaceHold.builder(hold, debit, credit, Amount.of(100))
                .timeToLiveSeconds(setup.is("hold", "expired") ? 1 : 1_000_000)
                .build());
        ledgers.accepted(CaptureHold.builder(setup.newId(), hold)
                .amount(Amount.of(30))
                .finalCapture(false)
                .build());
        Id named = ended(setup, hold, new Situations.Pair(debit, credit));
        setup.conclude(debit, credit);
        return named;
    }

    /** The id to name, after what the fact says has happened. */
    private static Id ended(Setup setup, Id hold, Situations.Pair pair) {
        Id other = setup.newId();
        switch (setup.fact("hold", "open")) {
            case "captured" -> ledgers.accepted(CaptureHold.of(other, hold));
            case "adjustedDown" -> ledgers.accepted(AdjustHold.of(other, hold, Amount.of(30)));
            case "released" -> ledgers.accepted(ReleaseHold.of(other, hold));
            case "expired" -> ledgers.advanceTo(ledgers.nextNs() + 1_000_000_000L);
            case "transfer" -> ledgers.accepted(Transfer.of(other, pair.debit(), pair.credit(), Amount.of(1)));
            case "rejected" -> ledgers.apply(PlaceHold.of(other, pair.debit(), pair.debit(), Amount.of(1)));
            default -> {}
        }
        return switch (setup.fact("hold", "open")) {
            case "0" -> Id.ZERO;
            case "unknown" -> setup.unknownId();
            case "transfer", "rejected" -> other;
            default -> hold;
        };
    }
}
