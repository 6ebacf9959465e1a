package io.daybook.ledger.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Starts other JVMs with this one's class path: to be killed, to hold a lock, or to lack a flag. */
public final class ChildJvm {
    private static final long LIMIT_SECONDS = 60;

    private ChildJvm() {}

    /**
     * What a child has left.
     *
     * @param exitCode as the process ended
     * @param output standard output and standard error together
     */
    public record Ended(int exitCode, String output) {}

    /**
     * Starts a class with every flag of this JVM that opens or exports a package.
     *
     * @param main the class
     * @param arguments its arguments
     * @return the process; its standard error goes to this one's
     */
    public static Process start(Class<?> main, String... arguments) {
        return start(command(main, flag -> true, arguments), ProcessBuilder.Redirect.INHERIT);
    }

    /**
     * Runs a class to its end.
     *
     * @param main the class
     * @param flags which of this JVM's flags it gets
     * @param arguments its arguments
     * @return how it ended
     */
    public static Ended run(Class<?> main, Predicate<String> flags, String... arguments) {
        return run(command(main, flags, arguments));
    }

    private static Ended run(List<String> command) {
        try {
            Process child =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            child.getOutputStream().close();
            String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!child.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                child.destroyForcibly();
                throw new IllegalStateException("the child does not end: output=" + output);
            }
            return new Ended(child.exitValue(), output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupt) {
            throw new IllegalStateException("interrupted while a child ran", interrupt);
        }
    }

    /**
     * Starts a class under another program, which gets the command line of the child behind its own.
     *
     * @param program the program and its options
     * @param main the class
     * @param arguments its arguments
     * @return the process; what it complains about is not wanted
     */
    public static Process startUnder(List<String> program, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(program);
        command.addAll(command(main, flag -> true, arguments));
        return start(command, ProcessBuilder.Redirect.DISCARD);
    }

    /**
     * Runs a class to its end in another JVM, or in this one's with more flags. It gets the flags of this JVM that
     * every version knows: what newer ones need beside them an older one refuses.
     *
     * @param java the program
     * @param more flags before all others
     * @param main the class
     * @param arguments its arguments
     * @return how it ended
     */
    public static Ended runIn(Path java, List<String> more, Class<?> main, String... arguments) {
        List<String> command = command(main, flag -> flag.startsWith("--add-"), arguments);
        command.set(0, java.toString());
        command.addAll(1, more);
        return run(command);
    }

    private static Process start(List<String> command, ProcessBuilder.Redirect errors) {
        try {
            return new ProcessBuilder(command).redirectError(errors).start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> command(Class<?> main, Predicate<String> flags, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        for (String flag : flagsOfThisJvm()) {
            if (flags.test(flag)) {
                command.add(flag);
            }
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> flagsOfThisJvm() {
        List<String> flags = new ArrayList<>();
        for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("--")) {
                flags.add(argument);
            }
        }
        return flags;
    }
}
