package io.daybook.ledger.cli.command;

import io.daybook.Daybook;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.cli.UsageException;
import io.daybook.seal.KeyProvider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger rotate-keys}. */
@Command(
        name = "rotate-keys",
        mixinStandardHelpOptions = true,
        description = "Wraps the data keys of a ledger that nobody has open with the current master key. The journal "
                + "stays as it is; the former master keys are needed once more, and then no longer.",
        footer = {"", "Example:", "  ledger rotate-keys books --key-file /etc/daybook/books.keys"})
public final class RotateKeysCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private LedgerDirectory books;

    @Override
    public Integer call() {
        KeyProvider keys = books.keys()
                .orElseThrow(() -> new UsageException("--key-file says which file has the former and the current key"));
        int count = Daybook.rotateKeys(books.path(), keys);
        main.streams().print("rotated data-keys=" + count + " current-key=" + keys.currentKeyId() + "\n");
        return ExitCodes.OK;
    }
}
