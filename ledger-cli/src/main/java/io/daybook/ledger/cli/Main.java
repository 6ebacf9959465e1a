package io.daybook.ledger.cli;

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
        subcommands = DemoCommand.class)
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
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
