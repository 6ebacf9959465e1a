package io.daybook.ledger.cli;

import io.daybook.ledger.cli.command.AccountsCommand;
import io.daybook.ledger.cli.command.ApplyCommand;
import io.daybook.ledger.cli.command.ArchiveCommand;
import io.daybook.ledger.cli.command.BackupCommand;
import io.daybook.ledger.cli.command.BalanceSheetCommand;
import io.daybook.ledger.cli.command.BenchCommand;
import io.daybook.ledger.cli.command.CheckpointCommand;
import io.daybook.ledger.cli.command.ExplainCommand;
import io.daybook.ledger.cli.command.ExportCommand;
import io.daybook.ledger.cli.command.HoldsCommand;
import io.daybook.ledger.cli.command.ImportCommand;
import io.daybook.ledger.cli.command.JournalCommand;
import io.daybook.ledger.cli.command.NewKeyCommand;
import io.daybook.ledger.cli.command.NewSigningKeyCommand;
import io.daybook.ledger.cli.command.ProfitAndLossCommand;
import io.daybook.ledger.cli.command.ReplayCommand;
import io.daybook.ledger.cli.command.RestoreCommand;
import io.daybook.ledger.cli.command.RollUpCommand;
import io.daybook.ledger.cli.command.RotateKeysCommand;
import io.daybook.ledger.cli.command.SnapshotCommand;
import io.daybook.ledger.cli.command.StatementCommand;
import io.daybook.ledger.cli.command.TrialBalanceCommand;
import io.daybook.ledger.cli.command.VerifyCommand;
import io.daybook.ledger.cli.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program's entry: one command a verb, exit codes as documented for the command line. */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "A core-banking ledger in a directory.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ApplyCommand.class,
            AccountsCommand.class,
            StatementCommand.class,
            TrialBalanceCommand.class,
            JournalCommand.class,
            ReplayCommand.class,
            SnapshotCommand.class,
            VerifyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ArchiveCommand.class,
            ExplainCommand.class,
            HoldsCommand.class,
            BalanceSheetCommand.class,
            ProfitAndLossCommand.class,
            RollUpCommand.class,
            ExportCommand.class,
            CheckpointCommand.class,
            NewSigningKeyCommand.class,
            NewKeyCommand.class,
            RotateKeysCommand.class,
            ImportCommand.class,
            DemoCommand.class,
            BenchCommand.class,
        },
        footer = {
            "",
            "Exit codes: 0 all well (a rejected command is an outcome); 1 a check found something; 2 wrong usage, or a "
                    + "line of input that is no command; 3 the ledger cannot be opened or has halted.",
        })
public final class Main implements Runnable {
    private final Streams streams;

    @Spec
    private CommandSpec spec;

    private Main(Streams streams) {
        this.streams = streams;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }

    /**
     * What the commands read from and write to.
     *
     * @return the streams
     */
    public Streams streams() {
        return streams;
    }

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(run(Streams.ofProcess(), arguments));
    }

    /**
     * Runs one command.
     *
     * @param streams what it reads from and writes to
     * @param arguments the command line
     * @return the exit code
     */
    public static int run(Streams streams, String... arguments) {
        Failures failures = new Failures();
        CommandLine program = new CommandLine(new Main(streams))
                .setOut(streams.writer())
                .setErr(streams.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures);
        try {
            return program.execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError | LinkageError failure) {
            return Failures.report(failure, streams.err());
        }
    }

    /** Tells the version that the jar's manifest holds. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"daybook " + (version == null ? "(not packaged)" : version)};
        }
    }
}
