/**
 * Reports: a {@link io.daybook.ledger.cli.table.Report} is rows under {@link io.daybook.ledger.cli.table.Column}s, and
 * writes itself as a table for people, or as JSON Lines or CSV for programs.
 */
package io.daybook.ledger.cli.table;
