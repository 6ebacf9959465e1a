package io.daybook.ledger.cli.command;

import io.daybook.ledger.Id;
import io.daybook.ledger.query.AccountView;
import io.daybook.ledger.query.BookedPosting;
import io.daybook.ledger.query.History;
import io.daybook.ledger.query.HistoryEntry;
import io.daybook.ledger.query.Page;
import io.daybook.ledger.query.PageRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;

/**
 * All postings in the order of booking, those of one command together. Memory grows with the accounts, not with the
 * postings.
 */
final class PostingWalk {
    private static final int PAGE = 256;

    private PostingWalk() {}

    /** Takes the postings of one command; the list is reused. */
    @FunctionalInterface
    interface Use {
        void accept(List<BookedPosting> postings) throws IOException;
    }

    static void over(History history, List<AccountView> all, Use use) throws IOException {
        PriorityQueue<Feed> feeds = new PriorityQueue<>(Comparator.comparing(Feed::order));
        for (AccountView account : all) {
            Feed feed = new Feed(history, account.id());
            if (!feed.isEmpty()) {
                feeds.add(feed);
            }
        }
        List<BookedPosting> together = new ArrayList<>();
        while (!feeds.isEmpty()) {
            Feed feed = feeds.poll();
            BookedPosting posting = feed.next();
            if (!together.isEmpty() && !isSame(together.get(0).entry(), posting.entry())) {
                use.accept(together);
                together.clear();
            }
            together.add(posting);
            if (!feed.isEmpty()) {
                feeds.add(feed);
            }
        }
        if (!together.isEmpty()) {
            use.accept(together);
        }
    }

    private static boolean isSame(HistoryEntry one, HistoryEntry other) {
        return one.sequence() == other.sequence() && one.member().equals(other.member());
    }

    /** The postings of one account, a page at a time. */
    private static final class Feed {
        private final History history;
        private final Id account;
        private final Deque<BookedPosting> ready = new ArrayDeque<>();
        private PageRequest request = PageRequest.oldestFirst(PAGE);
        private boolean last;

        Feed(History history, Id account) {
            this.history = history;
            this.account = account;
            fill();
        }

        private void fill() {
            while (ready.isEmpty() && !last) {
                Page<BookedPosting> page = history.postings(account, request);
                ready.addAll(page.items());
                last = page.next().isEmpty();
                request = request.after(page);
            }
        }

        boolean isEmpty() {
            return ready.isEmpty();
        }

        String order() {
            HistoryEntry entry = ready.peek().entry();
            return String.format(
                    Locale.ROOT, "%019d/%05d", entry.sequence(), entry.member().orElse(-1) + 1);
        }

        BookedPosting next() {
            BookedPosting posting = ready.poll();
            fill();
            return posting;
        }
    }
}
