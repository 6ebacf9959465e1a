package io.daybook.ledger.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What an example prints. */
final class Printed {
    private Printed() {}

    /** An example's main method. */
    interface Example {
        void run(String[] arguments) throws Exception;
    }

    /** Runs an example and takes its lines from standard output. */
    static List<String> by(Example example, Object... arguments) throws Exception {
        PrintStream standardOutput = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        try (PrintStream capture = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(capture);
            example.run(words);
        } finally {
            System.setOut(standardOutput);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
