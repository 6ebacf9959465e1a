package io.daybook.ledger.cli.command;

import io.daybook.Daybook;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.seal.SignedNote;
import io.daybook.seal.SigningKeyFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger checkpoint}. */
@Command(
        name = "checkpoint",
        mixinStandardHelpOptions = true,
        description = {
            "Verifies a ledger, which may be open elsewhere, signs what it is, writes the note into its directory "
                    + "checkpoints, and prints it: to be kept where whoever operates the ledger cannot change it.",
        },
        footer = {"", "Example:", "  ledger checkpoint books --signing-key /etc/daybook/books.signing > books.note"})
public final class CheckpointCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private LedgerDirectory books;

    @Option(names = "--signing-key", paramLabel = "FILE", required = true, description = "The key pair to sign with.")
    private Path signingKey;

    @Override
    public Integer call() {
        SignedNote note = Daybook.checkpoint(books.path(), books.options(), SigningKeyFile.open(signingKey));
        main.streams().print(note.toString());
        return ExitCodes.OK;
    }
}
