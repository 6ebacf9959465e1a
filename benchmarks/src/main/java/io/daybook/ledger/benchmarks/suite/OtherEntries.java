package io.daybook.ledger.benchmarks.suite;

import io.daybook.ledger.benchmarks.contest.Contest;
import io.daybook.ledger.benchmarks.contest.Contestant;
import io.daybook.ledger.benchmarks.contest.Metric;
import io.daybook.ledger.benchmarks.footprint.AllocationContestant;
import io.daybook.ledger.benchmarks.footprint.SizeContestant;
import io.daybook.ledger.benchmarks.footprint.SizeContestant.Thing;
import io.daybook.ledger.benchmarks.host.LedgerContestant;
import io.daybook.ledger.benchmarks.latency.OpenLoopContestant;
import io.daybook.ledger.benchmarks.recovery.BesideContestant;
import io.daybook.ledger.benchmarks.recovery.BesideContestant.Beside;
import io.daybook.ledger.benchmarks.recovery.FilesContestant;
import io.daybook.ledger.benchmarks.recovery.FilesContestant.Work;
import io.daybook.ledger.benchmarks.workload.Callers;
import io.daybook.ledger.benchmarks.workload.Level;
import io.daybook.ledger.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Contests of something else than throughput: latency, recovery, what goes on beside, sizes. */
final class OtherEntries {
    static final String BATCH_DOOR = "batch door";
    static final String RECORD_DOOR = "record door";
    static final String LIVE = "live";
    static final String MILLION = "1 million accounts";
    static final String SNAPSHOT = "a snapshot running";

    private static final Callers BATCHES = Callers.batches(8000, 4);

    /** Of whom, on two cores, a core is free: the caller, the ledger and the journal work in turn. */
    private static final Callers ONE = Callers.blocking(1);

    private OtherEntries() {}

    static List<Entry> all() {
        return List.of(
                new Entry("latency-os", Scale.STANDARD, scale -> latency("latency-os", Level.OS)),
                new Entry("latency-sync", Scale.STANDARD, scale -> latency("latency-sync", Level.SYNC)),
                new Entry("recovery", Scale.QUICK, OtherEntries::recovery),
                new Entry("opening", Scale.STANDARD, OtherEntries::opening),
                new Entry("snapshot", Scale.STANDARD, scale -> snapshot()),
                new Entry("beside", Scale.STANDARD, scale -> beside("beside", Workload.of(Level.OS, BATCHES))),
                new Entry("beside-one", Scale.STANDARD, scale -> beside("beside-one", Workload.of(Level.SYNC, ONE))),
                new Entry(
                        "beside-sync",
                        Scale.STANDARD,
                        scale -> beside("beside-sync", Workload.of(Level.SYNC, Callers.blocking(64)))),
                new Entry("allocation", Scale.QUICK, OtherEntries::allocation),
                new Entry("sizes", Scale.QUICK, scale -> sizes()));
    }

    private static Contest latency(String name, Level level) {
        AtomicLong maximum = new AtomicLong();
        List<Contestant> contestants = Stream.of(10, 50, 90)
                .<Contestant>map(percent -> new OpenLoopContestant(level, percent, maximum))
                .toList();
        return new Contest(
                name,
                "latency at " + level
                        + " from when a command was due to its receipt, at shares of the measured maximum",
                Metric.P50,
                contestants);
    }

    private static Contest recovery(Scale scale) {
        int transfers = scale == Scale.QUICK ? 200_000 : scale == Scale.STANDARD ? 1_000_000 : 4_000_000;
        return new Contest(
                "recovery",
                "transfers decided again from the files, beside the live rate at OS",
                Metric.RATE,
                List.of(
                        new LedgerContestant(LIVE, Workload.of(Level.OS, BATCHES)),
                        new FilesContestant("open and replay", Work.OPEN, 10_000, transfers),
                        new FilesContestant("verify", Work.VERIFY, 10_000, transfers)));
    }

    private static Contest opening(Scale scale) {
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(new FilesContestant(MILLION, Work.OPEN_FROM_SNAPSHOT, 1_000_000, 1_000_000));
        if (scale.covers(Scale.FULL)) {
            contestants.add(new FilesContestant("10 million accounts", Work.OPEN_FROM_SNAPSHOT, 10_000_000, 1_000_000));
        }
        return new Contest(
                "opening",
                "a ledger opened from a snapshot of its accounts with a million transfers behind it",
                Metric.TIME,
                contestants);
    }

    private static Contest snapshot() {
        Workload workload = Workload.of(Level.SYNC, ONE).accounts(1_000_000);
        return new Contest(
                "snapshot",
                "latency while a snapshot is taken: " + workload,
                Metric.P999,
                List.of(
                        new BesideContestant(Beside.NOTHING, workload),
                        new BesideContestant(Beside.SNAPSHOT, workload)));
    }

    private static Contest beside(String name, Workload workload) {
        return new Contest(
                name,
                "transfers while something else goes on: " + workload,
                Metric.RATE,
                List.of(
                        new BesideContestant(Beside.NOTHING, workload),
                        new BesideContestant(Beside.BACKUP, workload),
                        new BesideContestant(Beside.HISTORY, workload)));
    }

    private static Contest allocation(Scale scale) {
        long transfers = scale == Scale.QUICK ? 160_000 : 10_000_000;
        return new Contest(
                "allocation",
                "what all threads allocate on the heap for a transfer, submit to receipt, at OS",
                Metric.ALLOCATED,
                List.of(
                        new AllocationContestant(BATCH_DOOR, Workload.of(Level.OS, BATCHES), transfers),
                        new AllocationContestant(
                                RECORD_DOOR, Workload.of(Level.OS, Callers.async(8192)), transfers / 10)));
    }

    private static Contest sizes() {
        return new Contest(
                "sizes",
                "bytes that are the same on every machine",
                Metric.MEMORY,
                Stream.of(Thing.values()).<Contestant>map(SizeContestant::new).toList());
    }
}
