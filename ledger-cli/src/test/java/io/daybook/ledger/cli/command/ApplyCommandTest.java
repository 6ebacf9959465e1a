package io.daybook.ledger.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.cli.Books;
import io.daybook.ledger.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code apply} as a black box: lines in, lines and an exit code out. */
class ApplyCommandTest {
    private static final String ACCEPTED = "ACCEPTED";

    @TempDir
    private Path temporary;

    private Path books;

    @BeforeEach
    void chooseDirectory() {
        books = temporary.resolve("books");
    }

    @Test
    void shouldAnswerTheExampleOfTheContract() {
        Cli applied = apply(Books.EXAMPLE);
        assertEquals(0, applied.exitCode(), applied.err());
        assertEquals(Collections.nCopies(6, ACCEPTED), applied.statuses());
        String last = applied.lines().get(5);
        assertContains(
                last, "\"hold\":{\"id\":\"2\",\"authorised\":\"1200\",\"captured\":\"700\",\"remaining\":\"500\",");
        assertContains(last, "\"state\":\"OPEN\",\"expiresAt\":\"2026-01-01T00:01:04Z\"}");
        assertContains(
                last, "{\"id\":\"2\",\"debitsPosted\":\"700\",\"creditsPosted\":\"5000\",\"debitsPending\":\"500\",");
        assertContains(last, "\"posted\":\"4300\",\"pending\":\"3800\",\"available\":\"3800\"");
    }

    @Test
    void shouldAnswerTheFirstReceiptsWhenAllIsAskedAgain() throws IOException {
        Cli first = apply(Books.EXAMPLE);
        Path file = Files.writeString(temporary.resolve("again.jsonl"), withoutTime(Books.EXAMPLE));
        Cli again = Cli.run("apply", books, file, "--durability", "os");
        assertEquals(first.out().replace("\"replayed\":false", "\"replayed\":true"), again.out());
    }

    @Test
    void shouldApplyWhatComesBeforeALineThatIsNoCommand() {
        String line = Books.json("{'command':'transfer','id':1,'debit':1,'credit':2,'amount':5.5}");
        Cli applied = apply(Books.EXAMPLE + "\n" + line + Books.EXAMPLE);
        assertEquals(2, applied.exitCode());
        assertEquals(Collections.nCopies(6, ACCEPTED), applied.statuses());
        assertTrue(applied.err().startsWith("line 8: field \"amount\": must be an integer"), applied.err());
        assertEquals(1, applied.err().lines().count());
        assertEquals(2, Cli.run("accounts", books, "--format", "json").lines().size());
    }

    @Test
    void shouldRejectWithoutComplaintUnlessAsked() {
        apply(Books.EXAMPLE);
        String tooMuch = Books.json(
                "{'command':'transfer','id':9,'debit':2,'credit':1,'amount':99999,'at':'2026-01-01T00:00:06Z'}");
        Cli rejected = apply(tooMuch);
        assertEquals(List.of("INSUFFICIENT_FUNDS"), rejected.statuses());
        assertEquals(0, rejected.exitCode());
        assertEquals(1, apply(tooMuch, "--fail-on-rejection").exitCode());
    }

    @Test
    void shouldAnswerIdsAsGivenWhereNoCommandCanHaveThem() {
        apply(Books.EXAMPLE);
        String number = "340282366920938463463374607431768211456";
        Cli applied = apply(Books.json(
                "{'command':'transfer','id':'" + number
                        + "','debit':1,'credit':2,'amount':1,'at':'2026-01-01T00:00:06Z'}",
                "{'command':'transfer','id':7,'debit':1,'credit':2,'amount':0,'at':'2026-01-01T00:00:06Z'}",
                "{'command':'group','id':8,'commands':[{'command':'releaseHold','id':-1,'hold':2}],"
                        + "'at':'2026-01-01T00:00:07Z'}"));
        assertEquals(List.of("INVALID_ID", "INVALID_AMOUNT", "GROUP_FAILED"), applied.statuses());
        assertContains(
                applied.lines().get(0), "{\"command\":\"transfer\",\"id\":\"" + number + "\",\"sequence\":null,");
        assertContains(applied.lines().get(2), "\"receipts\":[{\"command\":\"releaseHold\",\"id\":\"-1\",");
        assertContains(applied.lines().get(2), "\"status\":\"INVALID_ID\"");
    }

    @Test
    void shouldSimulateWithoutATrace() throws IOException {
        apply(Books.EXAMPLE);
        String before = Cli.run("replay", books).out();
        String release = Books.json("{'command':'releaseHold','id':9,'hold':2,'at':'2026-01-01T00:00:06Z'}");
        Cli simulated = apply(release + release, "--simulate");
        assertEquals(List.of(ACCEPTED, ACCEPTED), simulated.statuses());
        assertContains(simulated.lines().get(1), "\"sequence\":null");
        assertContains(simulated.lines().get(1), "\"amount\":\"500\"");
        assertEquals(before, Cli.run("replay", books).out());
        Path nowhere = temporary.resolve("nowhere");
        assertEquals(
                List.of(ACCEPTED),
                Cli.runWith(first(Books.EXAMPLE), "apply", nowhere, "--simulate", "--clock", "host")
                        .statuses());
        assertFalse(Files.exists(nowhere));
    }

