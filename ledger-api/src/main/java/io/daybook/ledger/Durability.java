package io.daybook.ledger;

/** What a receipt promises about its command. */
public enum Durability {
    /** Forced to the device before the receipt: survives a power cut. */
    SYNC,
    /** In the operating system's page cache: survives the process, not the machine. */
    OS,
    /** In memory only: for tests and simulation. */
    MEMORY
}
