package io.daybook.ledger.cli.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.cli.Books;
import io.daybook.ledger.cli.Cli;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The longest metadata, transactions and groups from the shell into a directory, and out of its journal again. */
class LargestLinesTest {
    private static final int MOST = 8190;

    @TempDir
    private Path temporary;

    @Test
    void shouldApplyTheLargestCommandsAndRejectWhatIsLarger() {
        Path books = temporary.resolve("books");
        String input = Books.EXAMPLE
                + Books.json(
                        transaction(10, MOST),
                        transaction(11, MOST + 1),
                        group(20_000, MOST),
                        group(29_000, MOST + 1),
                        transfer(12, "é".repeat(2048), ",'at':'2026-01-01T00:00:30Z'"),
                        transfer(13, "é".repeat(2048) + "x", ",'at':'2026-01-01T00:00:31Z'"));
        Cli applied = Cli.runWith(input, "apply", books, "--clock", "host", "--durability", "os");
        assertEquals(0, applied.exitCode(), applied.err());
        List<String> statuses = applied.statuses();
        assertEquals(
                List.of("ACCEPTED", "TOO_MANY_POSTINGS", "ACCEPTED", "GROUP_TOO_LONG", "ACCEPTED", "METADATA_TOO_LONG"),
                statuses.subList(6, statuses.size()));
        Cli journal = Cli.run("journal", books);
        Path copy = temporary.resolve("copy");
        Cli again = Cli.runWith(journal.out(), "apply", copy, "--clock", "host", "--durability", "os");
        assertEquals(0, again.exitCode(), again.err());
        assertEquals(Cli.run("replay", books).out(), Cli.run("replay", copy).out());
        assertTrue(Cli.run("verify", books).exitCode() == 0);
    }

    private static String transaction(int id, int postings) {
        String list = IntStream.range(0, postings)
                .mapToObj(i ->
                        "{'account':" + (1 + i % 2) + ",'side':'" + (i % 2 == 0 ? "DEBIT" : "CREDIT") + "','amount':1}")
                .collect(Collectors.joining(","));
        return "{'command':'transaction','id':" + id + ",'at':'2026-01-01T00:00:" + id + "Z','postings':[" + list
                + "]}";
    }

    private static String group(int id, int members) {
        String list = IntStream.rangeClosed(1, members)
                .mapToObj(i -> transfer(id + i, "m", ""))
                .collect(Collectors.joining(","));
        return "{'command':'group','id':" + id + ",'at':'2026-01-01T00:00:" + id / 1000 + "Z','commands':[" + list
                + "]}";
    }

    private static String transfer(int id, String metadata, String at) {
        return "{'command':'transfer','id':" + id + ",'debit':1,'credit':2,'amount':1,'metadata':'" + metadata + "'"
                + at + "}";
    }
}
