package io.daybook.ledger.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.command.Attributes;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryCommandsTest {
    private static final BankHistory HISTORY = BerkaReader.read();
    private static final List<HistoryStep> STEPS = steps(1);

    private static List<HistoryStep> steps(long notBeforeNs) {
        List<HistoryStep> steps = new ArrayList<>();
        new HistoryCommands(HISTORY, new ContraAccounts(HISTORY.otherBanks()), notBeforeNs).forEach(steps::add);
        return steps;
    }

    @Test
    void shouldRegisterTheAssetThenOpenTheBanksOwnAccounts() {
        assertEquals("CZK", ((RegisterAsset) STEPS.get(0).command()).asset());
        OpenAccount cash = (OpenAccount) STEPS.get(1).command();
        assertEquals(AccountCategory.ASSET, cash.category());
        assertEquals(Metadata.of("Cash"), cash.attributes().metadata());
    }

    @Test
    void shouldOpenACustomersAccountRightBeforeItsFirstPosting() {
        OpenAccount open = (OpenAccount) STEPS.get(20).command();
        Transfer first = (Transfer) STEPS.get(21).command();
        assertEquals(Id.of(576), open.id());
        assertEquals(AccountCategory.LIABILITY, open.category());
        assertEquals(Limit.ZERO, open.overdraftLimit());
        assertEquals(Id.of(171_812), first.id());
        assertEquals(Id.of(100_001), first.debit());
        assertEquals(Id.of(576), first.credit());
        assertEquals(Amount.of(90_000), first.amount());
        assertEquals(Optional.of(LocalDate.of(1993, 1, 1)), first.effectiveDate());
    }

    @Test
    void shouldKeepThePartnersAccountAsMetadata() {
        Transfer pension = STEPS.stream()
                .filter(step -> step.posting().map(BankPosting::id).equals(Optional.of(637_742L)))
                .map(step -> (Transfer) step.command())
                .findFirst()
                .orElseThrow();
        assertEquals(Metadata.of("YZ/62457513"), pension.attributes().metadata());
        assertEquals(204, pension.attributes().code());
    }

    @Test
    void shouldCountWhatItHandsOver() {
        int count = HistoryCommands.count(HISTORY);
        assertEquals(STEPS.size(), count);
        assertEquals(1 + 19 + 1_229 + 49_070, count);
    }

    @Test
    void shouldGiveEachCommandALaterTimeOnTheBanksDate() {
        long lastNs = 0;
        for (HistoryStep step : STEPS) {
            long atNs = atNs(step.command());
            assertTrue(atNs > lastNs, step::toString);
            lastNs = atNs;
            step.posting().ifPresent(posting -> assertEquals(posting.date(), date(atNs)));
        }
    }

    @Test
    void shouldGiveTheSameTimesWhenAnInterruptedImportGoesOn() {
        long interruptedNs = atNs(STEPS.get(30_000).command());
        List<HistoryStep> again = steps(interruptedNs + 1);
        assertEquals(interruptedNs + 1, atNs(again.get(0).command()));
        assertEquals(interruptedNs + 1, atNs(again.get(30_000).command()));
        assertEquals(STEPS.subList(30_001, STEPS.size()), again.subList(30_001, again.size()));
    }

    private static LocalDate date(long ns) {
        return Instant.ofEpochSecond(0, ns).atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static long atNs(Command command) {
        Attributes attributes;
        if (command instanceof Transfer transfer) {
            attributes = transfer.attributes();
        } else if (command instanceof OpenAccount open) {
            attributes = open.attributes();
        } else {
            attributes = ((RegisterAsset) command).attributes();
        }
        return attributes.timestampNs().orElseThrow();
    }
}
