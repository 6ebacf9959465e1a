package io.daybook.ledger;

/** Receives the journal's entries in order, each once, after it is durable. */
@FunctionalInterface
public interface EventListener {
    /**
     * Called on the subscription's own thread. A listener that is slow falls behind and reads from the journal; it
     * never stops the ledger. If it throws, its subscription ends with that failure, and nothing else happens.
     *
     * @param event the next entry
     */
    void onEvent(Event event);
}
