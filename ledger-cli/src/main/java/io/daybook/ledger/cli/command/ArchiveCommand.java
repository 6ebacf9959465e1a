package io.daybook.ledger.cli.command;

import io.daybook.Daybook;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.cli.UsageException;
import io.daybook.ledger.persistence.backup.ArchivedFiles;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger archive}. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        description = {
            "Verifies a ledger that nobody has open, and takes out the journal files that two snapshots are past, "
                    + "into another directory or for ever.",
            "The ledger then opens from its snapshots. Statements, histories and replays need the files: put them back "
                    + "into the directory's journal for that.",
        },
        footer = {"", "Example:", "  ledger archive books --to /mnt/archive/books"})
public final class ArchiveCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private LedgerDirectory books;

    @Option(names = "--to", paramLabel = "TARGET", description = "Move them into this directory.")
    private Path target;

    @Option(names = "--delete", description = "Remove them for ever.")
    private boolean delete;

    @Override
    public Integer call() {
        if ((target == null) != delete) {
            throw new UsageException("either --to says where the files go, or --delete removes them for ever");
        }
        ArchivedFiles archived = delete
                ? Daybook.deleteOldJournal(books.path(), books.options())
                : Daybook.archiveJournal(books.path(), books.options(), target);
        main.streams()
                .print((delete ? "deleted" : "archived") + " files=" + archived.files() + " bytes=" + archived.bytes()
                        + " through-sequence=" + archived.throughSequence() + "\n");
        return ExitCodes.OK;
    }
}
