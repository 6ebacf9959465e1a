package io.daybook.ledger.cli.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Amounts for people: the asset's scale, thousands separated, the sign in front. The same in every locale. */
public final class Money {
    private static final int GROUP = 3;

    private Money() {}

    /**
     * Writes an amount such as {@code -1,234,567.80}.
     *
     * @param minorUnits signed
     * @param scale digits after the point, 0 .. 38
     * @return the text
     */
    public static String format(BigInteger minorUnits, int scale) {
        String plain = new BigDecimal(minorUnits.abs(), scale).toPlainString();
        int point = plain.indexOf('.');
        int whole = point < 0 ? plain.length() : point;
        StringBuilder text = new StringBuilder(plain.length() + whole / GROUP + 1);
        if (minorUnits.signum() < 0) {
            text.append('-');
        }
        for (int index = 0; index < whole; index++) {
            if (index > 0 && (whole - index) % GROUP == 0) {
                text.append(',');
            }
            text.append(plain.charAt(index));
        }
        return text.append(plain, whole, plain.length()).toString();
    }

    /**
     * Pads texts on the right, so that aligned to the right their points stand under each other.
     *
     * @param texts amounts, or words
     * @return as many texts
     */
    static List<String> alignedByPoint(List<String> texts) {
        int most = texts.stream().mapToInt(Money::lengthFromPoint).max().orElse(0);
        return texts.stream()
                .map(text -> isAmount(text) ? text + " ".repeat(most - lengthFromPoint(text)) : text)
                .toList();
    }

    private static int lengthFromPoint(String text) {
        int point = text.indexOf('.');
        return point < 0 ? 0 : text.length() - point;
    }

    private static boolean isAmount(String text) {
        return !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
    }
}
