package io.daybook.ledger.core.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.core.history.PossibleOutcomes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page that hosts read has the table that the generated histories hold the ledger to. */
class OutcomeTableTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "..", "docs", "semantics.md");

    /** What any command can be answered stands above the table. */
    private static final Set<Outcome> COMMON = EnumSet.of(
            Outcome.ACCEPTED,
            Outcome.INVALID_FIELD,
            Outcome.METADATA_TOO_LONG,
            Outcome.TIMESTAMP_NOT_INCREASING,
            Outcome.ID_REUSED,
            Outcome.GROUP_FAILED);

    @Test
    void shouldStandInTheDocumentation() throws IOException {
        String expected = Arrays.stream(EventKind.values())
                .map(OutcomeTableTest::row)
                .collect(Collectors.joining("\n", "| command | rejections |\n| --- | --- |\n", "\n"));
        assertTrue(
                Files.readString(PAGE).contains(expected),
                () -> "docs/semantics.md should contain this table:\n" + expected);
    }

    private static String row(EventKind kind) {
        Set<Outcome> outcomes = PossibleOutcomes.of(kind);
        outcomes.removeAll(COMMON);
        String codes = outcomes.stream().map(outcome -> "`" + outcome + "`").collect(Collectors.joining(", "));
        return "| `" + kind.label() + "` | " + codes + " |";
    }
}
