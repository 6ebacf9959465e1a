/**
 * {@code bin/ledger demo}: fifteen months of a real bank through the whole engine, each balance compared with the
 * bank's.
 *
 * <pre>
 *  BerkaReader ──▶ BankHistory ──▶ HistoryCommands ──▶ HistoryImport ──▶ DemoFindings
 *  (gzipped CSV)   accounts,       rows become          batches to the    mismatches, replays
 *                  postings,       OpenAccount and      ledger, receipt
 *                  expectations    Transfer             against balance
 * </pre>
 *
 * {@link io.daybook.ledger.cli.demo.Demo} is the order of events: import, compare, close, open again, compare.
 * {@link io.daybook.ledger.cli.demo.ContraAccounts} says which account stands against the customer's.
 * {@link io.daybook.ledger.cli.demo.DemoResult} is the last line. Everything runs on the caller's thread.
 */
package io.daybook.ledger.cli.demo;
