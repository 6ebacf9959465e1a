package io.daybook.ledger.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.cli.Books;
import io.daybook.ledger.cli.Cli;
import io.daybook.ledger.cli.ProgramProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One journal against rules that were really changed: a source file of the state machine, compiled anew. */
class OtherRulesTest {
    private static final Path RULES =
            Path.of("../ledger-core/src/main/java", "io/daybook/ledger/core/statemachine/AmountRules.java");

    /** Customers may overdraw. */
    private static final String CHANGED = "if (false && (netLowering > 0 ";

    @TempDir
    private Path temporary;

    @Test
    void shouldFindTheFirstCommandThatOtherRulesDecideDifferently() throws Exception {
        Path books = temporary.resolve("books");
        String commands = Books.EXAMPLE
                + Books.json(
                        "{'command':'transfer','id':9,'debit':1,'credit':2,'amount':100,'at':'2026-01-02T00:00:00Z'}",
                        "{'command':'transfer','id':10,'debit':2,'credit':1,'amount':9999,'at':'2026-01-03T00:00:00Z'}",
                        "{'command':'transfer','id':11,'debit':2,'credit':1,'amount':9,'at':'2026-01-04T00:00:00Z'}");
        Cli filled = Cli.runWith(commands, "apply", books, "--clock", "host", "--durability", "os");
        assertEquals("INSUFFICIENT_FUNDS", filled.statuses().get(7));
        assertEquals(
                "the same outcomes", Cli.run("replay", books, "--feed").lines().get(1));
        try (ProgramProcess other = ProgramProcess.startWith(changedRules(), "replay", books.toString(), "--feed")) {
            List<String> lines = other.readLines();
            assertEquals(1, other.exitCode(), other::err);
            assertTrue(lines.get(0).startsWith("fed commands=9 "), lines::toString);
            assertEquals("first difference: sequence=9 in=outcome", lines.get(1));
            assertTrue(lines.get(2).contains("INSUFFICIENT_FUNDS"), lines::toString);
            assertTrue(lines.get(3).contains("\"status\":\"ACCEPTED\""), lines::toString);
            assertEquals("accounts: 1, 2", lines.get(4));
        }
    }

    /** Classes that come before the ledger's own. */
    private Path changedRules() throws IOException {
        String source = Files.readString(RULES);
        String changed = source.replace("if ((netLowering > 0 ", CHANGED);
        assertNotEquals(source, changed, "the rule stands elsewhere now: look for it");
        Path file = Files.writeString(temporary.resolve("AmountRules.java"), changed);
        Path classes = Files.createDirectory(temporary.resolve("classes"));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        file.toString());
        assertEquals(0, failed, "it does not compile");
        return classes;
    }
}
