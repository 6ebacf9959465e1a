package io.daybook.ledger.core.rules;

import io.daybook.ledger.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A row of a table of rejections: {@code DEBITS_BLOCKED | debit.status=FROZEN}.
 *
 * @param outcome what is answered
 * @param facts what brings it about
 */
record Cause(Outcome outcome, Map<String, String> facts) {
    /** The rows of a table, in the order of precedence. */
    static List<Cause> table(String text) {
        return text.lines().filter(line -> !line.isBlank()).map(Cause::parse).toList();
    }

    private static Cause parse(String line) {
        String[] columns = line.split("\\|");
        Map<String, String> facts = new TreeMap<>();
        for (String fact : columns[1].trim().split("\\s*,\\s*")) {
            String[] pair = fact.split("=");
            facts.put(pair[0], pair[1]);
        }
        return new Cause(Outcome.valueOf(columns[0].trim()), facts);
    }

    /** The facts of both; empty when they contradict each other. */
    Optional<Map<String, String>> together(Cause other) {
        Map<String, String> all = new TreeMap<>(facts);
        all.putAll(other.facts);
        List<String> keys = new ArrayList<>(all.keySet());
        boolean overwritten = facts.entrySet().stream()
                .anyMatch(fact -> !all.get(fact.getKey()).equals(fact.getValue()));
        boolean nested = keys.stream().anyMatch(key -> keys.stream().anyMatch(part -> part.startsWith(key + ".")));
        return overwritten || nested ? Optional.empty() : Optional.of(all);
    }

    @Override
    public String toString() {
        return outcome + " " + facts;
    }
}
