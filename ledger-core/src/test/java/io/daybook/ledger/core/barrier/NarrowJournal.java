package io.daybook.ledger.core.barrier;

/** A journal whose disk has as much room as the test says. */
final class NarrowJournal extends JournalInMemory {
    private volatile long room = Long.MAX_VALUE;

    void room(long bytes) {
        room = bytes;
    }

    @Override
    public long room() {
        return room;
    }

    @Override
    void at(Moment moment) {
        // what was accepted is still written: that is what the reserve is for
    }
}
