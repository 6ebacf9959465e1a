/**
 * The verbs of the command line, one class each, and what they share:
 * {@link io.daybook.ledger.cli.command.LedgerDirectory} for the directory they work on,
 * {@link io.daybook.ledger.cli.command.PointInTime} for the past, {@link io.daybook.ledger.cli.command.OutputFormat}
 * for reports. A new verb is a new class here, listed in {@link io.daybook.ledger.cli.Main}.
 */
package io.daybook.ledger.cli.command;
