package io.daybook.ledger.cli.command;

import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.persistence.backup.LedgerCopier;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger backup}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Copies a ledger, proved frame by frame, while it may be running elsewhere.",
        footer = {"", "Example:", "  ledger backup books /mnt/safe/books-2026-01-31"})
public final class BackupCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private LedgerDirectory books;

    @Parameters(index = "1", paramLabel = "TARGET", description = "A directory that is empty or not there yet.")
    private Path target;

    @Override
    public Integer call() {
        LedgerCopier.Copied copied =
                new LedgerCopier(books.path(), target, books.keys()).copy((sequence, timestampNs) -> true);
        print(main.streams().writer(), "backed-up", copied);
        return ExitCodes.OK;
    }

    static void print(PrintWriter out, String what, LedgerCopier.Copied copied) {
        out.print(what + " sequence=" + copied.lastSequence() + " batches=" + copied.frames() + " bytes="
                + copied.bytes() + "\n");
        out.flush();
    }
}
