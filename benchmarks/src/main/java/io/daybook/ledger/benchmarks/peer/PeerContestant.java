package io.daybook.ledger.benchmarks.peer;

import io.daybook.ledger.benchmarks.contest.Budget;
import io.daybook.ledger.benchmarks.contest.CallerThreads;
import io.daybook.ledger.benchmarks.contest.Contestant;
import io.daybook.ledger.benchmarks.contest.Sample;
import io.daybook.ledger.benchmarks.workload.Commands;
import io.daybook.ledger.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** A peer under a workload of transfers: its callers each make a batch at a time, of one or many. */
public final class PeerContestant implements Contestant {
    private final String name;
    private final Peer peer;
    private final Workload workload;
    private final Commands commands;
    private final AtomicLong next = new AtomicLong(1);
    private final List<Peer.Session> sessions = new ArrayList<>();
    private boolean opened;

    PeerContestant(String name, Peer peer, Workload workload) {
        this.name = name;
        this.peer = peer;
        this.workload = workload;
        commands = new Commands(workload);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String settings() {
        int threads = workload.callers().threads();
        return peer.settings() + "; " + threads + (threads == 1 ? " caller, " : " callers, ")
                + workload.callers().size() + " a commit, " + workload.accounts() + " accounts " + workload.pattern();
    }

    @Override
    public void open(Path directory) throws Exception {
        opened = true;
        peer.open(directory, workload.accounts());
        for (int i = 0; i < workload.callers().threads(); i++) {
            sessions.add(peer.session());
        }
    }

    @Override
    public Sample run(Budget budget) throws Exception {
        AtomicLong made = new AtomicLong();
        long start = System.nanoTime();
        Histogram latencies =
                CallerThreads.run(sessions.size(), caller -> call(sessions.get(caller), start, budget, made));
        return Sample.rate(made.get(), System.nanoTime() - start).and(latencies);
    }

    private Histogram call(Peer.Session session, long start, Budget budget, AtomicLong made) throws Exception {
        Histogram latencies = new Histogram(3);
        TransferBatch batch = new TransferBatch(commands, workload.callers().size());
        long before = System.nanoTime();
        do {
            batch.fill(next.getAndAdd(batch.size()));
            session.transfer(batch);
            made.addAndGet(batch.size());
            long after = System.nanoTime();
            latencies.recordValue(after - before);
            before = after;
        } while (before - start < budget.nanos() && made.get() < budget.operations());
        return latencies;
    }

    @Override
    public void close() throws IOException {
        try {
            for (Peer.Session session : sessions) {
                session.close();
            }
            if (opened) {
                peer.close();
            }
        } catch (IOException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IOException("the peer did not close: " + name, failure);
        }
    }
}
