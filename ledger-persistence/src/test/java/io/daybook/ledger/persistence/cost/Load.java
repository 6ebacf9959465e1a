package io.daybook.ledger.persistence.cost;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.batch.CommandBatch;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Keeps a ledger busy with transfers between random accounts, in two batches by turns, and watches. */
final class Load {
    private static final String LEDGER_THREAD = "daybook-ledger";

    private final Ledger ledger;
    private final int accounts;
    private final int length;
    private final CommandBatch[] batches;
    private final long[] submittedNs = new long[2];
    private final List<Long> took = new ArrayList<>();
    private long nextId = 1;
    private long random = 42;

    Load(Ledger ledger, int accounts, int length) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.length = length;
        this.batches = new CommandBatch[] {ledger.newBatch(length), ledger.newBatch(length)};
    }

    /**
     * What was seen.
     *
     * @param perSecond transfers
     * @param longestNs from a batch's submission to its receipts
     * @param mostNs within which 99.9 % of the batches had their receipts
     * @param ledgerNs processor time of the ledger thread for a transfer
     */
    record Span(double perSecond, long longestNs, long mostNs, double ledgerNs) {}

    Span run(long ns) {
        long end = System.nanoTime() + ns;
        return runUntil(() -> System.nanoTime() - end >= 0);
    }

    Span runUntil(BooleanSupplier end) {
        long start = System.nanoTime();
        long startCpu = ledgerCpuNs();
        long transfers = 0;
        took.clear();
        for (int turn = 0; turn < batches.length || !end.getAsBoolean(); turn++) {
            CommandBatch batch = batches[turn % batches.length];
            if (turn >= batches.length) {
                took.add(await(turn));
            }
            batch.clear();
            for (int i = 0; i < length; i++) {
                batch.transfer(nextId++, account(), account(), 1);
            }
            submittedNs[turn % batches.length] = System.nanoTime();
            ledger.submit(batch);
            transfers += length;
        }
        took.add(await(0));
        took.add(await(1));
        double seconds = (System.nanoTime() - start) / 1e9;
        Collections.sort(took);
        return new Span(
                transfers / seconds,
                took.get(took.size() - 1),
                took.get((int) Math.ceil(took.size() * 0.999) - 1),
                (double) (ledgerCpuNs() - startCpu) / transfers);
    }

    private long await(int turn) {
        batches[turn % batches.length].await();
        return System.nanoTime() - submittedNs[turn % batches.length];
    }

    private long account() {
        random = random * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        return 1 + Long.remainderUnsigned(random >>> 20, accounts);
    }

    private static long ledgerCpuNs() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            if (threads.getThreadInfo(id) != null
                    && threads.getThreadInfo(id).getThreadName().startsWith(LEDGER_THREAD)) {
                sum += Math.max(0, threads.getThreadCpuTime(id));
            }
        }
        return sum;
    }
}
