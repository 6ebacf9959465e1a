/** The standard contests, the goals they are measured by, and the command that runs them. */
package io.daybook.ledger.benchmarks.suite;
