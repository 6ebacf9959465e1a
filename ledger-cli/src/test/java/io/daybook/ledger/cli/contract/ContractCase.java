package io.daybook.ledger.cli.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One case of a table.
 *
 * @param title what it shows
 * @param lines commands, what is given to every case first
 * @param answers the fields that each line of the output must have, in JSON
 */
record ContractCase(String title, List<String> lines, List<String> answers) {
    private static final String ACCEPTED = "{\"status\":\"ACCEPTED\"}";

    /** All cases of a table. */
    static List<ContractCase> table(String name) {
        List<ContractCase> cases = new ArrayList<>();
        ContractCase given = new ContractCase("given", new ArrayList<>(), new ArrayList<>());
        ContractCase current = given;
        boolean answered = false;
        for (String line :
                read(name).replace('\'', '"').lines().map(String::trim).toList()) {
            if (line.startsWith("##")) {
                current = new ContractCase(
                        line.substring(2).trim(), new ArrayList<>(given.lines), new ArrayList<>(given.answers));
                cases.add(current);
            } else if (line.startsWith("=")) {
                if (!answered) {
                    current.answers.remove(current.answers.size() - 1);
                }
                current.answers.add(line.substring(1));
            } else if (!line.isEmpty()) {
                current.lines.add(timed(line, current.lines.size()));
                current.answers.add(ACCEPTED);
            }
            answered = line.startsWith("=");
        }
        return cases;
    }

    private static String timed(String line, int number) {
        return line.contains("\"at\":")
                ? line
                : line.replaceFirst(
                        "}$", String.format(",\"at\":\"2026-01-01T00:%02d:%02dZ\"}", number / 60, number % 60));
    }

    String input() {
        return String.join("\n", lines) + "\n";
    }

    private static String read(String name) {
        try (InputStream in = ContractCase.class.getResourceAsStream("/contract/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("table=" + name, unreadable);
        }
    }
}
