package io.daybook.ledger.persistence.fault;

import java.nio.file.Path;

/**
 * Something that is done to the files of a ledger behind its back.
 *
 * @param kind the row of the table that it belongs to
 * @param what this one, in words
 * @param damage does it
 */
record Fault(String kind, String what, Damage damage) {
    /** Changes the files in a directory. */
    @FunctionalInterface
    interface Damage {
        void to(Path directory) throws Exception;
    }

    @Override
    public String toString() {
        return kind + ": " + what;
    }
}
