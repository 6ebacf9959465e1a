package io.daybook.ledger.benchmarks.contest;

import java.util.Arrays;

/**
 * One metric of one contestant over all rounds.
 *
 * @param contest its name
 * @param contestant its name
 * @param settings how the contestant is set up
 * @param metric what the numbers say
 * @param values one a round, in the order of the rounds
 */
public record Result(String contest, String contestant, String settings, Metric metric, double[] values) {
    /**
     * The median.
     *
     * @return in the metric's unit
     */
    public double median() {
        double[] sorted = sorted();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * The least.
     *
     * @return in the metric's unit
     */
    public double min() {
        return sorted()[0];
    }

    /**
     * The greatest.
     *
     * @return in the metric's unit
     */
    public double max() {
        return sorted()[values.length - 1];
    }

    private double[] sorted() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