    @Test
    void shouldPrintEffectsInTheirPlaceWhenAsked() {
        apply(Books.EXAMPLE);
        Cli applied = apply(
                Books.json(
                        "{'command':'transfer','id':10,'debit':1,'credit':2,'amount':1,'at':'2026-01-01T00:00:30Z'}",
                        "{'command':'transfer','id':11,'debit':1,'credit':2,'amount':1,'at':'2026-01-01T00:02:00Z'}",
                        "{'command':'placeHold','id':12,'debit':2,'credit':1,'amount':3,'timeToLiveSeconds':1,"
                                + "'at':'2026-01-01T00:03:00Z'}",
                        "{'effect':'holdExpired','hold':'12','at':'2026-01-01T00:03:01Z'}"),
                "--effects");
        assertEquals(0, applied.exitCode(), applied.err());
        List<String> kinds = applied.lines().stream()
                .map(line -> line.replaceFirst(".*?:\"(\\w+)\".*", "$1"))
                .toList();
        assertEquals(List.of("transfer", "holdExpired", "transfer", "placeHold", "holdExpired"), kinds);
        assertContains(applied.lines().get(1), "\"hold\":\"2\",\"at\":\"2026-01-01T00:01:04Z\",\"sequence\":8,");
        assertContains(applied.lines().get(1), "\"amount\":\"500\"");
        assertContains(applied.lines().get(4), "\"hold\":\"12\"");
    }

    @Test
    void shouldComeToTheSameStateFromAJournal() {
        apply(Books.EXAMPLE);
        apply(Books.json(
                "{'command':'scheduleTransfer','id':20,'debit':1,'credit':2,'amount':7,'dueAt':'2026-01-01T00:01:04Z',"
                        + "'at':'2026-01-01T00:00:30Z'}",
                "{'command':'placeHold','id':21,'debit':2,'credit':1,'amount':3,'timeToLiveSeconds':1,"
                        + "'at':'2026-01-01T00:01:04Z','metadata':{'base64':'/w=='}}",
                "{'command':'group','id':22,'commands':[{'command':'openAccount','id':3,'asset':'EUR',"
                        + "'category':'ASSET','overdraftLimit':-1}],'at':'2026-01-01T00:01:04.000000003Z'}",
                "{'effect':'holdExpired','hold':'21','at':'2026-01-01T00:02:00Z'}"));
        Path copy = temporary.resolve("copy");
        Cli journal = Cli.run("journal", books);
        Cli copied = Cli.runWith(journal.out(), "apply", copy, "--clock", "host", "--durability", "os");
        assertEquals(0, copied.exitCode(), copied.err());
        assertEquals(Cli.run("replay", books).out(), Cli.run("replay", copy).out());
        assertEquals(journal.out(), Cli.run("journal", copy).out());
        assertEquals(12, journal.lines().size());
    }

    @Test
    void shouldKeepNothingInMemoryAndCreateNothing() {
        Cli applied = Cli.runWith(Books.EXAMPLE, "apply", books, "--clock", "host", "--durability", "memory");
        assertEquals(Collections.nCopies(6, ACCEPTED), applied.statuses());
        assertFalse(Files.exists(books));
    }

    @Test
    void shouldRefuseAtOnTheSystemClockAndItsLackOnTheOther() {
        assertEquals(
                List.of("INVALID_FIELD"),
                Cli.runWith(first(Books.EXAMPLE), "apply", books).statuses());
        Cli untimed = apply(withoutTime(first(Books.EXAMPLE)));
        assertEquals(List.of("INVALID_FIELD"), untimed.statuses());
        assertContains(untimed.lines().get(0), "\"detail\":\"at\"");
    }

    @Test
    void shouldSayWhatIsWrongWithAFileOfCommands() {
        Cli missing = Cli.run("apply", books, temporary.resolve("none.jsonl"));
        assertEquals(2, missing.exitCode());
        assertContains(missing.err(), "there is no file of commands");
        assertFalse(Files.exists(books));
        assertEquals(2, Cli.run("apply", books, temporary).exitCode());
    }

    private Cli apply(String input, String... more) {
        Object[] arguments = new Object[more.length + 6];
        System.arraycopy(new Object[] {"apply", books, "--clock", "host", "--durability", "os"}, 0, arguments, 0, 6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return Cli.runWith(input, arguments);
    }

    private static String first(String lines) {
        return lines.substring(0, lines.indexOf('\n') + 1);
    }

    private static String withoutTime(String lines) {
        return lines.replaceAll(",\"at\":\"[^\"]*\"", "");
    }

    private static void assertContains(String text, String part) {
        assertTrue(text.contains(part), () -> part + " is not in " + text);
    }
}
