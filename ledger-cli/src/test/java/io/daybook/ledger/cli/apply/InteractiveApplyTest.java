package io.daybook.ledger.cli.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.cli.Books;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.cli.OutputClosedException;
import io.daybook.ledger.cli.Streams;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who waits for each receipt before the next command gets it. */
@Timeout(60)
class InteractiveApplyTest {
    @TempDir
    private Path temporary;

    @Test
    void shouldAnswerEachLineBeforeTheNextIsWritten() throws Exception {
        PipedInputStream in = new PipedInputStream();
        PipedInputStream answers = new PipedInputStream(1 << 20);
        try (PipedOutputStream out = new PipedOutputStream(answers)) {
            CompletableFuture<Integer> ended = start(new Streams(in, out, new PrintWriter(new StringWriter())));
            try (PipedOutputStream commands = new PipedOutputStream(in)) {
                converse(commands, new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8)));
            }
            assertEquals(0, ended.get(30, TimeUnit.SECONDS));
        }
    }

    private static void converse(OutputStream commands, BufferedReader receipts) throws IOException {
        ask(commands, "{'command':'registerAsset','asset':'EUR','scale':2}");
        assertTrue(receipts.readLine().contains("ACCEPTED"));
        for (int id = 1; id <= 50; id++) {
            ask(commands, "{'command':'openAccount','id':" + id + ",'asset':'EUR','category':'ASSET'}");
            assertTrue(receipts.readLine().startsWith("{\"command\":\"openAccount\",\"id\":\"" + id + "\""));
        }
        ask(commands, "{'command':'placeHold','id':1,'debit':1,'credit':2,'amount':5,'timeToLiveSeconds':1}");
        assertTrue(receipts.readLine().startsWith("{\"command\":\"placeHold\""));
        // Nobody asks anything: the ledger's own clock lets the hold expire.
        assertTrue(receipts.readLine().startsWith("{\"effect\":\"holdExpired\",\"hold\":\"1\""));
    }

    @Test
    void shouldEndQuietlyWhenNobodyReadsTheReceipts() throws Exception {
        StringWriter err = new StringWriter();
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int oneByte) throws IOException {
                throw new OutputClosedException(new IOException("Broken pipe"));
            }
        };
        byte[] commands = "{\"command\":\"registerAsset\",\"asset\":\"EUR\",\"scale\":2}\n"
                .repeat(100_000)
                .getBytes(StandardCharsets.UTF_8);
        Streams streams = new Streams(new ByteArrayInputStream(commands), closed, new PrintWriter(err));
        assertEquals(141, start(streams).get(30, TimeUnit.SECONDS));
        assertEquals("", err.toString());
    }

    private CompletableFuture<Integer> start(Streams streams) {
        Path books = temporary.resolve("books");
        return CompletableFuture.supplyAsync(
                () -> Main.run(streams, "apply", books.toString(), "--durability", "os", "--effects"),
                task -> new Thread(task, "test-apply").start());
    }

    private static void ask(OutputStream commands, String line) throws IOException {
        commands.write(Books.json(line).getBytes(StandardCharsets.UTF_8));
        commands.flush();
    }
}
