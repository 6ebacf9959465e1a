package io.daybook.ledger.cli.demo;

import io.daybook.ledger.command.Command;
import java.util.Optional;

/**
 * One command of the import, and the bank's posting it comes from, when it is one. Immutable.
 *
 * @param command what the ledger is asked
 * @param posting what the bank booked; empty for assets and accounts
 */
record HistoryStep(Command command, Optional<BankPosting> posting) {}
