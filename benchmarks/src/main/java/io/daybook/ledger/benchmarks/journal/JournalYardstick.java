package io.daybook.ledger.benchmarks.journal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures appends of frames of one size, forced one by one or not at all, through each {@link Contestant} in turn,
 * round after round, and prints medians and the ratios to the bare file channel and to plain Chronicle. Machines are
 * noisy: the ratios are taken within a round, and their median is what counts.
 *
 * <p>Arguments: the directory to write in, the number of rounds (7), a factor for the number of appends (1.0), and
 * which forces to measure: {@code none}, {@code each} or {@code both} (both).
 */
public final class JournalYardstick {
    private static final int HEADER_LENGTH = 128;
    private static final int[] BODY_LENGTHS = {128, 8 << 10, 64 << 10, 1 << 20};
    private static final long UNFORCED_BYTES = 192L << 20;
    private static final int UNFORCED_MOST = 400_000;
    private static final long FORCED_BYTES = 48L << 20;
    private static final int FORCED_MOST = 400;

    private final Path directory;
    private final int rounds;
    private final double factor;
    private final PrintStream out;

    private JournalYardstick(Path directory, int rounds, double factor, PrintStream out) {
        this.directory = directory;
        this.rounds = rounds;
        this.factor = factor;
        this.out = out;
    }

    /**
     * Runs it.
     *
     * @param arguments the directory, the rounds, the factor, the forces
     * @throws IOException when the directory cannot be used
     */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments.length > 0 ? arguments[0] : "target");
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        double factor = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 1;
        String forces = arguments.length > 3 ? arguments[3] : "both";
        new JournalYardstick(directory, rounds, factor, System.out).run(forces);
    }

    private void run(String forces) throws IOException {
        out.printf(
                "jdk=%s processors=%d rounds=%d (median of the rounds; ratios within a round)%n",
                System.getProperty("java.version"), Runtime.getRuntime().availableProcessors(), rounds);
        out.printf(
                "%-8s %8s  %-22s %12s %10s %10s %12s%n",
                "force", "body", "way", "MB/s", "us/frame", "/channel", "/chronicle");
        for (boolean forced : new boolean[] {false, true}) {
            if (forces.equals("both") || forces.equals(forced ? "each" : "none")) {
                for (int bodyLength : BODY_LENGTHS) {
                    measure(forced, bodyLength);
                }
            }
        }
    }

    private void measure(boolean forced, int bodyLength) throws IOException {
        Map<Contestant, double[]> nanos = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) {
            for (Contestant contestant : Contestant.values()) {
                double measured = once(contestant, forced, bodyLength);
                if (round >= 0) {
                    nanos.computeIfAbsent(contestant, unused -> new double[rounds])[round] = measured;
                }
            }
        }
        nanos.forEach((contestant, measured) -> print(forced, bodyLength, contestant, nanos));
    }

    private void print(boolean forced, int bodyLength, Contestant contestant, Map<Contestant, double[]> nanos) {
        double[] own = nanos.get(contestant);
        double median = median(own);
        out.printf(
                "%-8s %8d  %-22s %12.1f %10.2f %10.2f %12.2f%n",
                forced ? "each" : "none",
                bodyLength,
                contestant.label(),
                (HEADER_LENGTH + bodyLength) * 1e3 / median,
                median / 1e3,
                medianRatio(nanos.get(Contestant.CHANNEL), own),
                medianRatio(nanos.get(Contestant.CHRONICLE), own));
    }

    private static double medianRatio(double[] others, double[] own) {
        double[] ratios = new double[own.length];
        for (int i = 0; i < own.length; i++) {
            ratios[i] = others[i] / own[i];
        }
        return median(ratios);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Nanoseconds a frame. */
    private double once(Contestant contestant, boolean forced, int bodyLength) throws IOException {
        int frames = frames(forced, bodyLength);
        ByteBuffer header = filled(HEADER_LENGTH);
        ByteBuffer body = filled(bodyLength);
        Path place = Files.createTempDirectory(directory, "yardstick");
        try (Contestant.Run run = contestant.open(place, (long) frames * (HEADER_LENGTH + bodyLength + 64))) {
            long start = System.nanoTime();
            for (int i = 0; i < frames; i++) {
                run.append(i + 1L, header.clear(), body.clear());
                if (forced) {
                    run.force();
                }
            }
            return (double) (System.nanoTime() - start) / frames;
        } finally {
            delete(place);
        }
    }

    private int frames(boolean forced, int bodyLength) {
        long bytes = forced ? FORCED_BYTES : UNFORCED_BYTES;
        int most = forced ? FORCED_MOST : UNFORCED_MOST;
        return (int) Math.max(8, factor * Math.min(most, bytes / (HEADER_LENGTH + bodyLength)));
    }

    private static ByteBuffer filled(int length) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(length);
        for (int i = 0; i < length; i++) {
            bytes.put((byte) (i * 31 + 7));
        }
        return bytes.flip();
    }

    private static void delete(Path place) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(place)) {
            found.forEach(entries::add);
        }
        for (Path entry : entries) {
            Files.delete(entry);
        }
        Files.delete(place);
    }
}
