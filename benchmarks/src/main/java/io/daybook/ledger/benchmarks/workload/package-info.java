/** Workloads as data: what is asked of a ledger, by whom, and what a receipt promises. */
package io.daybook.ledger.benchmarks.workload;
