package io.daybook.ledger.cli.command;

import io.daybook.JournalCursor;
import io.daybook.ledger.query.HistoryEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The hashes of the batches that entries stand in. */
final class BatchHashes {
    private BatchHashes() {}

    /** By sequence, in hexadecimal digits. */
    static Map<Long, String> of(LedgerDirectory books, List<HistoryEntry> entries) {
        TreeSet<Long> wanted = new TreeSet<>();
        entries.forEach(entry -> wanted.add(entry.sequence()));
        Map<Long, String> hashes = new HashMap<>();
        try (JournalCursor cursor = books.journal(wanted.first())) {
            while (cursor.hasNext() && hashes.size() < wanted.size()) {
                long sequence = cursor.next().receipt().sequence().orElseThrow();
                if (wanted.contains(sequence)) {
                    hashes.put(sequence, cursor.batchHash());
                }
            }
        }
        return hashes;
    }
}
