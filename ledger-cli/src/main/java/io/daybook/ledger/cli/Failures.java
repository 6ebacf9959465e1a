package io.daybook.ledger.cli;

import io.daybook.ledger.LedgerException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns whatever ended a command into a sentence and an exit code. The trace of a failure is printed only when the
 * environment variable DAYBOOK_DEBUG is set.
 */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final String DEBUG = "DAYBOOK_DEBUG";

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return report(failure, command.getErr());
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("ledger: " + failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return ExitCodes.USAGE;
    }

    static int report(Throwable failure, PrintWriter err) {
        if (isOutputClosed(failure)) {
            return ExitCodes.OK;
        }
        err.println("ledger: " + sentence(failure));
        if (System.getenv(DEBUG) != null) {
            failure.printStackTrace(err);
        }
        err.flush();
        return failure instanceof UsageException ? ExitCodes.USAGE : ExitCodes.LEDGER;
    }

    private static boolean isOutputClosed(Throwable failure) {
        return failure instanceof OutputClosedException
                || failure instanceof UncheckedIOException && failure.getCause() instanceof OutputClosedException;
    }

    private static String sentence(Throwable failure) {
        if (failure instanceof UsageException || failure instanceof LedgerException) {
            return failure.getMessage();
        }
        if (failure instanceof UncheckedIOException unchecked) {
            return sentence(unchecked.getCause());
        }
        if (failure instanceof IOException) {
            return "reading or writing failed: " + failure.getMessage();
        }
        if (failure instanceof OutOfMemoryError) {
            return "out of memory: give the JVM more, for example DAYBOOK_JAVA_OPTS=-Xmx4g";
        }
        return "an unexpected failure, please report it: " + failure + " (set " + DEBUG + "=1 for its trace)";
    }
}
