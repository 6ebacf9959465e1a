package io.daybook.ledger.benchmarks.workload;

/**
 * Who calls, and how.
 *
 * @param door how a command is handed over
 * @param threads how many threads call at once
 * @param size commands in a batch, or the window of the asynchronous door
 * @param inFlight batches handed over before the first is waited for
 */
public record Callers(Door door, int threads, int size, int inFlight) {
    /** How a command is handed over. */
    public enum Door {
        /** One command, whose receipt is waited for. */
        BLOCKING,
        /** Commands one by one, with many receipts outstanding. */
        ASYNC,
        /** A reusable batch. */
        BATCH
    }

    /**
     * Threads that each wait for a receipt before the next command.
     *
     * @param threads how many
     * @return the callers
     */
    public static Callers blocking(int threads) {
        return new Callers(Door.BLOCKING, threads, 1, 1);
    }

    /**
     * One thread that leaves receipts outstanding.
     *
     * @param window how many
     * @return the caller
     */
    public static Callers async(int window) {
        return new Callers(Door.ASYNC, 1, window, 1);
    }

    /**
     * One thread that fills batches.
     *
     * @param size commands in each
     * @param inFlight how many are handed over before the first is waited for
     * @return the caller
     */
    public static Callers batches(int size, int inFlight) {
        return new Callers(Door.BATCH, 1, size, inFlight);
    }

    @Override
    public String toString() {
        return switch (door) {
            case BLOCKING -> threads + (threads == 1 ? " blocking caller" : " blocking callers");
            case ASYNC -> "asynchronous, window " + size;
            case BATCH ->
                "batches of " + size + (inFlight == 1 ? ", one awaited at a time" : ", " + inFlight + " in flight");
        };
    }
}
