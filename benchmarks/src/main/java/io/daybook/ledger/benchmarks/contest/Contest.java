package io.daybook.ledger.benchmarks.contest;

import java.util.List;

/**
 * Contestants that are measured in the same rounds; ratios are to the first of them.
 *
 * @param name a word, to ask for it
 * @param title what is compared
 * @param metric the number that counts
 * @param contestants in the order of the table
 */
public record Contest(String name, String title, Metric metric, List<Contestant> contestants) {
    /** Copies the list. */
    public Contest {
        contestants = List.copyOf(contestants);
    }
}
