package io.daybook.ledger.persistence.file;

import io.daybook.ledger.core.journal.Acknowledged;
import io.daybook.ledger.core.journal.AcknowledgedMark;

/**
 * A mark that only the directory's owner writes: what is noted next was durable while nobody else could have opened the
 * ledger, so whoever opens it afterwards finds it.
 */
final class OwnersMark implements AcknowledgedMark {
    private final OwnerLock lock;
    private final AcknowledgedMark mark;

    OwnersMark(OwnerLock lock, AcknowledgedMark mark) {
        this.lock = lock;
        this.mark = mark;
    }

    @Override
    public Acknowledged last() {
        return mark.last();
    }

    @Override
    public void requireOwner() {
        lock.requireHeld();
    }

    @Override
    public void note(long sequence, long position) {
        lock.requireHeld();
        mark.note(sequence, position);
    }

    @Override
    public void close() {
        mark.close();
    }
}
