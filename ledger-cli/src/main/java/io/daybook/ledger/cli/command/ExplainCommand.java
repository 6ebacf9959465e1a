package io.daybook.ledger.cli.command;

import io.daybook.ledger.Event;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.cli.UsageException;
import io.daybook.ledger.cli.json.EventWriter;
import io.daybook.ledger.cli.json.Ids;
import io.daybook.ledger.cli.json.JsonLines;
import io.daybook.ledger.query.AccountChange;
import io.daybook.ledger.query.BookedPosting;
import io.daybook.ledger.query.History;
import io.daybook.ledger.query.HistoryEntry;
import io.daybook.ledger.query.Page;
import io.daybook.ledger.query.PageRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Prints everything about one command, hold, schedule or account in order of time: what was asked, by whom, "
                    + "what was decided, what it moved, what came of it.",
            "A number that is both a command's and an account's explains the command; --account asks for the account. "
                    + "Exits with 1 when nothing is known under the id.",
        },
        footer = {"", "Example:", "  ledger explain books 2"})
public final class ExplainCommand implements Callable<Integer> {
    private static final int PAGE = 1000;

    @ParentCommand
    private Main main;

    @Mixin
    private LedgerDirectory books;

    @Parameters(
            index = "1",
            paramLabel = "ID",
            description = "A command's or an account's id (decimal, or UUID), or what the options below say.")
    private String id;

    @ArgGroup
    private Meaning meaning = new Meaning();

    /** What the id is. */
    static final class Meaning {
        @Option(names = "--account", description = "The id is an account's.")
        private boolean account;

        @Option(names = "--reference", description = "The id is a reference: what was asked under it.")
        private boolean reference;

        @Option(names = "--code", description = "The id is a code: what was asked with it.")
        private boolean code;

        @Option(names = "--actor", description = "The id is an actor's: what it asked.")
        private boolean actor;

        boolean isCommand() {
            return !account && !reference && !code && !actor;
        }
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description =
                    "table (for people, the default) or json (the journal's records as JSON Lines, each with the hash "
                            + "of its batch).")
    private Kind kind;

    /** The formats. */
    enum Kind {
        TABLE,
        JSON
    }

    @Override
    public Integer call() throws IOException {
        Id wanted = Ids.parse(id).orElseThrow(() -> new UsageException("an id is decimal or a UUID: found=" + id));
        try (Ledger ledger = books.openReadOnly()) {
            History history = Histories.of(ledger);
            List<HistoryEntry> story = story(history, wanted);
            if (story.isEmpty()) {
                main.streams().err().println("ledger: nothing is known under the id " + wanted);
                main.streams().err().flush();
                return ExitCodes.FINDING;
            }
            write(history, story);
            return ExitCodes.OK;
        }
    }

    private List<HistoryEntry> story(History history, Id wanted) {
        if (meaning.reference || meaning.code || meaning.actor) {
            return listed(history, wanted);
        }
        List<HistoryEntry> story = meaning.isCommand() ? ofCommand(history, wanted) : List.of();
        return story.isEmpty() ? ofAccount(history, wanted) : story;
    }

    private List<HistoryEntry> listed(History history, Id wanted) {
        List<HistoryEntry> story = new ArrayList<>();
        if (meaning.reference) {
            each(page -> history.byReference(wanted, page), story::add);
        } else if (wanted.high() != 0 || meaning.code && wanted.low() >>> Integer.SIZE != 0) {
            throw new UsageException("a code has 32 bits, an actor 64: found=" + id);
        } else if (meaning.code) {
            each(page -> history.byCode((int) wanted.low(), page), story::add);
        } else {
            each(page -> history.byActor(wanted.low(), page), story::add);
        }
        return story;
    }

    /** The command, what it is about, and what came of either. */
    private static List<HistoryEntry> ofCommand(History history, Id wanted) {
        TreeMap<String, HistoryEntry> story = new TreeMap<>();
        history.command(wanted).ifPresent(entry -> {
            add(story, entry);
            each(page -> history.consequences(wanted, page), (HistoryEntry follower) -> {
                add(story, follower);
                each(page -> history.consequences(follower.id(), page), (HistoryEntry next) -> add(story, next));
            });
            entry.target().flatMap(history::command).ifPresent(target -> {
                add(story, target);
                each(page -> history.consequences(target.id(), page), (HistoryEntry next) -> add(story, next));
            });
        });
        return new ArrayList<>(story.values());
    }

    private static List<HistoryEntry> ofAccount(History history, Id wanted) {
        TreeMap<String, HistoryEntry> story = new TreeMap<>();
        each(page -> history.changes(wanted, page), (AccountChange change) -> add(story, change.entry()));
        each(page -> history.postings(wanted, page), (BookedPosting posting) -> add(story, posting.entry()));
        return new ArrayList<>(story.values());
    }

    private static void add(Map<String, HistoryEntry> story, HistoryEntry entry) {
        story.put(
                String.format(
                        Locale.ROOT,
                        "%019d/%05d",
                        entry.sequence(),
                        entry.member().orElse(-1) + 1),
                entry);
    }

    private static <T> void each(Function<PageRequest, Page<T>> query, Consumer<T> use) {
        PageRequest request = PageRequest.oldestFirst(PAGE);
        Page<T> page = query.apply(request);
        page.items().forEach(use);
        while (page.next().isPresent()) {
            request = request.after(page);
            page = query.apply(request);
            page.items().forEach(use);
        }
    }

    private void write(History history, List<HistoryEntry> story) throws IOException {
        Map<Long, String> batchHashes = BatchHashes.of(books, story);
        if (kind == Kind.TABLE) {
            EntryRows.report(history, story, batchHashes)
                    .writeTable(main.streams().out());
            return;
        }
        try (JsonLines lines = new JsonLines(main.streams().out())) {
            story.stream().mapToLong(HistoryEntry::sequence).distinct().forEach(sequence -> {
                Event event = history.event(sequence).orElseThrow();
                try {
                    lines.line(out -> {
                        EventWriter.write(out, event);
                        out.writeStringField("batchHash", batchHashes.get(sequence));
                    });
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
            lines.flush();
        }
    }
}
