package io.daybook.ledger.cli.command;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.JournalDifference;
import io.daybook.JournalFeed;
import io.daybook.Replay;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Event;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.cli.UsageException;
import io.daybook.ledger.cli.json.EventWriter;
import io.daybook.ledger.cli.json.JsonLines;
import io.daybook.ledger.cli.progress.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Decides the whole journal again, compares each outcome, and prints the state hash after the last "
                    + "sequence.",
            "With --compare or --feed it exits with 1 at the first sequence that differs, and prints both sides.",
        },
        footer = {
            "",
            "Example:",
            "  ledger replay books --every 1000",
            "  ledger replay books --compare copy",
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final long NS_PER_MS = 1_000_000;

    @ParentCommand
    private Main main;

    @Mixin
    private LedgerDirectory books;

    @Option(names = "--to-sequence", paramLabel = "N", description = "Stop after sequence N.")
    private Long toSequence;

    @Option(
            names = "--to-instant",
            paramLabel = "INSTANT",
            converter = Moment.InstantConverter.class,
            description = "Stop after an instant of ledger time, such as 2026-01-31T17:00:00Z.")
    private Long toInstantNs;

    @Option(names = "--every", paramLabel = "N", description = "One line each N sequences, too.")
    private Long every;

    @Option(
            names = "--steps",
            description = "One line an entry: what it was, its outcome, and the state hash after it.")
    private boolean steps;

    @Option(
            names = "--compare",
            paramLabel = "DIR2",
            description = "Compare with the journal of another ledger, entry by entry, instead.")
    private Path compare;

    @Option(
            names = "--feed",
            description = "Feed the commands into a fresh ledger in memory instead, at full speed, and compare what it "
                    + "decides with what was recorded.")
    private boolean feed;

    @Override
    public Integer call() throws IOException {
        checkOptions();
        if (compare != null) {
            long last = toSequence == null ? Long.MAX_VALUE : toSequence;
            return tell(JournalDifference.between(books.path(), compare, books.options(), last), "equal");
        }
        return feed ? feed() : replay();
    }

    private void checkOptions() {
        if (every != null && every < 1 || toSequence != null && toSequence < 0) {
            throw new UsageException("--every is 1 or more, and --to-sequence 0 or more");
        }
        boolean other = compare != null || feed;
        if (other && (every != null || steps || toInstantNs != null)
                || feed && (compare != null || toSequence != null)) {
            throw new UsageException("--feed stands alone, and --compare with --to-sequence only");
        }
    }

    private int replay() {
        PrintWriter out = main.streams().writer();
        Replay replay = Replay.of(books.path(), books.options());
        replay = toSequence == null ? replay : replay.toSequence(toSequence);
        replay = toInstantNs == null ? replay : replay.toInstant(toInstantNs);
        replay = steps ? replay.onStep(step -> print(out, step)) : replay;
        replay = every == null || steps ? replay : replay.hashEvery(every, hash -> print(out, hash));
        try (Ledger ledger = open(replay)) {
            Moment.requireReached(ledger, toSequence);
            StateHash hash = ledger.stateHash();
            if (!steps && (every == null || hash.sequence() == 0 || hash.sequence() % every != 0)) {
                print(out, hash);
            }
        } finally {
            out.flush();
        }
        return ExitCodes.OK;
    }

    private Ledger open(Replay replay) {
        try (Progress progress = books.progress("replaying")) {
            return replay.onProgress(progress::stepTo).open();
        }
    }

    private static void print(PrintWriter out, StateHash hash) {
        out.print("sequence=" + hash.sequence() + " state-hash=" + hash.hex() + "\n");
        out.flush();
    }

    private void print(PrintWriter out, Replay.Step step) {
        long sequence = step.event().receipt().sequence().orElseThrow();
        if (every == null || sequence % every == 0) {
            out.print("sequence=" + sequence + " "
                    + step.event().receipt().kind().label() + " id="
                    + step.event().receipt().id() + " "
                    + step.event().receipt().outcome() + " state-hash="
                    + step.stateHash().hex() + "\n");
        }
    }

    private int feed() throws IOException {
        DaybookOptions options = DaybookOptions.defaults()
                .durability(Durability.MEMORY)
                .clock(ClockMode.HOST)
                .history(false);
        try (Ledger fresh = Daybook.open(books.path(), options)) {
            JournalFeed.Fed fed = JournalFeed.feed(books.path(), books.options(), fresh);
            long perSecond = Math.round(fed.commands() * 1e9 / Math.max(1, fed.durationNs()));
            write("fed commands=" + fed.commands() + " ms=" + fed.durationNs() / NS_PER_MS + " commands-per-second="
                    + perSecond + " state-hash=" + fed.stateHash().hex() + "\n");
            return tell(JournalFeed.compare(books.path(), books.options(), fresh), "the same outcomes");
        }
    }

    private int tell(Optional<JournalDifference> found, String otherwise) throws IOException {
        if (found.isEmpty()) {
            write(otherwise + "\n");
            return ExitCodes.OK;
        }
        JournalDifference difference = found.get();
        write("first difference: sequence=" + difference.sequence() + " in=" + difference.part() + "\n");
        write("first:  ");
        write(difference.first());
        write("second: ");
        write(difference.second());
        write("accounts: " + difference.accounts().stream().map(Id::toString).collect(Collectors.joining(", ")) + "\n");
        return ExitCodes.FINDING;
    }

    private void write(Optional<Event> event) throws IOException {
        if (event.isEmpty()) {
            write("(the journal ends before)\n");
            return;
        }
        try (JsonLines lines = new JsonLines(main.streams().out())) {
            lines.line(out -> EventWriter.write(out, event.get()));
        }
    }

    private void write(String text) throws IOException {
        OutputStream out = main.streams().out();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
