package io.daybook.ledger.benchmarks.parts;

import io.daybook.ledger.benchmarks.contest.Metric;
import io.daybook.ledger.benchmarks.contest.Result;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the parts with JMH, each in a JVM of its own. */
public final class PartsRun {
    /** The name of the contest that the results are given. */
    public static final String CONTEST = "parts";

    private static final String GARBAGE = "gc.alloc.rate.norm";

    private PartsRun() {}

    /**
     * All parts, in the order of a command's way.
     *
     * @return their classes
     */
    public static List<Class<?>> parts() {
        return List.of(
                EncodePart.class,
                DecidePart.class,
                IdIndexPart.class,
                ArithmeticPart.class,
                FramePart.class,
                BalanceReadPart.class);
    }

    /**
     * Measures a part.
     *
     * @param part its class
     * @param millis how long one measurement takes
     * @return nanoseconds and bytes of garbage an operation, for each of its benchmarks
     * @throws RunnerException when a benchmark fails
     * @throws IOException when the flags for its JVM cannot be read
     */
    public static List<Result> measure(Class<?> part, long millis) throws RunnerException, IOException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(part.getName().replace(".", "\\.") + "\\..*")
                .timeUnit(TimeUnit.NANOSECONDS)
                .warmupTime(TimeValue.milliseconds(millis))
                .measurementTime(TimeValue.milliseconds(millis))
                .forks(1)
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend(flags().toArray(String[]::new));
        List<Result> results = new ArrayList<>();
        for (var run : new Runner(options.build()).run()) {
            String name = nameOf(run.getParams());
            results.add(new Result(
                    CONTEST,
                    name,
                    "",
                    Metric.COST,
                    run.getBenchmarkResults().stream()
                            .flatMap(fork -> fork.getIterationResults().stream())
                            .mapToDouble(one -> one.getPrimaryResult().getScore())
                            .toArray()));
            double garbage = run.getSecondaryResults().get(GARBAGE).getScore();
            results.add(new Result(CONTEST, name, "", Metric.GARBAGE, new double[] {garbage}));
        }
        return results;
    }

    private static String nameOf(BenchmarkParams params) {
        String[] path = params.getBenchmark().split("\\.");
        String part = path[path.length - 2].replaceFirst("Part$", "");
        String method = path[path.length - 1];
        Collection<String> keys = params.getParamsKeys();
        return Stream.concat(Stream.of(part, method), keys.stream().map(params::getParam))
                .collect(Collectors.joining(" "));
    }

    /** What the jar's manifest opens for {@code java -jar}, a JVM that JMH starts has to be told. */
    private static List<String> flags() throws IOException {
        List<String> flags = new ArrayList<>(List.of("-Djmh.ignoreLock=true", "-XX:MaxDirectMemorySize=16g"));
        Path jar = ownPlace();
        if (Files.isRegularFile(jar)) {
            try (JarFile file = new JarFile(jar.toFile())) {
                Attributes attributes = file.getManifest().getMainAttributes();
                add(flags, "--add-exports=", attributes.getValue("Add-Exports"));
                add(flags, "--add-opens=", attributes.getValue("Add-Opens"));
            }
        }
        return flags;
    }

    private static void add(List<String> flags, String flag, String packages) {
        for (String opened : packages.trim().split("\\s+")) {
            flags.add(flag + opened + "=ALL-UNNAMED");
        }
    }

    private static Path ownPlace() {
        try {
            return Path.of(PartsRun.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("a class path is made of URIs", impossible);
        }
    }
}
