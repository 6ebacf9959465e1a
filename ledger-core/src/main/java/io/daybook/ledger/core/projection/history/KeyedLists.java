package io.daybook.ledger.core.projection.history;

import org.agrona.collections.Long2LongHashMap;

/** Lists of decision rows by a 64-bit key. Written by one thread; readers need a lock. */
final class KeyedLists {
    private final BlockLists lists = new BlockLists(3, 0);
    private final Long2LongHashMap listByKey = new Long2LongHashMap(-1);

    void add(long key, long row) {
        long list = listByKey.get(key);
        if (list < 0) {
            list = lists.add();
            listByKey.put(key, list);
        }
        long slot = lists.append((int) list);
        lists.buffer(slot).putLong(lists.offset(slot), row);
    }

    long count(long key) {
        long list = listByKey.get(key);
        return list < 0 ? 0 : lists.count((int) list);
    }

    long row(long key, long index) {
        long slot = lists.slot((int) listByKey.get(key), index);
        return lists.buffer(slot).getLong(lists.offset(slot));
    }
}
