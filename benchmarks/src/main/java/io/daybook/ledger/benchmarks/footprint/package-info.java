/** What a transfer, an account and a remembered id take: bytes that are the same on every machine. */
package io.daybook.ledger.benchmarks.footprint;
