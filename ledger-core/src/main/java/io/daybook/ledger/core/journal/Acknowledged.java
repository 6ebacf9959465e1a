package io.daybook.ledger.core.journal;

/**
 * How far a ledger was acknowledged, as far as is known: receipts, events and balances up to a sequence may have been
 * handed out. A lower bound: what lies above may have been acknowledged too when the machine, and not only the process,
 * has stopped.
 *
 * @param known false when the note is missing or cannot be read, so that nothing is known
 * @param sequence the last sequence; 0 for none
 * @param position the position of the frame that holds it; {@link Journal#BEFORE_FIRST} for none
 */
public record Acknowledged(boolean known, long sequence, long position) {
    /** Nothing was acknowledged yet. */
    public static final Acknowledged NOTHING = new Acknowledged(true, 0, Journal.BEFORE_FIRST);

    /** It is not known what was acknowledged. */
    public static final Acknowledged UNKNOWN = new Acknowledged(false, 0, Journal.BEFORE_FIRST);

    /**
     * It is known.
     *
     * @param sequence the last sequence
     * @param position the position of the frame that holds it
     * @return how far
     */
    public static Acknowledged upTo(long sequence, long position) {
        return new Acknowledged(true, sequence, position);
    }

    @Override
    public String toString() {
        return known ? "sequence=" + sequence : "unknown";
    }
}
