package io.daybook.ledger.benchmarks.suite;

import io.daybook.ledger.benchmarks.contest.Contest;
import io.daybook.ledger.benchmarks.contest.Contestant;
import io.daybook.ledger.benchmarks.contest.Metric;
import io.daybook.ledger.benchmarks.host.LedgerContestant;
import io.daybook.ledger.benchmarks.peer.Peers;
import io.daybook.ledger.benchmarks.workload.Callers;
import io.daybook.ledger.benchmarks.workload.Level;
import io.daybook.ledger.benchmarks.workload.Mix;
import io.daybook.ledger.benchmarks.workload.Pattern;
import io.daybook.ledger.benchmarks.workload.Workload;
import io.daybook.ledger.benchmarks.yardstick.ChannelYardstick;
import io.daybook.ledger.benchmarks.yardstick.ChronicleYardstick;
import io.daybook.ledger.benchmarks.yardstick.DisruptorYardstick;
import io.daybook.ledger.benchmarks.yardstick.StateMachineYardstick;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The standard contests, as data. The names of contestants are what {@link Goals} look for. */
final class Catalogue {
    static final String LEDGER = "ledger";
    static final String ASYNC = "ledger, asynchronous";
    static final String CHRONICLE = "Chronicle append";
    static final String CHRONICLE_SYNC = "Chronicle append + sync()";
    static final String CHANNEL = "FileChannel append";
    static final String CHANNEL_FORCE = "FileChannel append + force";
    static final String PIPELINE = "pipeline without journal";
    static final String UNIFORM = "uniform";
    static final String HOT = "one hot account";

    private static final int LARGE = 8000;
    private static final int WINDOW = 8192;
    private static final Callers BATCHES = Callers.batches(LARGE, 4);

    private Catalogue() {}

