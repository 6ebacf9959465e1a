/** What was measured, for people and for machines. */
package io.daybook.ledger.benchmarks.report;
