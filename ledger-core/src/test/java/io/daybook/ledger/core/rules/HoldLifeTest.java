package io.daybook.ledger.core.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.Amount;
import io.daybook.ledger.HoldBalances;
import io.daybook.ledger.Id;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.AdjustHold;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.ReleaseHold;
import io.daybook.ledger.core.history.FieldChanger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Lives of a hold of 100 for 60 seconds: what was done, and what became of it and of the money. */
class HoldLifeTest {
    private static final String LIVES = """
            life                                             | state    | authorised | captured | reserved | posted
            nothing                                          | OPEN     | 100        | 0        | 100      | 0
            capture                                          | CAPTURED | 100        | 100      | 0        | 100
            capture 40                                       | CAPTURED | 100        | 40       | 0        | 40
            capture 40 partly                                | OPEN     | 100        | 40       | 60       | 40
            capture 40 partly, capture 60 partly             | CAPTURED | 100        | 100      | 0        | 100
            capture 40 partly, capture                       | CAPTURED | 100        | 100      | 0        | 100
            capture 40 partly, capture 10                    | CAPTURED | 100        | 50       | 0        | 50
            capture 100 partly                               | CAPTURED | 100        | 100      | 0        | 100
            capture partly                                   | CAPTURED | 100        | 100      | 0        | 100
            adjust 130                                       | OPEN     | 130        | 0        | 130      | 0
            adjust 130, capture                              | CAPTURED | 130        | 130      | 0        | 130
            adjust 20                                        | OPEN     | 20         | 0        | 20       | 0
            adjust 100                                       | OPEN     | 100        | 0        | 100      | 0
            capture 40 partly, adjust 40                     | CAPTURED | 40         | 40       | 0        | 40
            capture 40 partly, adjust 41                     | OPEN     | 41         | 40       | 1        | 40
            capture 40 partly, adjust 200, capture 160       | CAPTURED | 200        | 200      | 0        | 200
            release                                          | RELEASED | 100        | 0        | 0        | 0
            capture 40 partly, release                       | RELEASED | 100        | 40       | 0        | 40
            wait 59                                          | OPEN     | 100        | 0        | 100      | 0
            wait 60                                          | EXPIRED  | 100        | 0        | 0        | 0
            capture 40 partly, wait 60                       | EXPIRED  | 100        | 40       | 0        | 40
            wait 59, adjust 100 for 60, wait 59              | OPEN     | 100        | 0        | 100      | 0
            wait 59, adjust 100 for 60, wait 60              | EXPIRED  | 100        | 0        | 0        | 0
            wait 30, adjust 110, wait 30                     | EXPIRED  | 110        | 0        | 0        | 0
            adjust 100 for 1, wait 1                         | EXPIRED  | 100        | 0        | 0        | 0
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
    Stream<DynamicTest> lives() {
        return LIVES.lines().skip(1).map(line -> {
            List<String> columns =
                    Arrays.stream(line.split("\\|")).map(String::trim).toList();
            return DynamicTest.dynamicTest(
                    line,
                    () -> assertEquals(
                            columns.subList(1, 6), live(columns.get(0).split(", "))));
        });
    }

    private static List<String> live(String[] life) {
        Setup setup = new Setup(ledgers, Map.of());
        Id debit = setup.account("debit");
        Id credit = setup.account("credit");
        Id hold = setup.newId();
        Receipt last = ledgers.accepted(PlaceHold.builder(hold, debit, credit, Amount.of(100))
                .timeToLiveSeconds(60)
                .build());
        long waitedNs = last.timestampNs().orElseThrow();
        for (String step : life) {
            String[] words = step.split(" ");
            if (words[0].equals("wait")) {
                waitedNs += Long.parseLong(words[1]) * 1_000_000_000L;
                List<Receipt> effects = ledgers.advanceTo(waitedNs);
                last = effects.isEmpty() ? last : effects.get(0);
            } else if (!words[0].equals("nothing")) {
                waitedNs = Math.max(waitedNs, ledgers.nextNs());
                last = ledgers.accepted(FieldChanger.at(command(setup, hold, words), OptionalLong.of(waitedNs)));
            }
        }
        return summary(last.hold().orElseThrow(), debit, credit);
    }

    private static Command command(Setup setup, Id hold, String[] words) {
        Id id = setup.newId();
        boolean stated = words.length > 1 && !words[1].equals("partly");
        if (words[0].equals("release")) {
            return ReleaseHold.of(id, hold);
        } else if (words[0].equals("adjust")) {
            AdjustHold.Builder adjust = AdjustHold.builder(id, hold, Amount.parse(words[1]));
            return words.length == 4
                    ? adjust.timeToLiveSeconds(Long.parseLong(words[3])).build()
                    : adjust.build();
        }
        CaptureHold.Builder capture =
                CaptureHold.builder(id, hold).finalCapture(!words[words.length - 1].equals("partly"));
        return stated ? capture.amount(Amount.parse(words[1])).build() : capture.build();
    }

    /** Both accounts must say the same. */
    private static List<String> summary(HoldBalances hold, Id debit, Id credit) {
        AccountBalances payer = ledgers.engine().ledger().balances(debit).orElseThrow();
        AccountBalances payee = ledgers.engine().ledger().balances(credit).orElseThrow();
        assertEquals(payer.debitsPending(), payee.creditsPending());
        assertEquals(payer.debitsPosted(), payee.creditsPosted());
        assertEquals(hold.remaining(), payer.debitsPending());
        return List.of(
                hold.state().name(),
                hold.authorised().toString(),
                hold.captured().toString(),
                payer.debitsPending().toString(),
                payer.debitsPosted().toString());
    }
}
