package io.daybook.ledger.core.projection.history;

import io.daybook.ledger.query.Page;
import io.daybook.ledger.query.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Goes through the pages of a query. */
final class Pages {
    private Pages() {}

    /** What stands on all of them, in the order of the first request. */
    static <T> List<T> all(PageRequest first, Function<PageRequest, Page<T>> query) {
        PageRequest request = first;
        Page<T> page = query.apply(request);
        List<T> items = new ArrayList<>(page.items());
        while (page.next().isPresent()) {
            request = request.after(page);
            page = query.apply(request);
            items.addAll(page.items());
        }
        return items;
    }
}
