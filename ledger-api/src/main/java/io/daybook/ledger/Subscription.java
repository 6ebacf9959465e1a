package io.daybook.ledger;

import java.util.Optional;

/** A listener attached to a ledger. Safe to use from any thread. */
public interface Subscription extends AutoCloseable {
    /**
     * The last sequence that the listener has taken: the position to keep, and to resume after.
     *
     * @return 0 when it has taken nothing
     */
    long position();

    /**
     * Why the subscription has ended by itself.
     *
     * @return what the listener threw; empty while it runs or when it was closed
     */
    Optional<Throwable> failure();

    /** Detaches the listener; returns when it is not being called any more, unless called by the listener itself. */
    @Override
    void close();
}
