package io.daybook.ledger.benchmarks.recovery;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.benchmarks.contest.Budget;
import io.daybook.ledger.benchmarks.contest.Contestant;
import io.daybook.ledger.benchmarks.contest.Sample;
import io.daybook.ledger.benchmarks.host.Driver;
import io.daybook.ledger.benchmarks.host.Host;
import io.daybook.ledger.benchmarks.workload.Workload;
import io.daybook.ledger.persistence.backup.LedgerCopier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** A ledger under a workload while something else goes on beside it. */
public final class BesideContestant implements Contestant {
    private static final String COPY = "copy";

    private final Beside beside;
    private final Workload workload;
    private Path directory = Path.of("");
    private Ledger ledger;
    private Driver driver;
    private int copies;

    /** What goes on. */
    public enum Beside {
        /** Nothing. */
        NOTHING("nothing beside"),
        /** A backup, one after the other. */
        BACKUP("a backup running"),
        /** A snapshot. */
        SNAPSHOT("a snapshot running"),
        /** A history that follows the journal. */
        HISTORY("a history followed");

        private final String label;

        Beside(String label) {
            this.label = label;
        }
    }

    /**
     * A ledger with something beside it.
     *
     * @param beside what
     * @param workload at level OS or SYNC
     */
    public BesideContestant(Beside beside, Workload workload) {
        this.beside = beside;
        this.workload = workload;
    }

    @Override
    public String name() {
        return beside.label;
    }

    @Override
    public String settings() {
        return workload.toString();
    }

    @Override
    public void open(Path place) {
        directory = place;
        ledger = Daybook.open(
                place.resolve("books"),
                DaybookOptions.defaults()
                        .durability(Durability.valueOf(workload.level().name()))
                        .history(beside == Beside.HISTORY));
        Host.load(ledger, workload);
        if (beside == Beside.HISTORY) {
            ledger.history();
        }
        driver = Driver.of(ledger, workload);
    }

    @Override
    public Sample run(Budget budget) throws Exception {
        return switch (beside) {
            case NOTHING, HISTORY -> driver.drive(budget);
            case BACKUP -> {
                Path target = directory.resolve(COPY + copies++);
                yield drive(
                        budget,
                        () -> new LedgerCopier(directory.resolve("books"), target)
                                .copy((sequence, timestampNs) -> true));
            }
            case SNAPSHOT -> drive(budget, ledger::takeSnapshot);
        };
    }

    private Sample drive(Budget budget, Callable<?> meanwhile) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> running = thread.submit(meanwhile);
            Sample sample = driver.drive(budget);
            running.get();
            return sample;
        } finally {
            thread.shutdown();
        }
    }

    /** At the end, so that between the rounds the disk is left alone. */
    private void deleteCopies() throws IOException {
        for (; copies > 0; copies--) {
            delete(directory.resolve(COPY + (copies - 1)));
        }
    }

    private static void delete(Path target) throws IOException {
        try (Stream<Path> found = Files.walk(target)) {
            found.sorted(Comparator.reverseOrder()).forEach(each -> {
                try {
                    Files.delete(each);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }

    @Override
    public void close() throws IOException {
        if (ledger != null) {
            ledger.close();
        }
        deleteCopies();
    }
}
