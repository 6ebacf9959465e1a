package io.daybook.ledger.query;

import java.util.List;
import java.util.OptionalLong;

/**
 * Some items of a longer list, and where to go on. A list of the history only ever grows at its end, so that going on
 * from a cursor neither skips nor repeats anything, however long the ledger has run meanwhile. Immutable.
 *
 * @param items in the order that was asked for
 * @param next the cursor of the next page; empty when there was nothing more
 * @param sequence up to which sequence the history knew when it answered
 * @param <T> an item
 */
public record Page<T>(List<T> items, OptionalLong next, long sequence) {
    /** Copies the list. */
    public Page {
        items = List.copyOf(items);
    }
}
