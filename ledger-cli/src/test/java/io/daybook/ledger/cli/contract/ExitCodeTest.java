package io.daybook.ledger.cli.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.cli.Books;
import io.daybook.ledger.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each command ends with. */
class ExitCodeTest {
    private static final DaybookOptions AS_OTHERS =
            DaybookOptions.defaults().durability(Durability.OS).clock(ClockMode.HOST);

    @TempDir
    private Path temporary;

    private Path books;

    @BeforeEach
    void fillBooks() {
        books = temporary.resolve("books");
        assertEquals(
                0,
                Cli.runWith(Books.EXAMPLE, "apply", books, "--clock", "host", "--durability", "os")
                        .exitCode());
    }

    /**
     * BOOKS is a directory that is whole, BAD one that is damaged, NONE one that holds no ledger, NEW one to be made.
     */
    private Cli run(String line) {
        Object[] words = Stream.of(line.split(" "))
                .map(word -> switch (word) {
                    case "BOOKS" -> books;
                    case "BAD" -> damaged();
                    case "NONE" -> temporary.resolve("none");
                    case "NEW" -> temporary.resolve("new");
                    default -> word;
                })
                .toArray();
        return Cli.run(words);
    }

    private Path damaged() {
        try {
            Files.writeString(books.resolve("ledger.id"), "daybook format=1 ledger=none\n");
            return books;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, apply BOOKS --clock host",
        "2, apply BOOKS --clock moon",
        "2, apply BOOKS missing.jsonl --clock host",
        "3, apply BAD --clock host",
        "0, accounts BOOKS",
        "0, accounts BOOKS 1",
        "1, accounts BOOKS 99",
        "2, accounts BOOKS --at-sequence 99",
        "2, accounts BOOKS abc",
        "3, accounts NONE",
        "3, accounts BAD",
        "0, statement BOOKS 2",
        "1, statement BOOKS 99",
        "2, statement BOOKS",
        "2, statement BOOKS 2 --from 2026-02-30",
        "3, statement NONE 2",
        "0, trial-balance BOOKS",
        "2, trial-balance BOOKS --format xml",
        "3, trial-balance NONE",
        "0, journal BOOKS",
        "2, journal BOOKS --from 0",
        "3, journal NONE",
        "0, verify BOOKS",
        "1, verify BAD",
        "2, verify BOOKS --checkpoint missing",
        "3, verify NONE",
        "0, replay BOOKS",
        "2, replay BOOKS --to-sequence 99",
        "2, replay BOOKS --every 0",
        "3, replay BAD",
        "0, snapshot BOOKS",
        "2, snapshot",
        "2, snapshot BOOKS --now",
        "3, snapshot NONE",
        "3, snapshot BAD",
        "0, backup BOOKS NEW",
        "2, backup BOOKS",
        "3, backup NONE NEW",
        "0, restore BOOKS NEW",
        "0, restore BOOKS NEW --to-sequence 3",
        "0, restore BOOKS NEW --to-sequence 99",
        "2, restore BOOKS NEW --at yesterday",
        "3, restore NONE NEW",
        "0, bench --help",
        "2, bench --quick",
        "0, demo --help",
        "2, demo --dir",
        "0, explain BOOKS 2",
        "1, explain BOOKS 99",
        "3, explain NONE 2",
        "0, export BOOKS",
        "3, export NONE",
        "2, nothing",
        "0, --help",
        "0, --version",
    })
    void shouldEndWith(int exitCode, String line) {
        Cli ended = run(line);
        assertEquals(exitCode, ended.exitCode(), ended.out() + ended.err());
        if (exitCode >= 2) {
            assertEquals("", ended.out());
            assertFalse(ended.err().isBlank());
        }
    }

    @Test
    void shouldTakeARejectionForAnOutcomeUnlessItIsAskedNotTo() {
        String poor = Books.json(
                "{'command':'transfer','id':9,'debit':2,'credit':1,'amount':999999,'at':'2026-01-02T00:00:00Z'}");
        Cli rejected = Cli.runWith(poor, "apply", books, "--clock", "host");
        assertEquals(0, rejected.exitCode(), rejected.err());
        assertEquals("INSUFFICIENT_FUNDS", rejected.statuses().get(0));
        String poorToo = poor.replace("\"id\":9", "\"id\":10").replace("00:00:00", "00:00:01");
        Cli asked = Cli.runWith(poorToo, "apply", books, "--clock", "host", "--fail-on-rejection");
        assertEquals(1, asked.exitCode(), asked.err());
        assertEquals("INSUFFICIENT_FUNDS", asked.statuses().get(0));
    }

    @Test
    void shouldEndWithTheLedgersCodeWhereAnotherProcessOwnsIt() {
        try (Ledger owner = Daybook.open(books, AS_OTHERS)) {
            long sequence = owner.durableSequence();
            assertEquals(3, run("apply BOOKS --clock host").exitCode());
            assertEquals(3, run("snapshot BOOKS").exitCode());
            assertEquals(0, run("accounts BOOKS").exitCode());
            assertEquals(0, run("verify BOOKS").exitCode());
            assertEquals(0, run("backup BOOKS NEW").exitCode());
            assertEquals(sequence, owner.durableSequence());
        }
    }
}
