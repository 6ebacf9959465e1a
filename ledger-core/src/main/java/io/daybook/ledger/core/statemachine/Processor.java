package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.core.codec.CommandView;

/** Decides and books one family of commands. */
interface Processor {
    /**
     * Judges a command, and changes nothing.
     *
     * @param command structurally valid, its id free
     * @param decision gathers what {@link #book} needs
     * @return the code of the first rejection in the order of precedence, or 0
     */
    int decide(CommandView command, Decision decision);

    /**
     * Books an accepted command. Must not fail.
     *
     * @param command as decided
     * @param decision as gathered; what the receipt shows is added
     */
    void book(CommandView command, Decision decision);
}
