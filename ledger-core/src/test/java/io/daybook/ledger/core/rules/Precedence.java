package io.daybook.ledger.core.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.core.history.PossibleOutcomes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Puts each cause of a table alone, and each two that can be true together: the upper row is answered. */
final class Precedence {
    private final BothLedgers ledgers;
    private final EventKind kind;
    private final Function<Setup, Receipt> ask;

    /**
     * Rows about one kind of command.
     *
     * @param ledgers whom to ask
     * @param kind of command, or effect
     * @param ask sets up, asks, and returns the receipt
     */
    Precedence(BothLedgers ledgers, EventKind kind, Function<Setup, Receipt> ask) {
        this.ledgers = ledgers;
        this.kind = kind;
        this.ask = ask;
    }

    Stream<DynamicTest> rows(String table) {
        List<Cause> causes = Cause.table(table);
        List<DynamicTest> rows = new ArrayList<>();
        rows.add(DynamicTest.dynamicTest(kind + " has a row for every rejection", () -> assertComplete(causes)));
        rows.add(row("no cause", Map.of(), Outcome.ACCEPTED));
        for (int upper = 0; upper < causes.size(); upper++) {
            Cause first = causes.get(upper);
            rows.add(row(first.toString(), first.facts(), first.outcome()));
            for (Cause second : causes.subList(upper + 1, causes.size())) {
                Optional<Map<String, String>> both = first.together(second);
                both.ifPresent(facts -> rows.add(row(first + " before " + second, facts, first.outcome())));
            }
        }
        return rows.stream();
    }

    private DynamicTest row(String title, Map<String, String> facts, Outcome expected) {
        return DynamicTest.dynamicTest(kind + ": " + title, () -> {
            Receipt receipt = ask.apply(new Setup(ledgers, facts));
            assertEquals(expected, receipt.outcome());
        });
    }

    private void assertComplete(List<Cause> causes) {
        Set<Outcome> rejections = EnumSet.noneOf(Outcome.class);
        causes.forEach(cause -> rejections.add(cause.outcome()));
        Set<Outcome> possible = PossibleOutcomes.of(kind);
        possible.removeAll(EnumSet.of(Outcome.ACCEPTED, Outcome.GROUP_FAILED));
        rejections.remove(Outcome.GROUP_FAILED);
        assertEquals(possible, rejections);
    }
}
