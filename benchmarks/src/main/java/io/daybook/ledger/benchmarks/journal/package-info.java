/**
 * What the journal costs beside what it stands on: the same bytes through the journal, through a plain Chronicle Queue
 * and through a bare file channel, in the same run.
 */
package io.daybook.ledger.benchmarks.journal;
