/** The parts of a command's way, each by itself, measured with JMH and its profiler of allocation. */
package io.daybook.ledger.benchmarks.parts;
