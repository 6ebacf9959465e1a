package io.daybook.ledger.core.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Cuts a failing history down by leaving steps out, as long as it still fails in some way. */
final class Shrinker {
    private static final long LONGEST_NS = 60_000_000_000L;

    private final Function<List<Step>, Optional<Mismatch>> play;
    private final long startNs = System.nanoTime();

    Shrinker(Function<List<Step>, Optional<Mismatch>> play) {
        this.play = play;
    }

    /** A shorter failing history, or the one given. */
    List<Step> shrink(List<Step> failing) {
        List<Step> shortest = failing;
        int size = Math.max(1, shortest.size() / 2);
        while (System.nanoTime() - startNs < LONGEST_NS) {
            List<Step> shorter = withoutOneChunk(shortest, size);
            boolean shrunk = shorter.size() < shortest.size();
            shortest = shorter;
            if (!shrunk && size == 1) {
                break;
            }
            size = shrunk ? Math.min(size, Math.max(1, shortest.size() / 2)) : size / 2;
        }
        return shortest;
    }

    private List<Step> withoutOneChunk(List<Step> steps, int size) {
        List<Step> shortest = steps;
        int from = Math.max(0, steps.size() - size);
        while (from >= 0 && System.nanoTime() - startNs < LONGEST_NS) {
            List<Step> candidate = new ArrayList<>(shortest.subList(0, from));
            candidate.addAll(shortest.subList(Math.min(shortest.size(), from + size), shortest.size()));
            Optional<Mismatch> failure = candidate.isEmpty() ? Optional.empty() : play.apply(candidate);
            if (failure.isPresent()) {
                shortest = List.copyOf(candidate.subList(
                        0, Math.min(candidate.size(), failure.get().index() + 1)));
                from = Math.min(from, shortest.size());
            }
            from = from == 0 ? -1 : Math.max(0, from - size);
        }
        return shortest;
    }
}
