package io.daybook.ledger.benchmarks.contest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the contestants of a contest in turn, round after round. Every other round goes backwards, so that none
 * always runs behind the same one; before each measurement, what the one before has left in the page cache is written
 * out. A first round warms up and does not count.
 */
public final class Rounds {
    private static final long LEAST_WARM_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(1000);
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final int rounds;
    private final Budget budget;
    private final Path directory;
    private final Progress progress;
    private long leastWarmUpNanos = LEAST_WARM_UP_NANOS;

    /**
     * How to measure.
     *
     * @param rounds how many count
     * @param budget of one measurement
     * @param directory where contestants may write
     * @param progress hears how far it is
     */
    public Rounds(int rounds, Budget budget, Path directory, Progress progress) {
        this.rounds = rounds;
        this.budget = budget;
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * With a first round that is as short as the others: where no time is judged.
     *
     * @return this
     */
    public Rounds withoutWarmUp() {
        leastWarmUpNanos = 0;
        return this;
    }

    /**
     * Measures.
     *
     * @param contest what
     * @return a result for each contestant and metric, in the order of the contestants
     * @throws Exception when a contestant fails
     */
    public List<Result> measure(Contest contest) throws Exception {
        Path place = Files.createDirectories(directory);
        Map<Contestant, Map<Metric, double[]>> measured = new LinkedHashMap<>();
        List<Contestant> opened = new ArrayList<>();
        try {
            open(contest, place, opened);
            for (int round = -1; round < rounds; round++) {
                List<Contestant> order = new ArrayList<>(opened);
                if (round % 2 != 0) {
                    Collections.reverse(order);
                }
                for (Contestant contestant : order) {
                    measureOnce(contest, contestant, round, measured);
                }
            }
        } finally {
            for (Contestant contestant : opened) {
                contestant.close();
            }
        }
        return results(contest, opened, measured);
    }

    private void open(Contest contest, Path place, List<Contestant> opened) throws Exception {
        for (Contestant contestant : contest.contestants()) {
            progress.step(contest.name() + ": making ready: " + contestant.name());
            Path own = Files.createTempDirectory(place, "bench");
            try {
                opened.add(new Tidy(contestant, own));
                contestant.open(own);
            } catch (SkippedException skipped) {
                opened.remove(opened.size() - 1).close();
                progress.note(contest.name() + ": skipped " + contestant.name() + ": " + skipped.getMessage());
            }
        }
    }

    private void measureOnce(
            Contest contest, Contestant contestant, int round, Map<Contestant, Map<Metric, double[]>> measured)
            throws Exception {
        boolean warmUp = round < 0;
        progress.step(contest.name()
                + (warmUp ? ": warming up: " : ": round " + (round + 1) + " of " + rounds + ": ")
                + contestant.name());
        settle(directory);
        Budget own = warmUp ? new Budget(Math.max(leastWarmUpNanos, budget.nanos()), budget.operations()) : budget;
        Sample sample = contestant.run(own);
        if (!warmUp) {
            Map<Metric, double[]> values = measured.computeIfAbsent(contestant, unused -> new EnumMap<>(Metric.class));
            sample.values()
                    .forEach((metric, value) ->
                            values.computeIfAbsent(metric, unused -> new double[rounds])[round] = value);
        }
    }

    /** What contestants have left in the page cache is written on nobody's time. */
    private static void settle(Path place) throws IOException {
        try (Stream<Path> found = Files.walk(place)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                force(file);
            }
        }
    }

    /** A file of a server, or one that went away meanwhile, is its own affair. */
    private static void force(Path file) throws IOException {
        if (Files.isWritable(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(false);
            } catch (NoSuchFileException gone) {
                LOG.trace("gone meanwhile: file={}", file, gone);
            }
        }
    }

    private static List<Result> results(
            Contest contest, List<Contestant> opened, Map<Contestant, Map<Metric, double[]>> measured) {
        List<Result> results = new ArrayList<>();
        for (Contestant contestant : opened) {
            measured.getOrDefault(contestant, Map.of())
                    .forEach((metric, values) -> results.add(
                            new Result(contest.name(), contestant.name(), contestant.settings(), metric, values)));
        }
        return results;
    }

    /** A contestant that leaves nothing behind. */
    private record Tidy(Contestant inner, Path directory) implements Contestant {
        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public String settings() {
            return inner.settings();
        }

        @Override
        public void open(Path place) throws Exception {
            inner.open(place);
        }

        @Override
        public Sample run(Budget budget) throws Exception {
            return inner.run(budget);
        }

        @Override
        public void close() throws IOException {
            try {
                inner.close();
            } finally {
                delete(directory);
            }
        }

        private static void delete(Path directory) throws IOException {
            try (Stream<Path> found = Files.walk(directory)) {
                found.sorted(Comparator.reverseOrder()).forEach(Tidy::deleteOne);
            }
        }

        private static void deleteOne(Path path) {
            try {
                Files.delete(path);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
