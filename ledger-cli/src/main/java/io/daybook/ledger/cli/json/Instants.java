package io.daybook.ledger.cli.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;

/** Instants in UTC as ISO-8601 text, exact to the nanosecond, and as nanoseconds since the epoch. */
public final class Instants {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final String TEMPLATE = "dddd-dd-ddTdd:dd:dd";
    private static final int MOST_FRACTION_DIGITS = 9;

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
     * Writes an instant with as many digits as make it exact.
     *
     * @param ns nanoseconds since the epoch
     * @return ISO-8601 text ending in {@code Z}
     */
    public static String format(long ns) {
        return Instant.ofEpochSecond(Math.floorDiv(ns, NANOS_PER_SECOND), Math.floorMod(ns, NANOS_PER_SECOND))
                .toString();
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
