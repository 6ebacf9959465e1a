package io.daybook.ledger.core.model;

import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.Command;

/**
 * What an id decided, for ever.
 *
 * @param command as it was first given
 * @param receipt as it was first answered
 */
public record Decision(Command command, Receipt receipt) {}
