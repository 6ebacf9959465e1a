package io.daybook.ledger.query;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.util.OptionalLong;

/**
 * Which page of a list. Immutable.
 *
 * @param cursor where a former page said to go on; empty for the first page
 * @param limit how many items at most, 1 .. 10,000
 * @param newestFirst whether the list is read from its end
 */
public record PageRequest(OptionalLong cursor, int limit, boolean newestFirst) {
    /** The most items of a page. */
    public static final int MAX_LIMIT = 10_000;

    /** Checks the limit. */
    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new LedgerException(Category.MISUSE, "limit must be 1.." + MAX_LIMIT + ": limit=" + limit);
        }
    }

    /**
     * The first page from the beginning.
     *
     * @param limit how many items at most
     * @return the request
     */
    public static PageRequest oldestFirst(int limit) {
        return new PageRequest(OptionalLong.empty(), limit, false);
    }

    /**
     * The first page from the end.
     *
     * @param limit how many items at most
     * @return the request
     */
    public static PageRequest newestFirst(int limit) {
        return new PageRequest(OptionalLong.empty(), limit, true);
    }

    /**
     * The page after one.
     *
     * @param page a former page of the same list
     * @return empty cursor when there was none
     */
    public PageRequest after(Page<?> page) {
        return new PageRequest(page.next(), limit, newestFirst);
    }
}
