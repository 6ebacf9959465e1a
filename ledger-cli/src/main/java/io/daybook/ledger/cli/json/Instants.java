package io.daybook.ledger.cli.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalLong;

/** Instants in UTC as ISO-8601 text, exact to the nanosecond, and as nanoseconds since the epoch. */
public final class Instants {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final String TEMPLATE = "dddd-dd-ddTdd:dd:dd";
    private static final int MOST_FRACTION_DIGITS = 9;
    private static final int LONGEST = TEMPLATE.length() + MOST_FRACTION_DIGITS + 2;

    private Instants() {}

    /**
     * Reads an instant such as {@code 2026-01-01T00:00:03.000000001Z}.
     *
     * @param text four digits of a year, {@code Z} at the end, up to nine digits of a second
     * @return ns since the epoch; empty when it lies outside what 64 bits can hold (1677 .. 2262)
     * @throws InputException when the text is no such instant
     */
    public static OptionalLong parse(String text) {
        int end = text.length() - 1;
        if (end < TEMPLATE.length() || text.charAt(end) != 'Z' || !startsLikeTemplate(text)) {
            throw malformed(text);
        }
        long seconds = secondOfEpoch(text);
        int nanos = end == TEMPLATE.length() ? 0 : fraction(text, end);
        try {
            // Counted from the second that is nearer to zero, so that the smallest values do not overflow on the way.
            return seconds < 0 && nanos > 0
                    ? OptionalLong.of(
                            Math.addExact(Math.multiplyExact(seconds + 1, NANOS_PER_SECOND), nanos - NANOS_PER_SECOND))
                    : OptionalLong.of(Math.addExact(Math.multiplyExact(seconds, NANOS_PER_SECOND), nanos));
        } catch (ArithmeticException beyond64Bits) {
            return OptionalLong.empty();
        }
    }

    /**
     * Writes an instant with as many digits as make it exact: none, three, six or nine after the second.
     *
     * @param ns nanoseconds since the epoch
     * @return ISO-8601 text ending in {@code Z}
     */
    public static String format(long ns) {
        long second = Math.floorDiv(ns, NANOS_PER_SECOND);
        int nanos = (int) Math.floorMod(ns, NANOS_PER_SECOND);
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_PER_DAY));
        int secondOfDay = (int) Math.floorMod(second, SECONDS_PER_DAY);
        StringBuilder text = new StringBuilder(LONGEST);
        append(text, date.getYear(), 1000, '-');
        append(text, date.getMonthValue(), 10, '-');
        append(text, date.getDayOfMonth(), 10, 'T');
        append(text, secondOfDay / 3600, 10, ':');
        append(text, secondOfDay / 60 % 60, 10, ':');
        append(text, secondOfDay % 60, 10, nanos == 0 ? 'Z' : '.');
        if (nanos % 1_000_000 == 0 && nanos != 0) {
            append(text, nanos / 1_000_000, 100, 'Z');
        } else if (nanos % 1_000 == 0 && nanos != 0) {
            append(text, nanos / 1_000, 100_000, 'Z');
        } else if (nanos != 0) {
            append(text, nanos, 100_000_000, 'Z');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int number, int highest, char after) {
        for (int place = highest; place > 0; place /= 10) {
            text.append((char) ('0' + number / place % 10));
        }
        text.append(after);
    }

    private static boolean startsLikeTemplate(String text) {
        for (int index = 0; index < TEMPLATE.length(); index++) {
            char expected = TEMPLATE.charAt(index);
            char actual = text.charAt(index);
            if (expected == 'd' ? actual < '0' || actual > '9' : actual != expected) {
                return false;
            }
        }
        return true;
    }

    private static long secondOfEpoch(String text) {
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            throw malformed(text);
        }
        try {
            LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
            return date.toEpochDay() * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second;
        } catch (DateTimeException noSuchDay) {
            throw malformed(text);
        }
    }

    private static int fraction(String text, int end) {
        int count = end - TEMPLATE.length() - 1;
        if (text.charAt(TEMPLATE.length()) != '.' || count < 1 || count > MOST_FRACTION_DIGITS) {
            throw malformed(text);
        }
        int nanos = 0;
        for (int index = 0; index < MOST_FRACTION_DIGITS; index++) {
            char digit = index < count ? text.charAt(TEMPLATE.length() + 1 + index) : '0';
            if (digit < '0' || digit > '9') {
                throw malformed(text);
            }
            nanos = nanos * 10 + digit - '0';
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static InputException malformed(String text) {
        return new InputException(
                "\"" + Texts.shortened(text) + "\" is no instant in UTC such as 2026-01-31T09:00:00.000000001Z");
    }
}
