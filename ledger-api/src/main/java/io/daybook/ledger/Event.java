package io.daybook.ledger;

import io.daybook.ledger.command.Command;
import java.util.Optional;

/**
 * One entry of the journal: a decided command or an effect that fell due, with its receipt. Immutable.
 *
 * @param command what was asked; empty for an effect
 * @param receipt what was decided
 */
public record Event(Optional<Command> command, Receipt receipt) {}
