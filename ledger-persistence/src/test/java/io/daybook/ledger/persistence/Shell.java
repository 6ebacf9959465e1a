package io.daybook.ledger.persistence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs commands of the machine that a test may do without. */
public final class Shell {
    private Shell() {}

    /** Runs a command to its end: answers nothing when it went well, otherwise what it said. */
    public static String run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? "" : said + " ";
        } catch (IOException absent) {
            return absent + " ";
        }
    }
}
