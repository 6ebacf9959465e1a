package io.daybook.ledger.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.JournalDifference;
import io.daybook.JournalFeed;
import io.daybook.Replay;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.cli.Books;
import io.daybook.ledger.cli.Cli;
import io.daybook.ledger.cli.json.Instants;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The replay as a tool, from the shell and from the API. */
class ReplayCommandTest {
    private static final String LATER = Books.json(
            "{'command':'transfer','id':9,'debit':1,'credit':2,'amount':100,'at':'2026-01-02T00:00:00Z'}",
            "{'command':'transfer','id':10,'debit':2,'credit':1,'amount':9999999,'at':'2026-01-03T00:00:00Z'}");

    @TempDir
    private Path temporary;

    private Path books;

    @BeforeEach
    void fillBooks() {
        books = fill("books", Books.EXAMPLE + LATER);
    }

    private Path fill(String name, String commands) {
        Path directory = temporary.resolve(name);
        assertEquals(
                0,
                Cli.runWith(commands, "apply", directory, "--clock", "host", "--durability", "os")
                        .exitCode());
        return directory;
    }

    @Test
    void shouldGoToAnInstantAndTellEachStep() {
        List<String> steps = Cli.run("replay", books, "--steps").lines();
        assertEquals(9, steps.size());
        assertTrue(steps.get(6).startsWith("sequence=7 holdExpired id=2 ACCEPTED state-hash="), steps.get(6));
        String hash = steps.get(4).replaceFirst(".*(state-hash=.*)", "$1");
        assertEquals(
                List.of("sequence=5 " + hash),
                Cli.run("replay", books, "--to-instant", "2026-01-01T00:00:04.5Z")
                        .lines());
        assertEquals(2, Cli.run("replay", books, "--feed", "--every", 3).exitCode());
    }

    @Test
    void shouldSayWhereTwoJournalsPart() {
        Path same = fill("same", Cli.run("journal", books).out());
        assertEquals(new Cli(0, "equal\n", ""), Cli.run("replay", books, "--compare", same));
        Path other = fill("other", Books.EXAMPLE + LATER.replace("9999999", "1"));
        Cli parted = Cli.run("replay", books, "--compare", other);
        assertEquals(1, parted.exitCode());
        assertEquals("first difference: sequence=9 in=command", parted.lines().get(0));
        assertTrue(parted.lines().get(1).startsWith("first:  {")
                && parted.lines().get(1).contains("INSUFFICIENT_FUNDS"));
        assertTrue(parted.lines().get(2).startsWith("second: {")
                && parted.lines().get(2).contains("ACCEPTED"));
        assertEquals("accounts: 1, 2", parted.lines().get(3));
        assertEquals(
                0,
                Cli.run("replay", books, "--compare", other, "--to-sequence", 8).exitCode());
    }

    @Test
    void shouldSayThatOneEndsBeforeTheOther() {
        Path shorter = fill("shorter", Books.EXAMPLE);
        Cli parted = Cli.run("replay", shorter, "--compare", books);
        assertEquals("first difference: sequence=7 in=end", parted.lines().get(0));
        assertEquals("first:  (the journal ends before)", parted.lines().get(1));
        assertTrue(parted.lines().get(2).contains("holdExpired"), parted.out());
    }

    @Test
    void shouldFeedAFreshLedgerAndCompareIts() {
        Cli fed = Cli.run("replay", books, "--feed");
        assertEquals(0, fed.exitCode(), fed.out() + fed.err());
        String hash =
                Cli.run("replay", books).out().replaceFirst(".*state-hash=", "").strip();
        assertTrue(fed.lines().get(0).startsWith("fed commands=8 ms="), fed.out());
        assertTrue(fed.lines().get(0).endsWith("state-hash=" + hash), fed.out());
        assertEquals("the same outcomes", fed.lines().get(1));
    }

    /** Other rules: here a ledger that was fed something else. */
    @Test
    void shouldFindWhatOtherRulesDecide() {
        DaybookOptions inMemory =
                DaybookOptions.defaults().durability(Durability.MEMORY).clock(ClockMode.HOST);
        Path other = fill("other", Books.EXAMPLE.replace("5000", "500") + LATER);
        try (Ledger fed = Daybook.open(books, inMemory)) {
            JournalFeed.feed(other, fed);
            JournalDifference difference = JournalFeed.compare(books, fed).orElseThrow();
            assertEquals(4, difference.sequence());
            assertEquals("command", difference.part());
        }
    }

    @Test
    void shouldOpenTheStateOfAnInstantForReading() {
        List<StateHash> hashes = new ArrayList<>();
        long instantNs = Instants.parse("2026-01-02T12:00:00Z").orElseThrow();
        try (Ledger then =
                Replay.of(books).toInstant(instantNs).hashEvery(4, hashes::add).open()) {
            assertEquals(8, then.durableSequence());
            assertEquals(
                    List.of(4L, 8L), hashes.stream().map(StateHash::sequence).toList());
            assertEquals(then.stateHash(), hashes.get(1));
            assertEquals(Replay.of(books).toSequence(8).run(), then.stateHash());
        }
    }
}
