package io.daybook.ledger.cli.command;

import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.seal.SigningKeyFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger new-signing-key}. */
@Command(
        name = "new-signing-key",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a random key pair for checkpoints in a new file, for its owner alone.",
            "Prints the public key: give it to whoever shall verify.",
        },
        footer = {"", "Example:", "  ledger new-signing-key /etc/daybook/books.signing --name example.com/books"})
public final class NewSigningKeyCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Parameters(index = "0", paramLabel = "FILE", description = "A file that does not exist yet.")
    private Path file;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            description = "The checkpoints' origin: a URL without its scheme, such as example.com/books.")
    private String name;

    @Override
    public Integer call() {
        main.streams().print(SigningKeyFile.create(file, name).verifier() + "\n");
        return ExitCodes.OK;
    }
}
