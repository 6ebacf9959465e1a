package io.daybook.ledger.cli.command;

import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.cli.UsageException;
import io.daybook.ledger.persistence.backup.LedgerCopier;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Makes a ledger out of a backup, whole or up to a point.",
        footer = {"", "Example:", "  ledger restore /mnt/safe/books-2026-01-31 books --at 2026-01-31T17:00:00Z"})
public final class RestoreCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "Directory of a backup, or of a ledger.")
    private Path source;

    @Parameters(index = "1", paramLabel = "DIR", description = "A directory that is empty or not there yet.")
    private Path target;

    @Mixin
    private KeyFile keys;

    @ArgGroup
    private Point point = new Point();

    /** Up to where: everything, unless one of them is given. */
    static final class Point {
        @Option(names = "--to-sequence", paramLabel = "N", description = "Up to and with sequence N.")
        private Long sequence;

        @Option(
                names = "--at",
                paramLabel = "INSTANT",
                converter = Moment.InstantConverter.class,
                description = "Up to an instant of booking, such as 2026-01-31T17:00:00Z.")
        private Long timestampNs;

        boolean includes(long recordSequence, long recordTimestampNs) {
            return (sequence == null || recordSequence <= sequence)
                    && (timestampNs == null || recordTimestampNs <= timestampNs);
        }
    }

    @Override
    public Integer call() {
        if (point.sequence != null && point.sequence < 0) {
            throw new UsageException("a sequence is 0 or more: sequence=" + point.sequence);
        }
        LedgerCopier.Copied copied = new LedgerCopier(source, target, keys.provider()).copy(point::includes);
        BackupCommand.print(main.streams().writer(), "restored", copied);
        return ExitCodes.OK;
    }
}
