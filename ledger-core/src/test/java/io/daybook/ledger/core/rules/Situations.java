package io.daybook.ledger.core.rules;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.command.ClosePeriod;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.RegisterAsset;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Situations that several families of commands share. */
final class Situations {
    private Situations() {}

    /** The accounts of a transfer. */
    record Pair(Id debit, Id credit) {}

    static BothLedgers open() {
        BothLedgers ledgers = new BothLedgers();
        ledgers.accepted(RegisterAsset.of("EUR", 2));
        ledgers.accepted(RegisterAsset.of("USD", 2));
        return ledgers;
    }

    static Pair pair(Setup setup) {
        Id debit = setup.account("debit");
        Id credit = setup.is("credit", "debit") ? debit : setup.account("credit");
        pend(setup, "debit", debit, 0);
        pend(setup, "credit", credit, 0);
        setup.conclude(debit, credit);
        return new Pair(debit, credit);
    }

    /** Holds of nearly 2^128, and somewhat less, on the side that the command is going to raise. */
    static void pend(Setup setup, String role, Id account, long less) {
        if (setup.is(role + ".pending", "full") && !account.equals(setup.unknownId())) {
            Id helper = setup.helperOf(account);
            boolean debit = role.equals("debit");
            setup.ledgers.accepted(PlaceHold.of(
                    setup.newId(),
                    debit ? account : helper,
                    debit ? helper : account,
                    Amount.of(Setup.NEARLY_FULL.subtract(BigInteger.valueOf(less)))));
        }
    }

    static void closeToday(Setup setup) {
        LocalDate today = Instant.ofEpochSecond(0, setup.ledgers.nextNs() + 2_000_000_000L)
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
        setup.ledgers.accepted(
                ClosePeriod.builder(setup.newId(), today).book(setup.book()).build());
    }
}
