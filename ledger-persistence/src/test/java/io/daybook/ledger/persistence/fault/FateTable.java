package io.daybook.ledger.persistence.fault;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts how faults have ended, by kind. */
final class FateTable {
    private final Map<String, EnumMap<Fate, Integer>> counts = new TreeMap<>();

    void count(String kind, Fate fate) {
        counts.computeIfAbsent(kind, any -> new EnumMap<>(Fate.class)).merge(fate, 1, Integer::sum);
    }

    int total() {
        return counts.values().stream()
                .flatMap(row -> row.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        table.append(String.format("%-40s", "fault"));
        for (Fate fate : Fate.values()) {
            table.append(String.format("%8s", fate));
        }
        table.append(String.format("%8s%n", "total"));
        counts.forEach((kind, row) -> {
            int total = 0;
            table.append(String.format("%-40s", kind));
            for (Fate fate : Fate.values()) {
                int count = row.getOrDefault(fate, 0);
                total += count;
                table.append(String.format("%8d", count));
            }
            table.append(String.format("%8d%n", total));
        });
        return table.toString();
    }
}
