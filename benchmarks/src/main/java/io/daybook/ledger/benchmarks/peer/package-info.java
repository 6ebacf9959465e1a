/**
 * What else could be used: PostgreSQL, SQLite, RocksDB, H2, each as its users would use it and durable where it can be,
 * doing the same work: check the balance, debit, credit, insert a transfer with a unique id. Nothing here is part of
 * what a host gets.
 */
package io.daybook.ledger.benchmarks.peer;
