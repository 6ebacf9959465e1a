package io.daybook.ledger.core.history;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How often each kind of command has had each outcome, replays left out. */
final class Coverage {
    private final Map<EventKind, Map<Outcome, Long>> counts = new EnumMap<>(EventKind.class);
    private long receipts;
    private long accepted;
    private long replayed;

    void count(Receipt receipt) {
        receipts++;
        if (receipt.replayed()) {
            replayed++;
            return;
        }
        if (receipt.isAccepted()) {
            accepted++;
        }
        counts.computeIfAbsent(receipt.kind(), any -> new EnumMap<>(Outcome.class))
                .merge(receipt.outcome(), 1L, Long::sum);
        receipt.members().forEach(this::count);
    }

    private long of(EventKind kind, Outcome outcome) {
        return counts.getOrDefault(kind, Map.of()).getOrDefault(outcome, 0L);
    }

    /** Pairs that the contract allows and no history has reached. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (EventKind kind : EventKind.values()) {
            for (Outcome outcome : PossibleOutcomes.of(kind)) {
                if (of(kind, outcome) == 0) {
                    missing.add(kind + " " + outcome);
                }
            }
        }
        return missing;
    }

    /** Pairs that the contract rules out and some history has reached. */
    List<String> surprising() {
        List<String> surprising = new ArrayList<>();
        counts.forEach((kind, outcomes) -> outcomes.keySet().stream()
                .filter(outcome -> !PossibleOutcomes.of(kind).contains(outcome))
                .forEach(outcome -> surprising.add(kind + " " + outcome)));
        return surprising;
    }

    String summary() {
        String least = counts.entrySet().stream()
                .flatMap(kind -> kind.getValue().entrySet().stream()
                        .map(one -> Map.entry(one.getValue(), kind.getKey() + " " + one.getKey())))
                .sorted(Map.Entry.comparingByKey())
                .limit(8)
                .map(pair -> pair.getValue() + "=" + pair.getKey())
                .toList()
                .toString();
        return String.format(
                "receipts=%d accepted=%.0f%% replayed=%.1f%% least=%s",
                receipts, 100.0 * accepted / receipts, 100.0 * replayed / receipts, least);
    }
}
