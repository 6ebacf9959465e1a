package io.daybook.ledger.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One run of the program inside this process.
 *
 * @param exitCode what it ended with
 * @param out what it printed
 * @param err what it complained about
 */
public record Cli(int exitCode, String out, String err) {
    /**
     * Runs one command without input.
     *
     * @param arguments the command line
     * @return what came of it
     */
    public static Cli run(Object... arguments) {
        return runWith("", arguments);
    }

    /**
     * Runs one command.
     *
     * @param input its standard input
     * @param arguments the command line
     * @return what came of it
     */
    public static Cli runWith(String input, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int index = 0; index < arguments.length; index++) {
            texts[index] = arguments[index].toString();
        }
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int exitCode = Main.run(new Streams(in, out, new PrintWriter(err)), texts);
        return new Cli(exitCode, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    /**
     * The lines it printed.
     *
     * @return without their ends
     */
    public List<String> lines() {
        return out.lines().toList();
    }

    /**
     * The status of each receipt it printed.
     *
     * @return in order
     */
    public List<String> statuses() {
        return lines().stream()
                .map(line -> line.replaceFirst(".*?\"status\":\"([A-Z_]+)\".*", "$1"))
                .toList();
    }
}
