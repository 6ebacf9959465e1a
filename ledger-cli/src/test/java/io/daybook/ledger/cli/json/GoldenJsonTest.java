package io.daybook.ledger.cli.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.ledger.command.Command;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines that programs rely on, byte for byte: fields, their order, and how each value is written. */
class GoldenJsonTest {
    private final CommandReader reader = new CommandReader();

    @Test
    void shouldWriteEveryCommandAsInTheGoldenFile() throws IOException {
        List<String> golden = golden("commands.jsonl");
        StringBuilder written = new StringBuilder();
        for (String line : golden) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            Command command = ((Request) reader.read(bytes, 0, bytes.length)).command();
            written.append(CommandJsonTest.line(out ->
                    CommandWriter.write(out, command, command.attributes().timestampNs())));
        }
        assertEquals(String.join("\n", golden) + "\n", written.toString());
    }

    @Test
    void shouldWriteReceiptsAsInTheGoldenFile() throws IOException {
        assertEquals(String.join("\n", golden("receipts.jsonl")) + "\n", SampleReceipts.receiptLines());
    }

    @Test
    void shouldWriteJournalLinesAsInTheGoldenFile() throws IOException {
        assertEquals(String.join("\n", golden("journal.jsonl")) + "\n", SampleReceipts.journalLines());
    }

    private static List<String> golden(String name) throws IOException {
        try (InputStream stream = GoldenJsonTest.class.getResourceAsStream("golden/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
