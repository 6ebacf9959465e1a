package io.daybook.ledger.cli.table;

import java.math.BigInteger;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * One column of a report: under which name programs get it, under which heading people do, and how a row gives it.
 * Immutable.
 *
 * @param <R> a row
 */
public final class Column<R> {
    private static final int MOST_SHOWN = 60;

    private final String name;
    private final String heading;
    private final Kind kind;
    private final Function<R, Object> value;
    private final ToIntFunction<R> scale;
    private final String absent;

    /** What a column holds. */
    enum Kind {
        /** Any text. */
        TEXT,
        /** A whole number that counts something. */
        NUMBER,
        /** An amount in minor units. */
        MONEY
    }

    private Column(
            String name, String heading, Kind kind, Function<R, Object> value, ToIntFunction<R> scale, String absent) {
        this.name = name;
        this.heading = heading;
        this.kind = kind;
        this.value = value;
        this.scale = scale;
        this.absent = absent;
    }

    /**
     * A column of texts, for programs only until {@link #headed} is called.
     *
     * @param name the name of the field
     * @param value null for none
     * @param <R> a row
     * @return the column
     */
    public static <R> Column<R> text(String name, Function<R, String> value) {
        return new Column<>(name, "", Kind.TEXT, value::apply, row -> 0, "");
    }

    /**
     * A column of counts or numbers, for programs only until {@link #headed} is called.
     *
     * @param name the name of the field
     * @param value the number
     * @param <R> a row
     * @return the column
     */
    public static <R> Column<R> number(String name, ToLongFunction<R> value) {
        return new Column<>(name, "", Kind.NUMBER, value::applyAsLong, row -> 0, "");
    }

    /**
     * A column of counts or numbers where some rows have none, for programs only until {@link #headed} is called.
     *
     * @param name the name of the field
     * @param value the number; null for none
     * @param <R> a row
     * @return the column
     */
    public static <R> Column<R> optionalNumber(String name, Function<R, Long> value) {
        return new Column<>(name, "", Kind.NUMBER, value::apply, row -> 0, "");
    }

    /**
     * A column of amounts, for programs only until {@link #headed} is called.
     *
     * @param name the name of the field
     * @param value in minor units; null for none
     * @param scale digits after the point
     * @param <R> a row
     * @return the column
     */
    public static <R> Column<R> money(String name, Function<R, BigInteger> value, ToIntFunction<R> scale) {
        return new Column<>(name, "", Kind.MONEY, value::apply, scale, "");
    }

    /**
     * The same column, shown to people too.
     *
     * @param title above the column
     * @return a new column
     */
    public Column<R> headed(String title) {
        return new Column<>(name, title, kind, value, scale, absent);
    }

    /**
     * The same column, with a word for people where there is no value.
     *
     * @param word such as {@code unlimited}
     * @return a new column
     */
    public Column<R> orElse(String word) {
        return new Column<>(name, heading, kind, value, scale, word);
    }

    String name() {
        return name;
    }

    String heading() {
        return heading;
    }

    Kind kind() {
        return kind;
    }

    boolean isForPeople() {
        return !heading.isEmpty();
    }

    /** A String, a Long or a BigInteger; null for none. */
    Object value(R row) {
        return value.apply(row);
    }

    /** The value for people: on one line, and cut where it is long. */
    String shown(R row) {
        Object held = value.apply(row);
        if (held == null) {
            return absent;
        }
        return held instanceof BigInteger minorUnits && kind == Kind.MONEY
                ? Money.format(minorUnits, scale.applyAsInt(row))
                : onOneLine(held.toString());
    }

    /** What a host wrote may be long, or hold anything. */
    private static String onOneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN - 3) + "...";
    }
}
