/**
 * Plain-text accounting files into commands: {@link io.daybook.ledger.cli.accounting.PlainTextReader} reads the lines,
 * {@link io.daybook.ledger.cli.accounting.Balancer} completes each transaction, and
 * {@link io.daybook.ledger.cli.accounting.CommandLines} writes assets, accounts and transactions as {@code apply} takes
 * them.
 */
package io.daybook.ledger.cli.accounting;
