package io.daybook.ledger.core.history;

import io.daybook.ledger.command.Command;

/** One thing that a host does to a ledger. */
sealed interface Step {
    /** Gives a command. */
    record Apply(Command command) implements Step {
        @Override
        public String toString() {
            return "ledger.execute(" + CommandText.of(command) + ");";
        }
    }

    /** Asks what a command would be answered. */
    record Simulate(Command command) implements Step {
        @Override
        public String toString() {
            return "ledger.simulate(" + CommandText.of(command) + ");";
        }
    }

    /** Moves the clock. */
    record Advance(long timestampNs) implements Step {
        @Override
        public String toString() {
            return "ledger.advanceTo(" + timestampNs + "L);";
        }
    }

    /** Closes the ledger and opens it again from its journal. */
    record Reopen() implements Step {
        @Override
        public String toString() {
            return "reopen();";
        }
    }
}
