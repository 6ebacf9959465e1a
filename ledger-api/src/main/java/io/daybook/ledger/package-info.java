/**
 * The Daybook ledger as a host sees it: values, commands, receipts and the {@link io.daybook.ledger.Ledger} itself.
 *
 * <p>Start at {@link io.daybook.ledger.Ledger}. A host builds immutable commands (package
 * {@link io.daybook.ledger.command}) or fills a reusable {@link io.daybook.ledger.batch.CommandBatch}, and gets a
 * {@link io.daybook.ledger.Receipt} for each: an {@link io.daybook.ledger.Outcome}, a sequence, a timestamp, and the
 * totals of the touched accounts. Package {@link io.daybook.ledger.query} holds what a reader gets.
 *
 * <p>Everything here depends on the JDK alone. Values are immutable and safe to share between threads.
 */
package io.daybook.ledger;
