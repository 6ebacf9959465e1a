package io.daybook.ledger.persistence.file;

import io.daybook.ledger.core.journal.Acknowledged;
import io.daybook.ledger.core.journal.AcknowledgedMark;

/**
 * A mark that only the directory's owner writes: what is noted next was durable while nobody else could have opened the
 * ledger, so whoever opens it afterwards finds it.
 */
final class OwnersMark implements AcknowledgedMark {
    /** A look this old is as good as a new one before an append: what counts is the look before what is noted. */
    private static final long FRESH_NS = 5_000_000;

    private final OwnerLock lock;
    private final AcknowledgedMark mark;
    private long lookedAtNs;

    OwnersMark(OwnerLock lock, AcknowledgedMark mark) {
        this.lock = lock;
        this.mark = mark;
        look();
    }

    private void look() {
        lock.requireHeld();
        lookedAtNs = System.nanoTime();
    }

    @Override
    public Acknowledged last() {
        return mark.last();
    }

    /** Whoever was paused looks again, since the clock has gone on meanwhile. */
    @Override
    public void requireOwner() {
        if (System.nanoTime() - lookedAtNs > FRESH_NS) {
            look();
        }
    }

    @Override
    public void note(long sequence, long position) {
        look();
        mark.note(sequence, position);
    }

    @Override
    public void close() {
        mark.close();
    }
}
