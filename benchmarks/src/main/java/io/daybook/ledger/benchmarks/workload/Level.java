package io.daybook.ledger.benchmarks.workload;

/** What a receipt promises; NONE is no level of a ledger but its pipeline with a journal that drops every frame. */
public enum Level {
    /** The pipeline with no journal at all. */
    NONE,
    /** Frames stay in memory. */
    MEMORY,
    /** Frames are in the page cache. */
    OS,
    /** Frames are forced to the device. */
    SYNC
}
