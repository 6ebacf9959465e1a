package io.daybook.ledger.benchmarks.suite;

import io.daybook.ledger.benchmarks.contest.Contest;
import java.util.function.Function;

/**
 * A contest that can be asked for.
 *
 * @param name a word
 * @param least the least scale that has it, unless it is asked for by name
 * @param contest makes it for a scale
 */
record Entry(String name, Scale least, Function<Scale, Contest> contest) {}
