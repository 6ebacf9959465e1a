package io.daybook.ledger.persistence.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.daybook.Daybook;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.persistence.ChildJvm;
import io.daybook.ledger.persistence.verify.Verifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is stopped, loses its ledger to another, and is woken again: it acknowledges nothing more. */
class PausedOwnerTest {
    @TempDir
    Path temporary;

    private Path books;

    @Test
    void shouldGoOnWhenNobodyHasTakenTheLedger() throws Exception {
        ask(() -> assertEquals(3 + 1, sequence()), "ACCEPTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock file removed", "directory copied and replaced"})
    void shouldAcknowledgeNothingWhenTheLedgerWasTaken(String how) throws Exception {
        ask(() -> takeOver(how), "HALTED");
        try (Ledger ledger = Daybook.open(books)) {
            assertEquals("3", ledger.balances(Id.of(2)).orElseThrow().posted().toString());
            assertFalse(ledger.execute(transfer(12)).replayed());
        }
        assertTrue(Verifier.verify(books, finding -> {}).isVerified());
    }

    private static Transfer transfer(long number) {
        return Transfer.of(Id.of(number), Id.of(1), Id.of(2), Amount.of(1));
    }

    private interface Step {
        void run() throws Exception;
    }

    private void ask(Step whilePaused, String answerAfterwards) throws Exception {
        books = temporary.resolve("books");
        try (Ledger ledger = Daybook.open(books)) {
            ledger.execute(RegisterAsset.of("EUR", 2));
            ledger.execute(OpenAccount.of(Id.of(1), "EUR", AccountCategory.ASSET));
            ledger.execute(OpenAccount.of(Id.of(2), "EUR", AccountCategory.LIABILITY));
        }
        Process owner = ChildJvm.start(AskedLedger.class, books.toString());
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals("OPEN 3", said.readLine());
            assertEquals("ACCEPTED", ask(owner, said, 11));
            signal("STOP", owner);
            whilePaused.run();
            signal("CONT", owner);
            String answer = ask(owner, said, 12);
            assertTrue(answer.startsWith(answerAfterwards), answer);
            assertTrue(answerAfterwards.equals("ACCEPTED") || answer.contains("lock was taken away"), answer);
        } finally {
            owner.destroyForcibly().waitFor();
        }
    }

    private static String ask(Process owner, BufferedReader said, long number) throws IOException {
        OutputStream in = owner.getOutputStream();
        in.write((number + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
        return said.readLine();
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        int ended;
        try {
            ended = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException absent) {
            System.out.println("skipped: no program to send a signal: " + absent);
            assumeTrue(false, absent.toString());
            return;
        }
        assertEquals(0, ended);
    }

    private long sequence() {
        try (Ledger ledger = Daybook.openReadOnly(books)) {
            return ledger.durableSequence();
        }
    }

    /** Another owner opens the ledger and books, which it can only since somebody has helped it. */
    private void takeOver(String how) throws IOException {
        if (how.startsWith("lock")) {
            Files.delete(books.resolve("owner.lock"));
        } else {
            Path moved = Files.move(books, temporary.resolve("moved"));
            FileTree.of(moved).writeTo(books);
        }
        try (Ledger ledger = Daybook.open(books)) {
            assertTrue(ledger.execute(transfer(21)).isAccepted());
            assertTrue(ledger.execute(transfer(22)).isAccepted());
        }
    }
}
