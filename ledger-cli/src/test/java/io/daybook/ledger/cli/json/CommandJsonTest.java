package io.daybook.ledger.cli.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.ledger.Event;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.command.Command;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written of a command is read as the same command. */
class CommandJsonTest {
    private final CommandReader reader = new CommandReader();

    @Property(tries = 20_000)
    void shouldReadWhatWasWritten(@ForAll("commands") Command command) throws IOException {
        InputLine read = read(line(
                out -> CommandWriter.write(out, command, command.attributes().timestampNs())));
        assertEquals(command, ((Request) read).command());
        assertEquals(Request.of(command), read);
    }

    @Property(tries = 1_000)
    void shouldReadJournalLinesAsTheirCommandAtItsTime(@ForAll("commands") Command command) throws IOException {
        Event event = new Event(Optional.of(command), Receipts.of(command, Outcome.ACCEPTED));
        InputLine read = read(line(out -> EventWriter.write(out, event)));
        String expected =
                line(out -> CommandWriter.write(out, command, event.receipt().timestampNs()));
        assertEquals(read(expected), read);
    }

    @Provide
    Arbitrary<Command> commands() {
        return CommandArbitraries.commands();
    }

    private InputLine read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return reader.read(bytes, 0, bytes.length);
    }

    static String line(JsonLines.Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonLines lines = new JsonLines(bytes)) {
            lines.line(body);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
