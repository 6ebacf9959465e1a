package io.daybook.ledger.core.projection.history;

import io.daybook.ledger.Asset;
import io.daybook.ledger.core.statemachine.state.AccountDetail;
import io.daybook.ledger.core.statemachine.state.Rows;
import io.daybook.ledger.core.statemachine.state.UndoLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.LongArrayList;

/** All that the history holds. The indexer writes under the write lock, a whole record at a time; queries read. */
final class HistoryTables {
    final ReadWriteLock lock = new ReentrantReadWriteLock();
    final DecisionRows decisions = new DecisionRows();
    final Ids commands = new Ids(decisions.rows(), DecisionRows.ID);
    final AccountRows accounts = new AccountRows();
    final AccountLog log = new AccountLog(false);
    final DatedPostings dated = new DatedPostings(log);
    final KeyedLists byReference = new KeyedLists();
    final KeyedLists byCode = new KeyedLists();
    final KeyedLists byActor = new KeyedLists();
    final KeyedLists byTarget = new KeyedLists();
    final TreeSet<Long> openHolds = new TreeSet<>();
    final List<Asset> assets = new ArrayList<>();
    final Map<Integer, TreeMap<Long, AccountDetail>> details = new HashMap<>();

    private final Rows references = new Rows(16, 10, new UndoLog());
    private final Ids referenceIds = new Ids(references, 0);
    private final LongArrayList actors = new LongArrayList();
    private final Long2LongHashMap actorNumbers = new Long2LongHashMap(0);
    private long sequence;
    private long timestampNs;

    void moveTo(long newSequence, long newTimestampNs) {
        sequence = newSequence;
        timestampNs = newTimestampNs;
    }

    long sequence() {
        return sequence;
    }

    long timestampNs() {
        return timestampNs;
    }

    /** The number of a reference from 1, given when it is first seen. */
    int referenceNumber(long high, long low) {
        long row = referenceIds.find(high, low);
        if (row < 0) {
            row = references.append();
            references.segment(row).putLong(references.offset(row), low);
            references.segment(row).putLong(references.offset(row) + Long.BYTES, high);
            referenceIds.put(row);
        }
        return Math.toIntExact(row + 1);
    }

    /** The number of a reference from 1, or 0. */
    int findReference(long high, long low) {
        return (int) (referenceIds.find(high, low) + 1);
    }

    long referenceHigh(int number) {
        return referenceIds.high(number - 1);
    }

    long referenceLow(int number) {
        return referenceIds.low(number - 1);
    }

    /** The number of an actor from 1, given when it is first seen. */
    int actorNumber(long actor) {
        long number = actorNumbers.get(actor);
        if (number == 0) {
            actors.addLong(actor);
            number = actors.size();
            actorNumbers.put(actor, number);
        }
        return (int) number;
    }

    /** The number of an actor from 1, or 0. */
    long findActor(long actor) {
        return actorNumbers.get(actor);
    }

    long actor(int number) {
        return actors.getLong(number - 1);
    }

    /** The detail of an account after the first decisions. */
    AccountDetail detail(int account, long rowEnd) {
        TreeMap<Long, AccountDetail> versions = details.get(account);
        Map.Entry<Long, AccountDetail> entry = versions == null ? null : versions.lowerEntry(rowEnd);
        return entry == null ? AccountDetail.NONE : entry.getValue();
    }
}
