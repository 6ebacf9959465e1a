package io.daybook.ledger.benchmarks.suite;

import io.daybook.ledger.benchmarks.contest.Metric;
import io.daybook.ledger.benchmarks.contest.Result;
import io.daybook.ledger.benchmarks.report.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is to be reached, as ratios of medians from one run. */
final class Goals {
    private static final List<Goal> ALL = List.of(
            Goal.ratio("batches-sync", Catalogue.LEDGER, Catalogue.CHRONICLE_SYNC, Metric.RATE, 1.5),
            Goal.ratio("batches-sync", Catalogue.ASYNC, Catalogue.CHRONICLE_SYNC, Metric.RATE, 1.5),
            Goal.ratio("batches-sync", Catalogue.LEDGER, Catalogue.CHANNEL_FORCE, Metric.RATE, 0.6),
            Goal.ratio("batches-sync", Catalogue.ASYNC, Catalogue.CHANNEL_FORCE, Metric.RATE, 0.6),
            Goal.least("batches-sync", Catalogue.LEDGER, Metric.RATE, 2_000_000),
            Goal.least("batches-os", Catalogue.LEDGER, Metric.RATE, 3_000_000),
            Goal.ratio("batches-os", Catalogue.LEDGER, Catalogue.PIPELINE, Metric.RATE, 0.7),
            Goal.ratio("one-sync", Catalogue.LEDGER, Catalogue.CHANNEL_FORCE, Metric.P50, -1.25),
            Goal.most("one-os", Catalogue.LEDGER, Metric.P50, 10),
            Goal.ratio("hot-memory", Catalogue.HOT, Catalogue.UNIFORM, Metric.RATE, 0.95),
            Goal.ratio("hot-os", Catalogue.HOT, Catalogue.UNIFORM, Metric.RATE, 0.95),
            Goal.ratio("hot-sync", Catalogue.HOT, Catalogue.UNIFORM, Metric.RATE, 0.95),
            Goal.ratio("accounts", "10 million accounts", "10 thousand accounts", Metric.RATE, 0.5),
            Goal.ratio("remembered", "100 million remembered", "none remembered", Metric.RATE, 0.6),
            Goal.ratio("peers-100", Catalogue.LEDGER, "PostgreSQL", Metric.RATE, 5),
            Goal.ratio("peers-100", Catalogue.LEDGER, "SQLite", Metric.RATE, 5),
            Goal.ratio("peers-100", Catalogue.LEDGER, "RocksDB", Metric.RATE, 5),
            Goal.ratio("peers-64", Catalogue.LEDGER, "PostgreSQL", Metric.RATE, 10),
            Goal.ratio("peers-64", Catalogue.LEDGER, "SQLite", Metric.RATE, 10),
            Goal.ratio("recovery", "open and replay", OtherEntries.LIVE, Metric.RATE, 1.5),
            Goal.least("recovery", "open and replay", Metric.RATE, 2_000_000),
            Goal.least("recovery", "verify", Metric.VOLUME, 500),
            Goal.most("opening", OtherEntries.MILLION, Metric.TIME, 2000),
            Goal.most("snapshot", OtherEntries.SNAPSHOT, Metric.P999, 20_000),
            Goal.most("allocation", OtherEntries.BATCH_DOOR, Metric.ALLOCATED, 0.1),
            Goal.most("allocation", OtherEntries.RECORD_DOOR, Metric.ALLOCATED, 200),
            Goal.most("sizes", "a transfer in the journal", Metric.JOURNAL, 160),
            Goal.most("sizes", "an account", Metric.MEMORY, 256),
            Goal.most("sizes", "a remembered id", Metric.MEMORY, 16));

    private Goals() {}

    /**
     * One goal.
     *
     * @param contest where it is measured
     * @param subject the contestant
     * @param other the contestant it is divided by; null for none
     * @param metric the number
     * @param target at least; negative for at most
     */
    record Goal(String contest, String subject, String other, Metric metric, double target) {
        static Goal ratio(String contest, String subject, String other, Metric metric, double target) {
            return new Goal(contest, subject, other, metric, target);
        }

        static Goal least(String contest, String subject, Metric metric, double target) {
            return new Goal(contest, subject, null, metric, target);
        }

        static Goal most(String contest, String subject, Metric metric, double target) {
            return new Goal(contest, subject, null, metric, -target);
        }

        Optional<Double> measured(List<Result> results) {
            Optional<Double> own = median(results, subject);
            return other == null
                    ? own
                    : own.flatMap(value -> median(results, other).map(by -> value / by));
        }

        private Optional<Double> median(List<Result> results, String contestant) {
            return results.stream()
                    .filter(result -> result.contest().equals(contest)
                            && result.contestant().equals(contestant)
                            && result.metric() == metric)
                    .findFirst()
                    .map(Result::median);
        }

        boolean isReached(double measured) {
            return target < 0 ? measured <= -target : measured >= target;
        }

        String line(double measured) {
            String what = subject + (other == null ? "" : " / " + other) + ", " + metric.label();
            return String.format(
                    Locale.ROOT,
                    "%-16s %-62s %8s %9s %10s  %s",
                    contest,
                    what,
                    target < 0 ? "at most" : "at least",
                    Numbers.of(Math.abs(target)),
                    Numbers.of(measured),
                    isReached(measured) ? "reached" : "NOT REACHED");
        }
    }

    /** One line for each goal that these results say something about. */
    static List<String> judge(List<Result> results) {
        return ALL.stream()
                .flatMap(goal -> goal.measured(results).map(goal::line).stream())
                .toList();
    }
}
