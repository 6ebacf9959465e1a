package io.daybook.ledger.persistence.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does one fault after the other to a subject's files, looks what has become of them, and counts. */
final class Sweep implements AutoCloseable {
    private static final String SCOPE = System.getProperty("daybook.sweep", "sample");
    /** Every bit and every length. */
    static final boolean FULL = SCOPE.equals("full");
    /** Every bit but those in Chronicle's own bytes. */
    static final boolean BITS = SCOPE.equals("bits");
    /** One bit in every byte but Chronicle's own. */
    static final boolean BYTES = SCOPE.equals("bytes");

    static final long SEED = Long.getLong("daybook.seed", System.nanoTime());

    /** Opening for writing takes longer than reading: in a sample, one flipped bit in so many is opened. */
    private static final int OPENED = 40;

    private static final long LIMIT_SECONDS = 60;

    private final Path books;
    private final ExecutorService examining = Executors.newSingleThreadExecutor();
    private final FateTable table = new FateTable();
    private final List<String> wrong = new ArrayList<>();

    Sweep(Path books) {
        this.books = books;
        System.out.println("daybook.seed=" + SEED + ", daybook.sweep=" + SCOPE);
    }

    /** What did not end as it must. */
    List<String> wrong() {
        return wrong;
    }

    void run(Subject subject, List<Fault> faults) throws InterruptedException {
        long started = System.nanoTime();
        for (int i = 0; i < faults.size(); i++) {
            boolean opened = FULL || i % OPENED == 0 || !faults.get(i).kind().startsWith("bit");
            examine(subject, faults.get(i), opened);
        }
        System.out.print(table);
        System.out.printf("faults=%d, seconds=%.1f%n", table.total(), (System.nanoTime() - started) / 1e9);
        assertEquals(List.of(), wrong);
        assertEquals(faults.size(), table.total());
    }

    void examine(Subject subject, Fault fault, boolean opened) throws InterruptedException {
        try {
            table.count(
                    fault.kind(),
                    examining
                            .submit(() -> {
                                subject.files().writeTo(books);
                                fault.damage().to(books);
                                Examiner examiner = new Examiner(subject, books);
                                Fate read = examiner.read();
                                return opened ? examiner.open() : read;
                            })
                            .get(LIMIT_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException failed) {
            wrong.add(fault + ": " + failed.getCause());
        } catch (TimeoutException hangs) {
            wrong.add(fault + ": hangs");
        }
    }

    @Override
    public void close() {
        examining.shutdownNow();
    }
}
