package io.daybook.ledger.benchmarks.contest;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What one measurement of one contestant came to. */
public final class Sample {
    private final Map<Metric, Double> values = new EnumMap<>(Metric.class);

    private Sample() {}

    /**
     * One number.
     *
     * @param metric what it says
     * @param value in the metric's unit
     * @return a sample of it
     */
    public static Sample of(Metric metric, double value) {
        return new Sample().and(metric, value);
    }

    /**
     * Operations a second.
     *
     * @param operations how many
     * @param nanos how long they took
     * @return a sample of the rate
     */
    public static Sample rate(long operations, long nanos) {
        return of(Metric.RATE, operations * 1e9 / Math.max(1, nanos));
    }

    /**
     * Adds a number.
     *
     * @param metric what it says
     * @param value in the metric's unit
     * @return this
     */
    public Sample and(Metric metric, double value) {
        values.put(metric, value);
        return this;
    }

    /**
     * Adds percentiles.
     *
     * @param latencies in nanoseconds
     * @return this
     */
    public Sample and(Histogram latencies) {
        return and(Metric.P50, latencies.getValueAtPercentile(50) / 1e3)
                .and(Metric.P99, latencies.getValueAtPercentile(99) / 1e3)
                .and(Metric.P999, latencies.getValueAtPercentile(99.9) / 1e3)
                .and(Metric.MAX, latencies.getMaxValue() / 1e3);
    }

    /**
     * All numbers.
     *
     * @return by metric
     */
    public Map<Metric, Double> values() {
        return Collections.unmodifiableMap(values);
    }
}
