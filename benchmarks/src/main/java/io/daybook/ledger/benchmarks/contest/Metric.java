package io.daybook.ledger.benchmarks.contest;

/** What a number says. */
public enum Metric {
    /** Transfers, or other operations, a second. */
    RATE("rate", "transfers/s"),
    /** Appends and forces a second. */
    FORCES("appends", "appends/s"),
    /** Half of all took at most this long. */
    P50("p50", "us"),
    /** Of a hundred, 99 took at most this long. */
    P99("p99", "us"),
    /** Of a thousand, 999 took at most this long. */
    P999("p99.9", "us"),
    /** None took longer. */
    MAX("max", "us"),
    /** How much of a journal is worked through. */
    VOLUME("volume", "MB/s"),
    /** How long something takes. */
    TIME("time", "ms"),
    /** What one transfer takes in the journal. */
    JOURNAL("journal", "bytes/transfer"),
    /** What all threads together allocate on the heap for one transfer. */
    ALLOCATED("allocated", "bytes/transfer"),
    /** What one thing takes off the heap. */
    MEMORY("memory", "bytes each"),
    /** Nanoseconds one operation takes. */
    COST("cost", "ns/op"),
    /** What one operation allocates on the heap. */
    GARBAGE("allocated", "bytes/op");

    private final String label;
    private final String unit;

    Metric(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }

    /**
     * A short name.
     *
     * @return a word
     */
    public String label() {
        return label;
    }

    /**
     * The unit.
     *
     * @return as printed
     */
    public String unit() {
        return unit;
    }
}
