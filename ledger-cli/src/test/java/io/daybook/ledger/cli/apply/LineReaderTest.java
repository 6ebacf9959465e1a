package io.daybook.ledger.cli.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    @Property(tries = 200)
    void shouldCutAsAnybodyWould(@ForAll long seed, @ForAll @IntRange(min = 1, max = 90_000) int piece)
            throws IOException {
        Random random = new Random(seed);
        String text = IntStream.range(0, random.nextInt(40))
                .mapToObj(any -> "x".repeat(random.nextInt(5) == 0 ? random.nextInt(200_000) : random.nextInt(9)))
                .collect(Collectors.joining("\n"));
        List<String> expected = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        expected.remove(expected.size() - 1);
        String rest = text.substring(text.lastIndexOf('\n') + 1);
        if (!rest.isEmpty()) {
            expected.add(rest);
        }
        assertEquals(expected, read(new LineReader(new Trickle(text, piece))));
    }

    @Test
    void shouldNumberAndFindBlankLines() throws IOException {
        LineReader lines = new LineReader(new Trickle("a\n \t\r\n\nb", 1));
        List<Boolean> blank = new ArrayList<>();
        while (lines.next()) {
            blank.add(lines.isBlank());
        }
        assertEquals(List.of(false, true, true, false), blank);
        assertEquals(4, lines.number());
    }

    @Test
    void shouldTellWhetherALineIsThere() throws IOException {
        LineReader lines = new LineReader(new Trickle("a\nb\nc", 4));
        assertTrue(lines.next());
        assertTrue(lines.isReady());
        assertTrue(lines.next());
        assertFalse(lines.isReady());
    }

    @Test
    void shouldRefuseALineWithoutEnd() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                Arrays.fill(bytes, offset, offset + length, (byte) 'x');
                return length;
            }
        };
        LineReader lines = new LineReader(endless);
        assertThrows(LineReader.LineTooLongException.class, lines::next);
        assertEquals(1, lines.number());
    }

    private static List<String> read(LineReader lines) throws IOException {
        List<String> texts = new ArrayList<>();
        while (lines.next()) {
            texts.add(new String(lines.bytes(), lines.offset(), lines.length(), StandardCharsets.UTF_8));
        }
        return texts;
    }

    /** Gives out at most so many bytes at a time, and says that no more are there without waiting. */
    private static final class Trickle extends ByteArrayInputStream {
        private final int piece;

        Trickle(String text, int piece) {
            super(text.getBytes(StandardCharsets.UTF_8));
            this.piece = piece;
        }

        @Override
        public synchronized int read(byte[] bytes, int offset, int length) {
            return super.read(bytes, offset, Math.min(piece, length));
        }

        @Override
        public synchronized int available() {
            return 0;
        }
    }
}
