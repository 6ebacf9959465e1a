package io.daybook.ledger.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Ledger;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole demo on real files. */
class DemoCommandTest {
    private static final String LAST_LINE = "accounts=1229 transfers=49070 balance-mismatches=0 final-mismatches=0 "
            + "trial-balance=0 recovered=identical state-hash=[0-9a-f]{64}";

    @TempDir
    private Path directory;

    private record Run(int exitCode, List<String> lines) {
        String lastLine() {
            return lines.get(lines.size() - 1);
        }

        boolean says(String words) {
            return lines.stream().anyMatch(line -> line.contains(words));
        }
    }

    private static Run demo(Object... arguments) {
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed);
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int exitCode = new CommandLine(new DemoCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(out)
                .execute(words);
        return new Run(exitCode, printed.toString().lines().toList());
    }

    @Test
    void shouldAgreeWithTheBankAndChangeNothingInASecondRun() {
        Run first = demo("--dir", directory.resolve("books"));
        assertTrue(first.lastLine().matches(LAST_LINE), first::toString);
        assertEquals(0, first.exitCode());
        assertTrue(first.says("315,463,601.10"), first::toString);

        Run second = demo("--dir", directory.resolve("books"));
        assertEquals(first.lastLine(), second.lastLine());
        assertEquals(0, second.exitCode());
        assertTrue(second.says("Replayed 50,319 of them"), second::toString);
    }

    @Test
    void shouldGoOnWhereAnInterruptedRunStopped() {
        Path whole = directory.resolve("whole");
        Path interrupted = directory.resolve("interrupted");
        importUntil(20_000, interrupted);

        Run resumed = demo("--dir", interrupted, "--durability", "os");
        assertTrue(resumed.says("Replayed 20,000 of them"), resumed::toString);
        assertEquals(demo("--dir", whole, "--durability", "os").lastLine(), resumed.lastLine());
        assertEquals(0, resumed.exitCode());
    }

    private static void importUntil(int commands, Path books) {
        BankHistory history = BerkaReader.read();
        HistoryCommands steps = new HistoryCommands(history, new ContraAccounts(history.otherBanks()), 1);
        DaybookOptions options =
                DaybookOptions.defaults().durability(Durability.OS).clock(ClockMode.HOST);
        try (Ledger ledger = Daybook.open(books, options)) {
            DemoFindings findings = new DemoFindings(answered -> {});
            HistoryImport sender = new HistoryImport(ledger, findings);
            int[] sent = {0};
            steps.forEach(step -> {
                if (sent[0]++ < commands) {
                    sender.add(step);
                }
            });
            sender.finish();
            assertEquals(commands, findings.receipts());
        }
    }

    @Test
    void shouldRefuseToRunWithoutFiles() {
        assertEquals(2, demo("--dir", directory, "--durability", "memory").exitCode());
    }
}
