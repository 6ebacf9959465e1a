package io.daybook.ledger.cli.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.ledger.cli.Cli;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of the tables, on the HOST clock. */
class ContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> transfers() {
        return cases("transfers.cases");
    }

    @TestFactory
    Stream<DynamicTest> holds() {
        return cases("holds.cases");
    }

    @TestFactory
    Stream<DynamicTest> groupsAndRetries() {
        return cases("groups.cases");
    }

    @TestFactory
    Stream<DynamicTest> reversalsAndPeriods() {
        return cases("reversals.cases");
    }

    @TestFactory
    Stream<DynamicTest> accounts() {
        return cases("accounts.cases");
    }

    @TestFactory
    Stream<DynamicTest> values() {
        return cases("values.cases");
    }

    @TestFactory
    Stream<DynamicTest> limitsAndOptions() {
        return cases("options.cases");
    }

    @TestFactory
    Stream<DynamicTest> time() {
        return cases("time.cases");
    }

    private static Stream<DynamicTest> cases(String table) {
        return ContractCase.table(table).stream()
                .map(one -> DynamicTest.dynamicTest(one.title(), () -> shouldAnswer(one)));
    }

    private static void shouldAnswer(ContractCase asked) throws JsonProcessingException {
        Cli applied =
                Cli.runWith(asked.input(), "apply", "books", "--clock", "host", "--durability", "memory", "--effects");
        assertEquals(0, applied.exitCode(), applied.err());
        List<String> receipts = applied.lines();
        for (int i = 0; i < Math.min(receipts.size(), asked.answers().size()); i++) {
            JsonNode receipt = JSON.readTree(receipts.get(i));
            JsonNode wanted = JSON.readTree(asked.answers().get(i));
            assertTrue(has(receipt, wanted), () -> "wanted   " + wanted + "\nanswered " + receipt);
        }
        assertEquals(asked.answers().size(), receipts.size(), applied.out());
    }

    /**
     * Whether a receipt has what is wanted: of an object these fields (null: absent or null), of a list all elements.
     */
    private static boolean has(JsonNode receipt, JsonNode wanted) {
        if (wanted.isObject()) {
            return receipt.isObject()
                    && wanted.properties().stream()
                            .allMatch(field -> has(receipt.path(field.getKey()), field.getValue()));
        } else if (wanted.isArray()) {
            boolean same = receipt.isArray() && receipt.size() == wanted.size();
            for (int i = 0; same && i < wanted.size(); i++) {
                same = has(receipt.get(i), wanted.get(i));
            }
            return same;
        }
        return wanted.isNull() ? receipt.isNull() || receipt.isMissingNode() : receipt.equals(wanted);
    }
}
