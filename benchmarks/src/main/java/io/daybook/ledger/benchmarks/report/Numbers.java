package io.daybook.ledger.benchmarks.report;

import java.util.Locale;

/** Numbers as a reader takes them in: three digits that count. */
public final class Numbers {
    private Numbers() {}

    /**
     * A number.
     *
     * @param value any
     * @return with at least three significant digits
     */
    public static String of(double value) {
        double size = Math.abs(value);
        String pattern = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, pattern, value);
    }
}
