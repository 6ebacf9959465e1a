package io.daybook.ledger.benchmarks.contest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/** Lets several callers call at once. */
public final class CallerThreads {
    private CallerThreads() {}

    /** What one caller does. */
    @FunctionalInterface
    public interface Caller {
        /**
         * Calls until its budget is used up.
         *
         * @param index of the caller, from 0
         * @return how long its calls took, ns
         * @throws Exception when a call fails
         */
        Histogram call(int index) throws Exception;
    }

    /**
     * Runs callers, a single one on this thread.
     *
     * @param count how many
     * @param caller what each does
     * @return how long all calls took, ns
     * @throws Exception when one fails
     */
    public static Histogram run(int count, Caller caller) throws Exception {
        if (count == 1) {
            return caller.call(0);
        }
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<Histogram>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int index = i;
                running.add(threads.submit(() -> caller.call(index)));
            }
            Histogram all = new Histogram(3);
            for (Future<Histogram> each : running) {
                all.add(each.get());
            }
            return all;
        } finally {
            threads.shutdown();
        }
    }
}
