package io.daybook.ledger.persistence.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.persistence.verify.Verification;
import io.daybook.ledger.persistence.verify.Verifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/** What a child has acknowledged over a pipe, and whether a directory still knows all of it. */
final class Acknowledgements {
    private final KillCommands commands;
    private final Map<Long, String> receipts = new TreeMap<>();

    Acknowledgements(long seed) {
        commands = new KillCommands(seed);
    }

    int count() {
        return receipts.size();
    }

    /** Takes at most so many lines; false when the pipe has ended. */
    boolean take(BufferedReader pipe, int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            String line = pipe.readLine();
            if (line == null) {
                return false;
            }
            int tab = line.indexOf('\t');
            if (tab > 0 && line.endsWith("]")) {
                receipts.put(Long.parseLong(line.substring(0, tab)), line.substring(tab + 1));
            }
        }
        return true;
    }

    /** Opens a directory, asks for everything again, goes on, and verifies. */
    void assertAllIn(Path directory) {
        try (Ledger ledger = Daybook.open(directory)) {
            Map<Long, CompletionStage<Receipt>> again = new TreeMap<>();
            for (long number : receipts.keySet()) {
                again.put(number, ledger.submit(commands.command(number, OptionalLong.empty())));
            }
            again.forEach((number, stage) -> assertEquals(
                    receipts.get(number).replace("replayed=false", "replayed=true"),
                    stage.toCompletableFuture().join().toString(),
                    "acknowledged and lost"));
            for (int number = 1; number <= KillCommands.SETUP; number++) {
                ledger.execute(commands.command(number, OptionalLong.empty()));
            }
            assertTrue(ledger.snapshot().trialBalance().isBalanced());
        }
        Verification verification = Verifier.verify(directory, finding -> {});
        assertTrue(verification.isVerified(), () -> verification.findings().toString());
    }
}
