package io.daybook.ledger.persistence.golden;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Bytes as lines of hex that say what they are: the bytes, then {@code # offset name = value}. */
final class HexLines {
    private static final int BYTES_A_LINE = 16;
    private static final int COLUMNS = BYTES_A_LINE * 3;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private final ByteBuffer bytes;
    private final StringBuilder text = new StringBuilder();
    private int at;

    HexLines(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The bytes of such lines. */
    static byte[] parse(String lines) {
        StringBuilder digits = new StringBuilder();
        lines.lines().forEach(line -> digits.append(line.replaceFirst("#.*", "")));
        return HexFormat.of().parseHex(digits.toString().replaceAll("\\s", ""));
    }

    /** A line of its own, without bytes. */
    void title(String title) {
        text.append("# ").append(title).append('\n');
    }

    /** Where the next bytes start. */
    int at() {
        return at;
    }

    int intAt(int offset) {
        return bytes.getInt(offset);
    }

    int byteAt(int offset) {
        return bytes.get(offset) & 0xff;
    }

    /** Takes a number of at most 16 bytes, lower half first, and answers it. */
    BigInteger number(int length, String name) {
        byte[] big = new byte[length + 1];
        for (int i = 0; i < length; i++) {
            big[length - i] = bytes.get(at + i);
        }
        BigInteger value = new BigInteger(big);
        take(length, name + " = " + value);
        return value;
    }

    /** Takes a number that stands for something. */
    int code(int length, String name, String meaning) {
        int value = length == 1 ? byteAt(at) : intAt(at);
        take(length, name + " = " + value + (meaning.isEmpty() ? "" : ", " + meaning));
        return value;
    }

    void text(int length, String name) {
        byte[] chars = new byte[length];
        bytes.get(at, chars);
        take(length, name + " = " + new String(chars, StandardCharsets.UTF_8).replace("\0", ""));
    }

    /** Takes bytes that are what they are. */
    void bytes(int length, String name) {
        take(length, name);
    }

    /** Takes what stands before the next multiple of 8. */
    void fill() {
        int rest = -at & (Long.BYTES - 1);
        if (rest > 0) {
            take(rest, "filling");
        }
    }

    private void take(int length, String comment) {
        int end = at + length;
        String said = comment;
        while (at < end) {
            int count = Math.min(BYTES_A_LINE, end - at);
            String hex = HEX.formatHex(bytes.array(), at, at + count);
            String line = String.format(Locale.ROOT, "%-" + COLUMNS + "s# %d %s", hex, at, said);
            text.append(line.stripTrailing()).append('\n');
            at += count;
            said = "";
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
