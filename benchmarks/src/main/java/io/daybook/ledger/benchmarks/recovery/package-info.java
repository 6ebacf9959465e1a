/** What is not measured by a caller's clock alone: opening, replaying, verifying, copying, keeping a history. */
package io.daybook.ledger.benchmarks.recovery;