    static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("batches-sync", Scale.QUICK, scale -> batchesSync()));
        entries.add(new Entry("batches-os", Scale.QUICK, scale -> batchesOs()));
        entries.add(new Entry("one-sync", Scale.QUICK, scale -> one(Level.SYNC)));
        entries.add(new Entry("one-os", Scale.QUICK, scale -> one(Level.OS)));
        entries.add(new Entry("hot-memory", Scale.STANDARD, scale -> hot(Level.MEMORY)));
        entries.add(new Entry("hot-os", Scale.QUICK, scale -> hot(Level.OS)));
        entries.add(new Entry("hot-sync", Scale.QUICK, scale -> hot(Level.SYNC)));
        entries.add(new Entry("accounts", Scale.QUICK, scale -> accounts(scale, Level.NONE)));
        entries.add(new Entry("accounts-sync", Scale.STANDARD, scale -> accounts(scale, Level.SYNC)));
        entries.add(new Entry("remembered", Scale.QUICK, Catalogue::remembered));
        entries.add(new Entry("mixes", Scale.STANDARD, scale -> mixes(Level.OS)));
        entries.add(new Entry("mixes-sync", Scale.STANDARD, scale -> mixes(Level.SYNC)));
        entries.add(new Entry("batch-size-os", Scale.STANDARD, scale -> batchSize(Level.OS)));
        entries.add(new Entry("batch-size-sync", Scale.STANDARD, scale -> batchSize(Level.SYNC)));
        entries.add(new Entry("callers-os", Scale.STANDARD, scale -> callers(Level.OS)));
        entries.add(new Entry("callers-sync", Scale.QUICK, scale -> callers(Level.SYNC)));
        entries.add(new Entry("peers-one", Scale.STANDARD, scale -> peers("peers-one", Callers.blocking(1))));
        entries.add(new Entry("peers-100", Scale.QUICK, scale -> peers("peers-100", Callers.batches(100, 1))));
        entries.add(new Entry("peers-8", Scale.STANDARD, scale -> peers("peers-8", Callers.blocking(8))));
        entries.add(new Entry("peers-64", Scale.QUICK, scale -> peers("peers-64", Callers.blocking(64))));
        entries.add(new Entry("peers-hot", Scale.STANDARD, scale -> peersHot()));
        entries.addAll(OtherEntries.all());
        return entries;
    }

    private static Contest peers(String name, Callers callers) {
        Workload workload = Workload.of(Level.SYNC, callers);
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(ledger(LEDGER, workload));
        contestants.addAll(Peers.under(workload));
        return new Contest(
                name, "durable transfers beside what else could be used: " + callers, Metric.RATE, contestants);
    }

    private static Contest peersHot() {
        Workload workload = Workload.of(Level.SYNC, Callers.blocking(8)).pattern(Pattern.HOT);
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(ledger(LEDGER, workload));
        contestants.addAll(Peers.under(workload));
        return new Contest(
                "peers-hot",
                "durable transfers of 8 blocking callers that all credit one account",
                Metric.RATE,
                contestants);
    }

    private static Contest batchesSync() {
        return new Contest(
                "batches-sync",
                "durable transfers in batches of 8000, beside the same bytes brought to the disk without a ledger",
                Metric.RATE,
                List.of(
                        ledger(LEDGER, Workload.of(Level.SYNC, BATCHES)),
                        ledger(ASYNC, Workload.of(Level.SYNC, Callers.async(WINDOW))),
                        new ChronicleYardstick(CHRONICLE_SYNC, LARGE, true),
                        new ChannelYardstick(CHANNEL_FORCE, LARGE, true),
                        ledger(PIPELINE, Workload.of(Level.NONE, BATCHES)),
                        new StateMachineYardstick("state machine alone", 10_000)));
    }

    private static Contest batchesOs() {
        return new Contest(
                "batches-os",
                "transfers in batches of 8000 into the page cache, beside the parts of the way",
                Metric.RATE,
                List.of(
                        ledger(LEDGER, Workload.of(Level.OS, BATCHES)),
                        ledger(ASYNC, Workload.of(Level.OS, Callers.async(WINDOW))),
                        ledger(PIPELINE, Workload.of(Level.NONE, BATCHES)),
                        new ChronicleYardstick(CHRONICLE, LARGE, false),
                        new ChannelYardstick(CHANNEL, LARGE, false),
                        new DisruptorYardstick("Disruptor alone"),
                        new StateMachineYardstick("state machine alone", 10_000)));
    }

    private static Contest one(Level level) {
        return new Contest(
                "one-" + lower(level),
                "latency of one blocking caller at " + level + ", beside one append of the same bytes",
                Metric.P50,
                List.of(
                        ledger(LEDGER, Workload.of(level, Callers.blocking(1))),
                        new ChannelYardstick(level == Level.SYNC ? CHANNEL_FORCE : CHANNEL, 1, level == Level.SYNC)));
    }

    private static Contest hot(Level level) {
        Workload workload = Workload.of(level, BATCHES);
        return new Contest(
                "hot-" + lower(level),
                "transfers in batches of 8000 at " + level + ": all accounts alike, one hot account, and between",
                Metric.RATE,
                List.of(
                        ledger(UNIFORM, workload),
                        ledger(HOT, workload.pattern(Pattern.HOT)),
                        ledger("Zipf 0.99", workload.pattern(Pattern.ZIPF))));
    }

    private static Contest accounts(Scale scale, Level level) {
        Workload workload = Workload.of(level, BATCHES);
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(ledger("10 thousand accounts", workload));
        contestants.add(ledger("1 million accounts", workload.accounts(1_000_000)));
        if (scale == Scale.FULL) {
            contestants.add(ledger("10 million accounts", workload.accounts(10_000_000)));
        }
        return new Contest(
                level == Level.NONE ? "accounts" : "accounts-" + lower(level),
                "transfers in batches of 8000 between more and more accounts"
                        + (level == Level.NONE ? ", without a journal, so that no disk hides a cache miss" : ""),
                Metric.RATE,
                contestants);
    }

    private static Contest remembered(Scale scale) {
        Workload workload = Workload.of(Level.NONE, BATCHES);
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(ledger("none remembered", workload));
        if (scale == Scale.QUICK) {
            contestants.add(ledger("2 million remembered", workload.remembered(2_000_000)));
        } else {
            contestants.add(ledger("20 million remembered", workload.remembered(20_000_000)));
        }
        if (scale == Scale.FULL) {
            contestants.add(ledger("100 million remembered", workload.remembered(100_000_000)));
        }
        return new Contest(
                "remembered",
                "transfers in batches of 8000 beside ids that are remembered from before, without a journal",
                Metric.RATE,
                contestants);
    }

    private static Contest mixes(Level level) {
        List<Contestant> contestants = new ArrayList<>();
        for (Mix mix : Mix.values()) {
            contestants.add(ledger(lower(mix), Workload.of(level, BATCHES).mix(mix)));
        }
        return new Contest(
                level == Level.OS ? "mixes" : "mixes-" + lower(level),
                "commands of other kinds in batches of 8000 at " + level + "; a group counts for its ten transfers",
                Metric.RATE,
                contestants);
    }

    private static Contest batchSize(Level level) {
        List<Contestant> contestants = new ArrayList<>();
        for (int size : new int[] {8000, 1000, 100, 10, 1}) {
            contestants.add(ledger("batches of " + size, Workload.of(level, Callers.batches(size, 4))));
        }
        return new Contest(
                "batch-size-" + lower(level),
                "throughput against the size of batches at " + level + ", four in flight",
                Metric.RATE,
                contestants);
    }

    private static Contest callers(Level level) {
        return new Contest(
                "callers-" + lower(level),
                "transfers at " + level + " by who calls",
                Metric.RATE,
                List.of(
                        ledger("1 blocking", Workload.of(level, Callers.blocking(1))),
                        ledger("8 blocking", Workload.of(level, Callers.blocking(8))),
                        ledger("64 blocking", Workload.of(level, Callers.blocking(64))),
                        ledger("asynchronous", Workload.of(level, Callers.async(WINDOW))),
                        ledger("batches of 100", Workload.of(level, Callers.batches(100, 1))),
                        ledger("batches of 8000", Workload.of(level, BATCHES))));
    }

    private static LedgerContestant ledger(String name, Workload workload) {
        return new LedgerContestant(name, workload);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
