/** Latency at a given rate: commands are due at fixed times, whatever has become of the ones before. */
package io.daybook.ledger.benchmarks.latency;
