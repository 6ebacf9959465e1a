/**
 * Contests: things that are measured in turn, round after round in alternating order, and compared by the ratios of
 * their medians. Start reading at {@link io.daybook.ledger.benchmarks.contest.Contest}.
 */
package io.daybook.ledger.benchmarks.contest;
