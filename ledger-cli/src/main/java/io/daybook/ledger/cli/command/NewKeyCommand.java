package io.daybook.ledger.cli.command;

import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.seal.MasterKeyFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger new-key}. */
@Command(
        name = "new-key",
        mixinStandardHelpOptions = true,
        description = {
            "Adds a random master key to a key file, which is made when it is missing, for its owner alone.",
            "The last key of a file is the current one; those before it stay, for what they have wrapped.",
        },
        footer = {"", "Example:", "  ledger new-key /etc/daybook/books.keys --id 2026-01"})
public final class NewKeyCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Parameters(index = "0", paramLabel = "FILE", description = "The key file. Keep it apart from the ledger.")
    private Path file;

    @Option(
            names = "--id",
            paramLabel = "ID",
            required = true,
            description = "What the key is called, such as 2026-01.")
    private String id;

    @Override
    public Integer call() {
        MasterKeyFile keys = MasterKeyFile.addKey(file, id);
        main.streams().print("current-key=" + keys.currentKeyId() + "\n");
        return ExitCodes.OK;
    }
}
