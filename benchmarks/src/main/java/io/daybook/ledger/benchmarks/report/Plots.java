package io.daybook.ledger.benchmarks.report;

import io.daybook.ledger.benchmarks.contest.Metric;
import io.daybook.ledger.benchmarks.contest.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * Draws the results of contests: a bar a contestant, as high as its median, with a line as long as the rounds are
 * apart; for latencies a group of bars a contestant, on a logarithmic axis.
 */
public final class Plots {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 480;
    private static final double MICROSECONDS = 1;
    private static final double THOUSANDS = 1e3;
    private static final double MILLIONS = 1e6;
    private static final List<Metric> LATENCIES = List.of(Metric.P50, Metric.P99, Metric.P999, Metric.MAX);

    private Plots() {}

    /**
     * Draws each contest of throughput or latency.
     *
     * @param results of all contests
     * @param machine where they were measured
     * @param directory for the files, made when it is not there
     * @return the files
     * @throws IOException when they cannot be written
     */
    public static List<Path> draw(List<Result> results, Machine machine, Path directory) throws IOException {
        Files.createDirectories(directory);
        Map<String, List<Result>> contests = new LinkedHashMap<>();
        results.forEach(result -> contests.computeIfAbsent(result.contest(), name -> new ArrayList<>())
                .add(result));
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, List<Result>> contest : contests.entrySet()) {
            List<Metric> drawn = drawn(contest.getValue());
            if (!drawn.isEmpty()) {
                CategoryChart chart = chart(contest.getKey(), contest.getValue(), drawn, machine);
                Path file = directory.resolve(contest.getKey() + ".png");
                BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
                files.add(file);
            }
        }
        return files;
    }

    /** The latencies where there are several of them, else throughput, else nothing. */
    private static List<Metric> drawn(List<Result> contest) {
        List<Metric> latencies = LATENCIES.stream()
                .filter(metric -> contest.stream().anyMatch(result -> result.metric() == metric))
                .toList();
        if (latencies.contains(Metric.P999)) {
            return latencies;
        }
        return contest.stream().anyMatch(result -> result.metric() == Metric.RATE) ? List.of(Metric.RATE) : List.of();
    }

    private static Stream<Result> all(List<Result> contest, List<Metric> drawn) {
        return contest.stream().filter(result -> drawn.contains(result.metric()));
    }

    private static double least(List<Result> contest, List<Metric> drawn) {
        return all(contest, drawn).mapToDouble(Result::median).min().orElse(1);
    }

    private static CategoryChart chart(String name, List<Result> contest, List<Metric> drawn, Machine machine) {
        boolean rate = drawn.contains(Metric.RATE);
        double greatest = all(contest, drawn).mapToDouble(Result::max).max().orElse(1);
        double unit = !rate ? MICROSECONDS : greatest >= MILLIONS ? MILLIONS : THOUSANDS;
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(name + " (" + machine.processor() + ", " + machine.jdk() + ")")
                .yAxisTitle(rate ? (unit == MILLIONS ? "million" : "thousand") + " transfers/s" : "microseconds")
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE).setLegendVisible(drawn.size() > 1);
        if (!rate) {
            chart.getStyler().setYAxisLogarithmic(true).setYAxisMin(least(contest, drawn) / 2);
        }
        chart.getStyler().setXAxisLabelRotation(20);
        for (Metric metric : drawn) {
            List<Result> bars =
                    contest.stream().filter(result -> result.metric() == metric).toList();
            List<String> names = bars.stream().map(Result::contestant).toList();
            List<Double> medians =
                    bars.stream().map(result -> result.median() / unit).toList();
            if (rate) {
                List<Double> spread = bars.stream()
                        .map(result -> (result.max() - result.min()) / 2 / unit)
                        .toList();
                chart.addSeries(metric.label(), names, medians, spread);
            } else {
                chart.addSeries(metric.label(), names, medians);
            }
        }
        return chart;
    }
}
